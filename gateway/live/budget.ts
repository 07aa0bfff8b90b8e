import type { ActionName } from '#api/contract/actions.ts'
import { Refusal } from '../http/refusal.ts'
import { createLane, type Lane } from './lane.ts'

interface BudgetOptions {
  callsPerSecond(action: ActionName): number
  /** Longest wait for a turn, milliseconds. */
  queueMs: number
  /** Monotonic milliseconds. */
  clock?: () => number
}

export interface Budget {
  /**
   * Resolves when the operator's call may start. Rejects with Throttling.User when its turn would come too late, and with
   * the signal's reason when nobody waits any more.
   */
  turn(action: ActionName, operator: string, signal: AbortSignal): Promise<void>
  waiting(action: ActionName): number
}

/** What the service allows the account, per action and in any second, shared fairly (see `createLane`). */
export function createBudget({ callsPerSecond, queueMs, clock = () => performance.now() }: BudgetOptions): Budget {
  const lanes = new Map<ActionName, Lane>()
  const laneOf = (action: ActionName) => {
    const lane = lanes.get(action) ?? createLane(callsPerSecond(action), clock)
    lanes.set(action, lane)
    return lane
  }
  return {
    waiting: (action) => lanes.get(action)?.waiting() ?? 0,
    async turn(action, operator, signal) {
      const lane = laneOf(action)
      signal.throwIfAborted()
      if (lane.startNow(operator)) return
      const late = () => {
        const retryAfterMs = lane.waitMs()
        return new Refusal(
          'Throttling.User',
          `Too many calls of ${action} at once; it was not sent. Try again in a moment.`,
          { retryAfterMs },
        )
      }
      if (lane.isFullFor(operator)) throw late()
      await lane.wait(operator, { atMost: queueMs, signal, late })
    },
  }
}
