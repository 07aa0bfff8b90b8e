import { Failure } from './failure.ts'
import { newSubmitKey } from './submit-key.ts'

const REPEATS = 2
const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 8000

/** Reads repeat at most twice, and only when the failure is transient. For TanStack Query's `retry`. */
export function retryRead(failedTimes: number, error: unknown): boolean {
  return error instanceof Failure && error.transient && failedTimes < REPEATS
}

/** Writes repeat only after throttling, which refuses them before they run. */
export function retryWrite(failedTimes: number, error: unknown): boolean {
  return error instanceof Failure && error.throttled && failedTimes < REPEATS
}

/** Milliseconds before the next try: what the service asks for, else doubling from half a second. Capped. */
export function retryDelayMs(failedTimes: number, error: unknown): number {
  const asked = error instanceof Failure ? error.facts.retryAfterMs : undefined
  return Math.min(asked ?? FIRST_DELAY_MS * 2 ** failedTimes, LONGEST_DELAY_MS)
}

/** Runs a write under one key, again after throttling only. Rejects with the last failure. */
export async function repeatThrottled<T>(write: (submitKey: string) => Promise<T>): Promise<T> {
  const submitKey = newSubmitKey()
  for (let failedTimes = 0; ; failedTimes += 1) {
    try {
      return await write(submitKey)
    } catch (error) {
      if (!retryWrite(failedTimes, error)) throw error
      const wait = retryDelayMs(failedTimes, error)
      await new Promise((resolve) => {
        setTimeout(resolve, wait)
      })
    }
  }
}
