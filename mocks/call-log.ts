import type { Command } from './session/entry.ts'
import type { Executed } from './session/shared-world.ts'

/** Calls remembered; older ones are forgotten. */
const MOST = 300

/** One call as the mock received it, for tests and testers to look at. */
export interface LoggedCall {
  /** Counts all calls of this page from 1, so that a test can ask for those after a moment. */
  number: number
  /** Service time, UNIX seconds. */
  at: number
  requestId: string
  action: string
  params: unknown
  ifMatch?: string
  /** Status of the outcome before faults broke it; 0 when a fault kept the call from being carried out. */
  status: number
  code?: string
  /** Kinds of the faults that hit it. */
  faults: string[]
}

/** The last calls of this page. Not shared between tabs and gone on reload. */
export interface CallLog {
  add(command: Extract<Command, { kind: 'call' }>, executed: Executed): void
  readonly all: readonly LoggedCall[]
}

export function createCallLog(): CallLog {
  let all: LoggedCall[] = []
  let count = 0
  return {
    add({ action, params, ifMatch }, { outcome, faults, stamp }) {
      count += 1
      const call: LoggedCall = {
        number: count,
        at: Math.floor(stamp.at / 1000),
        requestId: stamp.requestId,
        action,
        params,
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(outcome.kind === 'refused' ? { status: outcome.error.status, code: outcome.error.code } : {}),
        status: outcome.kind === 'refused' ? outcome.error.status : outcome.kind === 'answer' ? 200 : 0,
        faults: faults.map(({ kind }) => kind),
      }
      all = [...all.slice(1 - MOST), call]
    },
    get all() {
      return all
    },
  }
}
