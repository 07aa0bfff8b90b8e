import type { ActionName } from '#api/contract/actions.ts'
import { Refusal } from '../http/refusal.ts'

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

interface Waiting {
  start(): void
}

const SECOND = 1000

/**
 * What the service allows the account, per action and in any second, shared fairly: operators take turns, so that one who
 * asks for much waits for himself.
 */
export function createBudget({ callsPerSecond, queueMs, clock = () => performance.now() }: BudgetOptions): Budget {
  const lanes = new Map<ActionName, Lane>()
  const laneOf = (action: ActionName) => {
    const lane = lanes.get(action) ?? createLane(callsPerSecond(action), clock)
    lanes.set(action, lane)
    return lane
  }
  return {
    waiting: (action) => lanes.get(action)?.waiting() ?? 0,
    turn(action, operator, signal) {
      const lane = laneOf(action)
      if (!signal.aborted && lane.startNow()) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const leave = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', gone)
        }
        const entry: Waiting = {
          start() {
            leave()
            resolve()
          },
        }
        const refuse = () => {
          leave()
          lane.drop(operator, entry)
          const retryAfterMs = lane.waitMs()
          reject(new Refusal('Throttling.User', `Too many calls of ${action} at once; it was not sent. Try again in a moment.`, { retryAfterMs }))
        }
        const gone = () => {
          leave()
          lane.drop(operator, entry)
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
        }
        const timer = setTimeout(refuse, queueMs)
        signal.addEventListener('abort', gone, { once: true })
        if (signal.aborted) gone()
        else if (!lane.wait(operator, entry)) refuse()
      })
    },
  }
}

interface Lane {
  /** Takes a free call of this second, unless others wait for it. */
  startNow(): boolean
  /** False when the operator already waits for a whole second's calls. */
  wait(operator: string, entry: Waiting): boolean
  drop(operator: string, entry: Waiting): void
  waiting(): number
  /** Milliseconds until one who comes now would be served. */
  waitMs(): number
}

function createLane(perSecond: number, clock: () => number): Lane {
  /** When the calls of the last second started, oldest first. */
  const started: number[] = []
  /** By operator, in the order of their turns. */
  const queues = new Map<string, Waiting[]>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const isFree = () => {
    const now = clock()
    while (started[0] !== undefined && started[0] <= now - SECOND) started.shift()
    return started.length < perSecond
  }
  const waiting = () => [...queues.values()].reduce((sum, { length }) => sum + length, 0)

  const serve = () => {
    timer = undefined
    while (isFree()) {
      const [next] = queues
      if (next === undefined) return
      const [operator, queue] = next
      const entry = queue.shift()
      // To the end of the round.
      queues.delete(operator)
      if (queue.length > 0) queues.set(operator, queue)
      if (entry === undefined) continue
      started.push(clock())
      entry.start()
    }
    wakeLater()
  }
  const wakeLater = () => {
    if (timer !== undefined || queues.size === 0) return
    timer = setTimeout(serve, Math.max(1, Math.ceil((started[0] ?? 0) + SECOND - clock())))
  }

  return {
    waiting,
    startNow() {
      if (queues.size > 0 || !isFree()) return false
      started.push(clock())
      return true
    },
    wait(operator, entry) {
      const queue = queues.get(operator) ?? []
      if (queue.length >= perSecond) return false
      queue.push(entry)
      queues.set(operator, queue)
      wakeLater()
      return true
    },
    drop(operator, entry) {
      const queue = queues.get(operator)
      const place = queue?.indexOf(entry) ?? -1
      if (queue === undefined || place === -1) return
      queue.splice(place, 1)
      if (queue.length === 0) queues.delete(operator)
    },
    waitMs: () => Math.ceil(((waiting() + 1) / perSecond) * SECOND),
  }
}
