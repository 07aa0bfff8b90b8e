import type { RunHead } from './run-types.ts'
import { isOver } from './journal.ts'

/** Milliseconds for which a page that works on a run is believed to live. */
export const LEASE_MS = 6000

/** Milliseconds without any work after which nobody expects that a run goes on by itself: a reload is quicker, a night is longer. */
export const INTERRUPTED_AFTER_MS = 60_000

/** Milliseconds for which a run is kept after the last work on it. */
export const KEPT_MS = 24 * 3_600_000

/** UNIX milliseconds when something was last done for a run. */
const lastWorkOn = ({ finishedAt, leaseUntil }: RunHead): number => finishedAt ?? leaseUntil - LEASE_MS

export const isForgotten = (head: RunHead, now: number): boolean => now - lastWorkOn(head) > KEPT_MS

/**
 * The run with `worker` working on it, if nobody else does: undefined when it is over, or another page's lease lasts. A lease that ends
 * later than any can was given before this computer's clock was set back.
 */
export function claim(head: RunHead, worker: string, now: number): RunHead | undefined {
  const isHeld = head.worker !== worker && head.leaseUntil > now && head.leaseUntil <= now + LEASE_MS
  if (isOver(head) || isHeld) return undefined
  const isInterrupted = head.state === 'running' && now - lastWorkOn(head) > INTERRUPTED_AFTER_MS
  return {
    ...head,
    worker,
    leaseUntil: now + LEASE_MS,
    ...(isInterrupted ? { state: 'paused', pausedFor: 'interrupted' } : {}),
  }
}

/** The run as its worker leaves it: the next one may claim it at once. */
export const released = (head: RunHead, worker: string, now: number): RunHead | undefined =>
  head.worker === worker && !isOver(head) ? { ...head, leaseUntil: Math.min(head.leaseUntil, now) } : undefined
