import type { ActionName } from '#api/contract/actions.ts'
import { Refusal } from '../http/refusal.ts'

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

export interface GroupOrder {
  /**
   * Runs the change after all earlier ones of the same group have ended, however they ended. Rejects with Throttling.User when
   * too many of the operator's own changes of this group are not done yet.
   */
  run<T>(group: string, operator: string, change: () => Promise<T>): Promise<T>
}

/** A person makes one at a time. Whoever floods a group must not keep the others from changing it. */
const MAX_PENDING = 10
const RETRY_AFTER_MS = 1000

/** One line of changes for every group. Whoever gave up waiting ends by itself when its turn comes: its signal has aborted. */
export function createGroupOrder(): GroupOrder {
  const last = new Map<string, Promise<void>>()
  /** How many changes are not done, by group and operator. */
  const pending = new Map<string, number>()
  return {
    run(group, operator, change) {
      const whose = JSON.stringify([group, operator])
      const count = pending.get(whose) ?? 0
      if (count >= MAX_PENDING) {
        const message = 'Too many of your changes of this group are under way; this one was not sent. Try again in a moment.'
        return Promise.reject(new Refusal('Throttling.User', message, { retryAfterMs: RETRY_AFTER_MS }))
      }
      pending.set(whose, count + 1)
      const before = last.get(group) ?? Promise.resolve()
      const mine = before.then(change)
      const ended: Promise<void> = mine
        .then(
          () => undefined,
          () => undefined,
        )
        .finally(() => {
          if (last.get(group) === ended) last.delete(group)
          const left = (pending.get(whose) ?? 1) - 1
          if (left === 0) pending.delete(whose)
          else pending.set(whose, left)
        })
      last.set(group, ended)
      return mine
    },
  }
}
