/** Why nothing is sent for a while. `storage`: the browser could not keep what would have been sent. */
export type RestReason = 'throttled' | 'unreachable' | 'storage'

/** When a run rests, and how long. */
export interface Rest {
  /** Begins, or prolongs; returns for how many milliseconds. `asked`: what the service asks for. */
  begin(why: RestReason, asked?: number): number
  isResting(): boolean
  /** The service answered: the next trouble begins with a short rest again. */
  end(): void
  /** For how many seconds, at least one, and why; undefined while it does not rest. */
  get(): { seconds: number; why: RestReason } | undefined
}

const FIRST_MS = 1000
const LONGEST_MS = 15_000
/** A timer takes no more than 24 days; nobody waits for longer than an hour without being asked again. */
const LONGEST_ASKED_MS = 3_600_000

/** `now`: milliseconds of a clock that nobody sets. */
export function createRest(now: () => number): Rest {
  let until = Number.NEGATIVE_INFINITY
  let reason: RestReason = 'throttled'
  let next = FIRST_MS
  return {
    begin(why, asked) {
      // What was under way together fails together: that is one trouble, not several.
      const isNew = now() >= until
      const ms = asked === undefined ? next : Math.min(Math.max(asked, 0), LONGEST_ASKED_MS)
      if (isNew && asked === undefined) next = Math.min(next * 2, LONGEST_MS)
      if (now() + ms > until) {
        until = now() + ms
        reason = why
      }
      return ms
    },
    isResting: () => now() < until,
    end() {
      if (now() >= until) next = FIRST_MS
    },
    get: () => (now() < until ? { seconds: Math.ceil((until - now()) / 1000), why: reason } : undefined),
  }
}
