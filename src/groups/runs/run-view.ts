import { isOver } from './journal.ts'
import type { Progress } from './progress.ts'
import type { Rest } from './rest.ts'
import type { ItemState, RunCounts, RunHead, RunView } from './run-types.ts'

/** A run and what has become of its items, by index. */
export interface Kept {
  head: RunHead
  states: readonly ItemState[]
}

function countStates(states: readonly ItemState[]): RunCounts {
  const counts: RunCounts = { waiting: 0, leaving: 0, done: 0, refused: 0, notDone: 0, unknown: 0, unsent: 0 }
  for (const { state } of states) counts[state] += 1
  return counts
}

/**
 * What screens are told of a run. `now`: milliseconds of a clock that nobody sets; `isHeld`: its operator's session has ended;
 * `rest`: of a run that this page works on.
 */
export function viewOf(
  { head, states }: Kept,
  progress: Progress,
  { now, isHeld }: { now: number; isHeld: boolean },
  rest?: Rest,
): RunView {
  const counts = countStates(states)
  const settled = head.size - counts.waiting - counts.leaving
  const resting = rest?.get()
  const waitsForSession = isHeld && head.state === 'running' && !isOver(head)
  if (!isOver(head)) progress.note(now, settled)
  return {
    head: waitsForSession ? { ...head, state: 'paused', pausedFor: 'session' } : head,
    counts,
    isHere: rest !== undefined,
    ...(isOver(head) ? {} : { pace: progress.pace(head.size - settled) }),
    ...(resting === undefined ? {} : { rest: resting }),
  }
}
