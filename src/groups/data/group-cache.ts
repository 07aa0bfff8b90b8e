import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Scope } from '#api/scope.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { directoryOf } from './directories.ts'
import { groupKeys } from './group-keys.ts'
import { groupQuery } from './queries.ts'
import { toRow } from './rows.ts'

/**
 * Brings what the console holds of an application in line after a write that succeeded. Each promise resolves when the group
 * itself has been read again and every list shows it; lists whose order or count may differ are then on their way. They
 * never reject: the write did succeed, and what cannot be read now is marked to be read again.
 */
export interface GroupCache {
  /** Information, administrators, messages or members changed. */
  changed: (id: string) => Promise<void>
  created: (id: string) => Promise<void>
  deleted: (id: string) => Promise<void>
  restored: (id: string) => Promise<void>
}

export function useGroupCache({ center, appId }: Scope): GroupCache {
  const queryClient = useQueryClient()
  return useMemo(() => createGroupCache(queryClient, { center, appId }), [queryClient, center, appId])
}

export function createGroupCache(queryClient: QueryClient, scope: Scope): GroupCache {
  const reread = async (id: string, { created = false } = {}) => {
    const query = groupQuery(scope, id)
    try {
      const group = await readAnew(queryClient, query)
      if (created) directoryOf(queryClient, scope).put([toRow(group)], { created })
    } catch {
      await queryClient.invalidateQueries({ queryKey: query.queryKey, refetchType: 'none' })
      const queryKey = groupKeys.pages(scope)
      // A page on its way may have been read before the write.
      void queryClient.invalidateQueries({ queryKey, predicate: ({ state }) => state.fetchStatus === 'fetching' })
      await queryClient.invalidateQueries({ queryKey, refetchType: 'none' })
    }
  }
  /** Marks lists as outdated and reads the one on screen again, without waiting for it. */
  const outdate = (...keys: (readonly unknown[])[]) => {
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
  }
  const quota = groupKeys.quota(scope)
  const moved = async (id: string) => {
    await reread(id)
    // Among all groups it keeps its place.
    outdate(quota, groupKeys.pagesWith(scope, 'normal'), groupKeys.pagesWith(scope, 'deleted'))
  }
  return {
    changed: (id) => reread(id),
    async created(id) {
      await reread(id, { created: true })
      outdate(quota, groupKeys.pagesWith(scope, 'all'), groupKeys.pagesWith(scope, 'normal'))
    },
    deleted: moved,
    restored: moved,
  }
}
