/** A moment by both clocks of this computer, milliseconds: the one that can be set, and the one that stands still while it sleeps. */
export interface Moment {
  /** As `Date.now()`. */
  wall: number
  /** As `performance.now()`. */
  running: number
}

export const momentNow = (): Moment => ({ wall: Date.now(), running: performance.now() })

/** A wall clock is corrected by this much all the time, milliseconds. */
const CORRECTION_MS = 1000

/**
 * How much time has passed since, milliseconds, by whichever clock tells more: neither setting the clock nor sleep makes something
 * look younger than it is. Infinity when the wall clock was set back, and nobody knows.
 */
export function ageOf(moment: Moment, now: Moment): number {
  const wall = now.wall - moment.wall
  return wall < -CORRECTION_MS ? Infinity : Math.max(wall, now.running - moment.running)
}

/** A step of one clock against the other by more than this is a jump, milliseconds: less is how clocks are corrected, and drift apart. */
const JUMP_MS = 5000

/** Whether one of the clocks has jumped against the other since the last look: the wall clock was set, or the computer slept. */
export function watchJumps(now: () => Moment = momentNow): () => boolean {
  const lead = () => {
    const { wall, running } = now()
    return wall - running
  }
  let known = lead()
  return () => {
    const found = lead()
    if (Math.abs(found - known) < JUMP_MS) return false
    known = found
    return true
  }
}
