import type { ActionName, AnswerOf } from '#api/contract/actions.ts'
import type { Handlers } from './actions/handler.ts'
import { HANDLERS } from './actions/handlers.ts'
import type { Context } from './context.ts'
import { parseParams } from './input.ts'
import { isWorkDue, passTime } from './passing-time.ts'
import type { ServiceState } from './state.ts'
import { Tables } from './tables.ts'

/** When a call happens, as its caller decides: the backend has no clock and no ID source of its own. */
export interface Stamp {
  /** Service time in milliseconds. One earlier than the last change counts as the time of that change. */
  at: number
  requestId: string
}

/**
 * The service in memory. Synchronous and deterministic: the same state and the same calls with the same stamps give the same
 * answers and the same state.
 */
export interface Backend {
  readonly state: ServiceState
  /** Answers exactly as the vendor does, secrets included, or throws `ServiceError`. */
  call<A extends ActionName>(action: A, params: unknown, stamp: Stamp): AnswerOf<A>
  /** Work on the service that is no action of its API, such as users joining. */
  run<T>(stamp: Stamp, work: (context: Context) => T): T
  /**
   * Whether time alone changes by then what has to be written down: the next call, even a read, settles messages or purges groups. What
   * shows say is not among it.
   */
  isWorkDue(atMs: number): boolean
}

export function createBackend(state: ServiceState): Backend {
  const tables = new Tables(state)
  const timeOf = (atMs: number) => Math.max(atMs, state.time)
  const secondsOf = (atMs: number) => Math.floor(timeOf(atMs) / 1000)

  function run<T>({ at, requestId }: Stamp, work: (context: Context) => T): T {
    const time = timeOf(at)
    const changed = () => {
      state.revision += 1
      state.time = time
    }
    const now = secondsOf(at)
    const due = isWorkDue(tables, now)
    if (passTime(state, tables, now)) state.time = time
    if (due) changed()
    return work({ state, tables, now, requestId, changed })
  }

  return {
    state,
    run,
    call: <A extends ActionName>(action: A, params: unknown, stamp: Stamp) =>
      run(stamp, (context) => {
        const handler: Handlers[A] = HANDLERS[action]
        return handler(context, parseParams(action, params))
      }),
    isWorkDue: (atMs) => isWorkDue(tables, secondsOf(atMs)),
  }
}
