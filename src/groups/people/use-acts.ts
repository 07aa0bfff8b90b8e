import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { useGroupCache } from '../data/group-cache.ts'
import { groupKeys } from '../data/group-keys.ts'
import { mutesQuery, noteSingleMutes } from '../data/mutes-query.ts'
import { type ActKind, actOn } from './acts.ts'
import type { BatchView } from './batch.ts'
import { batchesOf, type GroupBatches, type KnownBatch } from './batches.ts'

export type UserAct = Exclude<ActKind, 'recall'>

/** Whoever may not be muted. */
export const isStaff = ({ owner, administrators }: Pick<Group, 'owner' | 'administrators'>, user: string): boolean =>
  user === owner || administrators.includes(user)

/** Those of a list to whom an act can be done. */
export const subjectsOf = (group: Group, kind: UserAct, users: readonly string[]): string[] =>
  kind === 'mute' ? users.filter((user) => !isStaff(group, user)) : [...users]

const doneOf = ({ outcomes }: BatchView): string[] =>
  [...outcomes].flatMap(([subject, { kind }]) => (kind === 'done' ? [subject] : []))

export function useBatches(scope: Scope, groupId: string): { batches: GroupBatches; all: readonly KnownBatch[] } {
  const batches = batchesOf(scope, groupId)
  return { batches, all: useSyncExternalStore(batches.subscribe, batches.get) }
}

/** Begins to mute, unmute or kick people of a group; what was read of them follows. */
export function useActs(scope: Scope, group: Group): (kind: UserAct, users: readonly string[]) => void {
  const queries = useQueryClient()
  const cache = useGroupCache(scope)
  return useCallback(
    (kind, users) => {
      const subjects = subjectsOf(group, kind, users)
      if (subjects.length === 0) return
      const batches = batchesOf(scope, group.id)
      batches.begin({
        kind,
        subjects,
        act: actOn(scope, group.id, kind),
        onOver(view) {
          const done = doneOf(view)
          void queries.invalidateQueries({ queryKey: groupKeys.presences(scope, group.id) })
          if (kind === 'kick') {
            batches.noteKicked(done)
            void cache.changed(group.id)
            return
          }
          noteSingleMutes(queries, scope, group.id, done, kind === 'mute')
          const query = mutesQuery(scope, group.id)
          // What cannot be read now is old, and read again by whoever shows it.
          readAnew(queries, query).catch(() => queries.invalidateQueries({ queryKey: query.queryKey }))
        },
      })
    },
    [queries, cache, scope, group],
  )
}
