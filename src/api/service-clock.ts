import { createSteadyClock } from '#lib/steady-clock.ts'
import { dateMs } from './contract/service-headers.ts'

/**
 * The service's time as its answers tell it (`Date` header). Remaining times are judged by it, never by this computer's
 * clock, which may be wrong or, on a rehearsal backend, somewhere else on purpose. Setting this computer's clock back moves nothing.
 */
export interface ServiceClock {
  /** UNIX seconds. Until the first answer: this computer's time. */
  now(): number
  /** Takes the `Date` header of an answer that has just arrived; see `dateMs` for what is ignored. */
  observe(dateHeader: string | null): void
  /**
   * A rehearsal says outright what time it is, milliseconds, and whether its clock stands there: what answers tell is then nothing new.
   */
  tell(ms: number, frozen: boolean): void
  /** Calls back when the service's time jumped against ours. */
  subscribe(listener: () => void): () => void
}

/** Seconds: what is stamped by the service may be a little older than the time its last answer told. */
export const CLOCK_SLACK = 10

/** Seconds by which `now` may be off: a `Date` header has whole seconds and travels a while, so that smaller steps are noise. */
export const READING_ERROR = 2
const JITTER_MS = READING_ERROR * 1000

/** This computer's time as it was when the page began, going on steadily. */
function steadyTime(): () => number {
  const steady = createSteadyClock()
  const began = Date.now() - steady()
  return () => began + steady()
}

export function createServiceClock(localNowMs: () => number = steadyTime()): ServiceClock {
  let offsetMs: number | undefined
  let standsAt: number | undefined
  const listeners = new Set<() => void>()
  return {
    now: () => Math.floor((standsAt ?? localNowMs() + (offsetMs ?? 0)) / 1000),
    observe(dateHeader) {
      const told = dateMs(dateHeader)
      if (told === undefined || standsAt !== undefined) return
      const offset = told - localNowMs()
      if (offsetMs !== undefined && Math.abs(offset - offsetMs) < JITTER_MS) return
      offsetMs = offset
      for (const listener of listeners) listener()
    },
    tell(ms, frozen) {
      standsAt = frozen ? ms : undefined
      offsetMs = ms - localNowMs()
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
