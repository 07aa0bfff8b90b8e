import type { Locale } from '#lib/strings.ts'
import type { Fault } from '../faults.ts'
import { faultStrings } from './fault-strings.ts'

/** What a fault does, without its action: `503 ServiceUnavailable`, `800 ms`. */
export function faultDetail(fault: Fault, locale: Locale): string {
  const words = faultStrings[locale]
  if (fault.kind === 'error') {
    const wait = fault.retryAfterMs === undefined ? '' : ` · ${words.retryAfter} ${fault.retryAfterMs}`
    return `${fault.status} ${fault.code}${wait}`
  }
  if (fault.kind === 'html') return String(fault.status)
  return fault.kind === 'delay' ? `${fault.ms.toLocaleString(locale)} ${words.ms}` : ''
}

/** Which of the calls it hits; empty when all. */
export function faultChoice({ nth, times, seconds, share, seed = 1 }: Fault, locale: Locale): string {
  const words = faultStrings[locale]
  return [
    nth === undefined ? undefined : words.fromNth(nth.toLocaleString(locale)),
    times === undefined ? undefined : words.nTimes(times.toLocaleString(locale)),
    seconds === undefined ? undefined : words.forSeconds(seconds.toLocaleString(locale)),
    share === undefined ? undefined : words.shareOf((share * 100).toLocaleString(locale), String(seed)),
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}
