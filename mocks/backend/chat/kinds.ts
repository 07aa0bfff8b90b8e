import { LIMITS } from '#api/contract/limits.ts'

/** Message types as a show's own client numbers them. */
export const CHAT = 1n
export const LIKE = 2n
export const GIFT = 10_001n
export const NOTICE = LIMITS.int64Max
