/**
 * The service counts an account's calls in each second of its own clock. No second of ours may hold more than allowed, and a call
 * takes a little longer or shorter than the one before it to get there: milliseconds.
 */
const WINDOW_MS = 1010

/** Calls leave in slices, so that a second's calls do not leave all at once; milliseconds. */
const SLICE_MS = 250
/** What late ticks may make up for, milliseconds: the window still holds no more than allowed. */
const MADE_UP_MS = 1000

/** How many calls of a run may leave now. */
export interface Pacer {
  /** Calls that may leave at `now`, and are counted as leaving. `most`: no more than that many. */
  take(now: number, most: number): number
  /** Lets nothing leave for so many milliseconds. */
  rest(now: number, ms: number): void
  /** Calls a second that may leave. */
  setRate(perSecond: number): void
}

/**
 * All times are milliseconds of a clock that nobody sets. `perSecond`: the pace, of which late ticks are made up for; at least one, however
 * small the share. `limit`: what no second may hold.
 */
export function createPacer(perSecond: number, limit: number): Pacer {
  let rate = Math.max(1, perSecond)
  let credit = 0
  let creditAt: number | undefined
  let restingUntil = Number.NEGATIVE_INFINITY
  /** When the calls of the last second left, oldest first. */
  let left: number[] = []
  return {
    take(now, most) {
      if (now < restingUntil) return 0
      const passed = creditAt === undefined ? SLICE_MS : now - creditAt
      creditAt = now
      credit = Math.min(credit + (passed * rate) / 1000, Math.max(1, (MADE_UP_MS * rate) / 1000))
      left = left.filter((at) => now - at < WINDOW_MS)
      const count = Math.max(0, Math.min(Math.floor(credit), limit - left.length, most))
      credit -= count
      for (let call = 0; call < count; call += 1) left.push(now)
      return count
    },
    rest(now, ms) {
      restingUntil = Math.max(restingUntil, now + ms)
      credit = 0
      creditAt = restingUntil
    },
    setRate(next) {
      rate = Math.max(1, next)
    },
  }
}
