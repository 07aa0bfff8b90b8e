import type { ActionName } from '#api/contract/actions.ts'

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
  /** Runs the change after all earlier ones of the same group have ended, however they ended. */
  run<T>(group: string, change: () => Promise<T>): Promise<T>
}

/** One line of changes for every group. Whoever gave up waiting ends by itself when its turn comes: its signal has aborted. */
export function createGroupOrder(): GroupOrder {
  const last = new Map<string, Promise<void>>()
  return {
    run(group, change) {
      const before = last.get(group) ?? Promise.resolve()
      const mine = before.then(change)
      const ended: Promise<void> = mine
        .then(
          () => undefined,
          () => undefined,
        )
        .finally(() => {
          if (last.get(group) === ended) last.delete(group)
        })
      last.set(group, ended)
      return mine
    },
  }
}
