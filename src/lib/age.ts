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
