import { pause } from '#lib/pause.ts'
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
export function repeatThrottled<T>(write: (submitKey: string) => Promise<T>): Promise<T> {
  const submitKey = newSubmitKey()
  return repeating(() => write(submitKey), retryWrite)
}

/** Runs a read, again after transient failures. Rejects with the last failure, or with the signal's reason. */
export function repeatTransient<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return repeating(read, retryRead, signal)
}

async function repeating<T>(
  work: () => Promise<T>,
  mayRepeat: (failedTimes: number, error: unknown) => boolean,
  signal?: AbortSignal,
): Promise<T> {
  for (let failedTimes = 0; ; failedTimes += 1) {
    try {
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      if (!mayRepeat(failedTimes, error)) throw error
      await pause(retryDelayMs(failedTimes, error), signal)
    }
  }
}
