import { LIMITS } from '#api/contract/limits.ts'

const DIGITS = /^\d{1,19}$/

/** Nothing, or a message type that the service knows. */
export function isType(text: string): boolean {
  const trimmed = text.trim()
  return trimmed === '' || (DIGITS.test(trimmed) && BigInt(trimmed) <= LIMITS.int64Max)
}
