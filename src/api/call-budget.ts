import PQueue from 'p-queue'
import { ACTIONS } from './contract/actions.ts'
import { LONGEST_WAIT_MS } from './contract/service-headers.ts'
import { Failure } from './failure.ts'
import { countSentAhead } from './transport.ts'

interface CallBudgetOptions {
  /** Calls under way at the same time. */
  concurrency: number
  callsPerSecond: number
  /** Milliseconds of rest after a throttling answer that does not name its own. */
  restMs?: number
}

interface CallOptions {
  /** Higher goes first. */
  priority?: number
  /** Drops the call from the queue, and reaches the call itself. */
  signal?: AbortSignal | undefined
}

export interface CallBudget {
  /** Runs the call when its turn comes. Rejects with the call's own failure, or the signal's reason. */
  run<T>(call: () => Promise<T>, options?: CallOptions): Promise<T>
  /** Lets no call begin before then. Resolves when calls may begin. */
  holdUntil(moment: Promise<void>): Promise<void>
  /** Counts calls that were sent by somebody else. */
  spend(calls: number): void
}

/** Calls start in slices this long, so that a second's calls do not leave all at once. */
const SLICE_MS = 200
const DEFAULT_REST_MS = 1000

/**
 * What the console reads by itself shares this budget; what the operator asks for goes straight to the client. p-queue
 * because concurrency, priority and cancellation in one queue are easy to get wrong (it is small and widely used). Its own pace is
 * not used: it goes by the wall clock, and stands still for as long as that was set back.
 */
export function createCallBudget(options: CallBudgetOptions): CallBudget {
  const { concurrency, callsPerSecond, restMs = DEFAULT_REST_MS } = options
  const queue = new PQueue({ concurrency })
  const callsPerSlice = Math.max(1, Math.floor((callsPerSecond * SLICE_MS) / 1000))
  let started = 0
  let held = false
  let wake: ReturnType<typeof setTimeout> | undefined
  let wakeAt = 0

  const rest = (asked: number) => {
    // A timer takes no more than 24 days, and goes off at once when asked for more.
    const ms = Math.min(asked, LONGEST_WAIT_MS)
    const until = performance.now() + ms
    if (wake !== undefined && until <= wakeAt) return
    clearTimeout(wake)
    wakeAt = until
    queue.pause()
    wake = setTimeout(() => {
      wake = undefined
      if (!held) queue.start()
    }, ms)
  }

  return {
    async holdUntil(moment) {
      held = true
      queue.pause()
      await moment
      held = false
      if (wake === undefined) queue.start()
    },
    spend(calls) {
      if (Math.floor((started + calls) / callsPerSlice) > Math.floor(started / callsPerSlice)) rest(SLICE_MS)
      started += calls
    },
    run(call, { priority = 0, signal } = {}) {
      const watched = async () => {
        started += 1
        if (started % callsPerSlice === 0) rest(SLICE_MS)
        try {
          return await call()
        } catch (error) {
          if (error instanceof Failure && error.throttled) rest(error.facts.retryAfterMs ?? restMs)
          throw error
        }
      }
      return queue.add(watched, { priority, ...(signal === undefined ? {} : { signal }) })
    },
  }
}

/** Who goes first in the background: rows on screen before the groups that only a search needs, unless those are what is on screen. */
export const PRIORITY = { hurried: 2, screen: 1, directory: 0 } as const

/** Half of what the service allows an account: the rest is for the operator, and for colleagues at other screens. */
export const BACKGROUND_CALLS_PER_SECOND = ACTIONS.ListLiveMessageGroupByPage.qps / 2

export const backgroundCalls = createCallBudget({ concurrency: 4, callsPerSecond: BACKGROUND_CALLS_PER_SECOND })
backgroundCalls.spend(countSentAhead())
