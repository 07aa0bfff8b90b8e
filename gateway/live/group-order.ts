import type { ActionName } from '#api/contract/actions.ts'
import { notSent, Refusal } from '../http/refusal.ts'
import { createTurns, type Turns } from './turns.ts'

/** What changes a group itself. Two of them must not cross between our comparison and our write. */
const CHANGES: ReadonlySet<ActionName> = new Set([
  'CreateLiveMessageGroup',
  'ModifyLiveMessageGroup',
  'DeleteLiveMessageGroup',
  'RecoverLiveMessageDeletedGroup',
])

export function changesGroup(action: ActionName): boolean {
  return CHANGES.has(action)
}

interface Change {
  action: ActionName
  group: string
  operator: string
  /** Aborts at the deadline of the call. */
  signal: AbortSignal
}

export interface GroupOrder {
  /**
   * Runs the change when no other of the same group is under way; operators take turns, each one's own keep their order. Rejects
   * before it ran with `Throttling.User` when too many of the operator's own changes of this group are not done yet, and with
   * `Gateway.NotSent` when its turn does not come in time.
   */
  run<T>(change: Change, act: () => Promise<T>): Promise<T>
}

/** A person makes one at a time. */
const MAX_PENDING = 10
const RETRY_AFTER_MS = 1000

interface Line {
  /** Whose change is under way. */
  running: string
  turns: Turns
}

/** One line of changes for every group. `waitMs`: the longest wait for a turn, milliseconds. */
export function createGroupOrder({ waitMs }: { waitMs: number }): GroupOrder {
  const lines = new Map<string, Line>()
  const join = async ({ action, group, operator, signal }: Change): Promise<Line> => {
    const line = lines.get(group)
    if (line === undefined) {
      const alone = { running: operator, turns: createTurns() }
      lines.set(group, alone)
      return alone
    }
    const { turns } = line
    if (turns.waitingOf(operator) + Number(line.running === operator) >= MAX_PENDING) {
      const message =
        'Too many of your changes of this group are under way; this one was not sent. Try again in a moment.'
      throw new Refusal('Throttling.User', message, { retryAfterMs: RETRY_AFTER_MS })
    }
    const late = () => notSent(action, 'another change of this group is still under way')
    await turns.wait(operator, { atMost: waitMs, signal, late }).catch((error: unknown) => {
      throw error instanceof Refusal ? error : late()
    })
    return line
  }
  /** Whoever changed it goes to the end; the next one's turn has come. */
  const leave = (group: string, line: Line) => {
    line.turns.putLast(line.running)
    const next = line.turns.callUp()
    if (next === undefined) lines.delete(group)
    else line.running = next
  }
  return {
    async run(change, act) {
      const line = await join(change)
      try {
        return await act()
      } finally {
        leave(change.group, line)
      }
    },
  }
}
