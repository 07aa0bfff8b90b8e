import { useSyncExternalStore } from 'react'
import { serviceClock } from '#api/service.ts'
import { dayOf } from '#lib/time.ts'

const TICK_MS = 15_000

// One moment for the whole screen: were each place to look at the clock by itself, a row could promise more than its dialog.
let now = serviceClock.now()
const listeners = new Set<() => void>()
let stop: () => void = () => undefined

function tick(): void {
  const next = serviceClock.now()
  if (next === now) return
  now = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    const timer = setInterval(tick, TICK_MS)
    const unsubscribe = serviceClock.subscribe(tick)
    stop = () => {
      clearInterval(timer)
      unsubscribe()
    }
  }
  listeners.add(listener)
  tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stop()
  }
}

/** The service's time in UNIX seconds, again every few seconds and whenever it jumps; the same wherever it is used. */
export function useServiceNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

/** The day it is by the service's clock, `2026-11-23`, in the operator's time zone; again when the next one has begun. */
export function useServiceDay(): string {
  return useSyncExternalStore(subscribe, () => dayOf(now))
}
