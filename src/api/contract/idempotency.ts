import { ACTIONS, type ActionName } from './actions.ts'
import { isThrottling, neverSent } from './errors.ts'

/**
 * One act has one effect. Whatever stands between console and executor may send a request twice: browsers repeat a POST by themselves
 * when a reused connection ends before its answer. So every write of the console carries a key, made once per submit, and whoever
 * executes (gateway, in-browser backend) runs a key once and gives its repetitions the first answer. The header is that of the IETF
 * draft `draft-ietf-httpapi-idempotency-key-header`; as elsewhere in the field the value stands in it as it is, without quotes.
 */
export const IDEMPOTENCY_HEADER = 'idempotency-key'

export const KEYS = {
  /** Milliseconds a key is remembered after its write began. */
  lifeMs: 10 * 60_000,
  /** Keys remembered of one operator: as many as one action's calls in that time. Further writes are throttled until some grow old. */
  most: 50 * 10 * 60,
} as const

/** Visible ASCII, as a header can carry it. */
export function isIdempotencyKey(text: string): boolean {
  return /^[\x21-\x7e]{1,128}$/.test(text)
}

export const KEY_ADVICE =
  'Idempotency-Key must be 1 to 128 visible ASCII characters without spaces. Make a new random one for every submit.'

/** Why a key is refused that was used for another write: Code `Gateway.KeyReused`. */
export const KEY_REUSED = 'This Idempotency-Key was used for another write. Make a new one for every submit.'

/** Only writes are remembered; a read may be repeated by anybody. */
export function takesKey(action: ActionName): boolean {
  return ACTIONS[action].kind === 'write'
}

/**
 * Whether a refusal says that the write was not executed, so that its key stays free and the same submit may be tried again:
 * throttled, never sent, not signed in, not allowed. Everything else is remembered, an unknown outcome, too.
 */
export function leavesKeyFree({ status, code }: { status: number; code: string }): boolean {
  return isThrottling(status, code) || neverSent(code) || [401, 403].includes(status)
}
