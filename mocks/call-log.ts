import type { LoggedCall } from './session-report.ts'
import type { Command } from './session/entry.ts'
import type { Executed } from './session/shared-world.ts'

/** Calls remembered; older ones are forgotten. */
const MOST = 300

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
        ...(outcome.kind === 'refused' ? { code: outcome.error.code } : {}),
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
