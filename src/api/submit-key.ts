import { randomId } from '#lib/random-id.ts'

/** 130 bits of chance. */
const LENGTH = 26

/**
 * The idempotency key of one submit (`contract/idempotency.ts`). Made where the operator acts, and shared by everything that is tried
 * for that act: what throttling refused is tried again under the same key.
 */
export function newSubmitKey(): string {
  return randomId(LENGTH)
}
