import { LIMITS } from '#api/contract/limits.ts'

const DIGITS = /^\d{1,19}$/

/** Nothing, or a message type that the service knows. */
export function isType(text: string): boolean {
  const trimmed = text.trim()
  return trimmed === '' || (DIGITS.test(trimmed) && BigInt(trimmed) <= LIMITS.int64Max)
}

/** UNIX seconds of a `datetime-local` field; undefined while it is blank, or a year is half typed and lies before 1970. */
export function secondsOf(value: string): number | undefined {
  const ms = value === '' ? Number.NaN : new Date(value).getTime()
  return Number.isNaN(ms) || ms < 0 ? undefined : Math.floor(ms / 1000)
}
