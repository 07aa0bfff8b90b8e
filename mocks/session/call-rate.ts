import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'

/**
 * Calls a second, counted per action in whole seconds of service time: 50, and 10 for mutes. A world is one account's, so this is the
 * account's count. It lives with the engine and not in the world: reads count too, and a journal holds none of them.
 */
export class CallRate {
  readonly #counts = new Map<ActionName, { second: number; calls: number }>()

  /** Counts a call, or refuses it with the milliseconds until the next second. `taken`: the part others use up, 0 to 1. */
  take(action: ActionName, atMs: number, taken: number): void {
    const second = Math.floor(atMs / 1000)
    const limit = Math.round(ACTIONS[action].qps * (1 - taken))
    const count = this.#counts.get(action)
    const calls = count?.second === second ? count.calls : 0
    if (calls >= limit) {
      throw new ServiceError(
        'Throttling.User',
        `${action} was called ${limit} times in this second, which is the limit. Call again after the time in x-acs-retry-after.`,
        { retryAfterMs: 1000 - (atMs - second * 1000) },
      )
    }
    this.#counts.set(action, { second, calls: calls + 1 })
  }
}
