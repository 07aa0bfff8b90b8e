import { createRandom } from './random.ts'
import type { ServiceState } from './state.ts'

const LETTERS_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const HEX = '0123456789ABCDEF'

/** IDs come from the state's seed and counter, so the same calls make the same IDs. */
function nextText(state: ServiceState, length: number, alphabet: string): string {
  state.idsMade += 1
  // The golden ratio spreads consecutive counters over the whole 32-bit range.
  return createRandom(state.seed ^ Math.imul(state.idsMade, 0x9e3779b1)).text(length, alphabet)
}

/** Lower-case letters and digits, as the vendor's console shows application IDs. */
export const newAppId = (state: ServiceState): string => nextText(state, 12, LETTERS_DIGITS)
/** A message's ID: the caller's own, or one made up when none was given. */
export const chosenMessageId = (state: ServiceState, chosen = ''): string =>
  chosen === '' ? nextText(state, 32, HEX) : chosen
/** AppKey and AppSign: look secret, are not. */
export const newSecret = (state: ServiceState): string => nextText(state, 32, LETTERS_DIGITS)
