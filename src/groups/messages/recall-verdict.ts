import { Failure } from '#api/failure.ts'
import { UncertainWrite } from '#api/write-or-ask.ts'
import type { RecallState } from './recall-state.ts'

/** After a look that found the message. What was lost names why, and what asking told. */
export function stillShown(before: RecallState): RecallState {
  const lost = lostBy(before)
  return lost === undefined ? { kind: 'shown' } : { kind: 'lost', error: new UncertainWrite(lost, 'notDone') }
}

/** After a look that failed; what an earlier one told stays. */
export function unreadable(before: RecallState, error: unknown): RecallState {
  if (before.kind === 'shown' || before.kind === 'lost') return before
  const lost = lostBy(before)
  return lost === undefined
    ? { kind: 'unread', error }
    : { kind: 'unknown', error: new UncertainWrite(lost, 'unknown', error) }
}

/** What the answer was lost by; undefined where there was one. */
function lostBy(state: RecallState): Failure | undefined {
  if (state.kind === 'asking' && state.error instanceof Failure) return state.error
  if ((state.kind === 'lost' || state.kind === 'unknown') && state.error instanceof UncertainWrite)
    return state.error.failure
  return undefined
}
