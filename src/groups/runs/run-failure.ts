import { KEYS } from '#api/contract/idempotency.ts'
import { neverSent } from '#api/contract/errors.ts'
import { Failure } from '#api/failure.ts'
import type { Said } from './run-types.ts'

/**
 * What a failed attempt means for its item and its run.
 * - `later`: it did not run; the same again, after a rest of so many milliseconds when the service says how many.
 * - `full`: the application holds all it may; nothing further can be created or restored for now.
 * - `ask`: the answer was lost, and the service is asked whether it happened. `away`: nobody can be reached at all.
 * - `refused`: it will not happen.
 */
export type Meaning =
  | { kind: 'later'; why: 'throttled' | 'unreachable' | 'session'; afterMs?: number | undefined }
  | { kind: 'full' }
  | { kind: 'ask'; away: boolean }
  | { kind: 'refused'; said: Said }

const SIGN_IN_REQUIRED = 401

export function meaningOf(error: unknown): Meaning {
  if (!(error instanceof Failure)) return { kind: 'refused', said: sayingOf(error) }
  const { status, code, retryAfterMs, write } = error.facts
  if (error.throttled) return { kind: 'later', why: 'throttled', afterMs: retryAfterMs }
  if (status === SIGN_IN_REQUIRED) return { kind: 'later', why: 'session' }
  if (code === 'ErrorTooManyGroups') return { kind: 'full' }
  if (error.outcomeUnknown) return { kind: 'ask', away: error.kind === 'unreachable' }
  const mayWorkLater = error.transient && (!write || neverSent(code))
  return mayWorkLater ? { kind: 'later', why: 'unreachable' } : { kind: 'refused', said: sayingOf(error) }
}

export function sayingOf(error: unknown): Said {
  if (!(error instanceof Failure)) return { message: error instanceof Error ? error.message : String(error) }
  const { message, code, requestId, status } = error.facts
  return {
    message,
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(status === undefined ? {} : { status }),
  }
}

/** Milliseconds by which two clocks may differ, and a call may be on its way. */
const MARGIN_MS = 60_000

/**
 * Whether an item that did not happen may be sent once more under its key: as long as whoever executes knows the key, the two can
 * have one effect only. Times are UNIX milliseconds.
 */
export const isKeyAlive = (sentAt: number, now: number): boolean =>
  now >= sentAt && now - sentAt < KEYS.lifeMs - MARGIN_MS
