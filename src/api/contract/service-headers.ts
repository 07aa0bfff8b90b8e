/**
 * What a service says beside its answers, held to what can be true. Gateway and console read these headers here and nowhere else, so
 * that nothing a service says can stop a browser tab or move its clock to another age (docs/decisions/0018).
 */

/** Longest wait that is obeyed, milliseconds. The vendor's own command line tool caps at the same. */
export const LONGEST_WAIT_MS = 60_000

/** Milliseconds that `x-acs-retry-after` asks to wait, a minute at most; undefined when it is no positive whole number. */
export function waitMs(header: string | null): number | undefined {
  if (header === null || !/^\d+$/.test(header)) return undefined
  const asked = Number(header)
  return asked === 0 ? undefined : Math.min(asked, LONGEST_WAIT_MS)
}

/** The API is of this day; before it nothing was answered. */
const FIRST_MS = Date.UTC(2016, 10, 1)
/** Far enough for a rehearsal whose clock a tester moves on. */
const LAST_MS = Date.UTC(2100, 0, 1)

/**
 * The moment that `Date` names, milliseconds since 1970; undefined when it is not written as HTTP demands (IMF-fixdate, RFC 9110
 * 5.6.7), is no day of the calendar, or lies in another age.
 */
export function dateMs(header: string | null): number | undefined {
  const ms = header === null ? Number.NaN : Date.parse(header)
  // `Date.parse` also takes "2026" and much else; `toUTCString` writes an IMF-fixdate.
  if (!(ms >= FIRST_MS && ms < LAST_MS) || new Date(ms).toUTCString() !== header) return undefined
  return ms
}
