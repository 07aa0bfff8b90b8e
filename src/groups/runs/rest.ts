/** Why nothing is sent for a while. `storage`: the browser could not keep what would have been sent. */
export type RestReason = 'throttled' | 'unreachable' | 'storage'

/** When a run rests, and how long. */
export interface Rest {
  /** Begins, or prolongs; returns for how many milliseconds. `asked`: what the service asks for. */
  begin(why: RestReason, asked?: number): number
  isResting(): boolean
  /** The service answered: the next trouble begins with a short rest again. */
  end(): void
  /** Until when (UNIX milliseconds) and why; undefined while it does not rest. */
  get(): { at: number; why: RestReason } | undefined
}

const FIRST_MS = 1000
const LONGEST_MS = 15_000
/** A timer takes no more than 24 days; nobody waits for longer than an hour without being asked again. */
const LONGEST_ASKED_MS = 3_600_000

export function createRest(clock: { wall: () => number; running: () => number }): Rest {
  let untilRunning = Number.NEGATIVE_INFINITY
  let current: { at: number; why: RestReason } | undefined
  let next = FIRST_MS
  return {
    begin(why, asked) {
      const running = clock.running()
      // What was under way together fails together: that is one trouble, not several.
      const isNew = running >= untilRunning
      const ms = asked === undefined ? next : Math.min(Math.max(asked, 0), LONGEST_ASKED_MS)
      if (isNew && asked === undefined) next = Math.min(next * 2, LONGEST_MS)
      if (running + ms > untilRunning) {
        untilRunning = running + ms
        current = { at: clock.wall() + ms, why }
      }
      return ms
    },
    isResting: () => clock.running() < untilRunning,
    end() {
      if (clock.running() < untilRunning) return
      next = FIRST_MS
      current = undefined
    },
    get: () => (clock.running() < untilRunning ? current : undefined),
  }
}
