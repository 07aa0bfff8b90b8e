import { withoutSecrets } from '#api/contract/secrets.ts'
import type { AnsweredCall, LoggedCall } from './session-report.ts'
import type { Command } from './session/entry.ts'
import type { Executed } from './session/shared-world.ts'

/** Calls remembered; older ones are forgotten. */
const MOST = 300
/** Of those, how many with their answers, which may be large. */
const MOST_ANSWERS = 50

/** Failed calls that a session file names. */
const MOST_FAILURES = 20

/** The last calls of this page. Not shared between tabs and gone on reload. */
export interface CallLog {
  add(command: Extract<Command, { kind: 'call' }>, executed: Executed): void
  readonly all: readonly LoggedCall[]
  /** Those after a number, with their answers as long as these are kept. */
  answered(after: number): AnsweredCall[]
  /** The last ones that failed or that a fault hit, oldest first. */
  failures(): LoggedCall[]
}

export function createCallLog(): CallLog {
  let all: LoggedCall[] = []
  let count = 0
  const answers = new Map<number, Pick<AnsweredCall, 'answer' | 'message'>>()
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
      all.push(call)
      if (all.length > 2 * MOST) all = all.slice(-MOST)
      if (outcome.kind !== 'skipped') {
        answers.set(count, outcome.kind === 'answer' ? { answer: outcome.value } : { message: outcome.error.message })
      }
      answers.delete(count - MOST_ANSWERS)
    },
    get all() {
      return all.slice(-MOST)
    },
    answered: (after) =>
      all
        .slice(-MOST)
        .filter(({ number }) => number > after)
        .map((call) => Object.assign({}, call, withoutSecrets(answers.get(call.number)))),
    failures: () => all.filter(({ status, faults }) => status !== 200 || faults.length > 0).slice(-MOST_FAILURES),
  }
}
