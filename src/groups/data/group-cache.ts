import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { GroupPage, GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { directoryOf } from './directories.ts'
import { groupKeys, groupQuery } from './queries.ts'
import { sameRow, toRow } from './rows.ts'

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
    // A read that began before the write would answer what was before it.
    await queryClient.cancelQueries({ queryKey: query.queryKey, exact: true })
    try {
      const row = toRow(await queryClient.fetchQuery({ ...query, staleTime: 0 }))
      patchRow(queryClient, scope, row)
      directoryOf(scope).put(row, { created })
      // A page on its way may have been read before the write.
      void queryClient.invalidateQueries({
        queryKey: groupKeys.pages(scope),
        predicate: ({ state }) => state.fetchStatus === 'fetching',
      })
    } catch {
      await queryClient.invalidateQueries({ queryKey: groupKeys.group(scope, id), refetchType: 'none' })
      await queryClient.invalidateQueries({ queryKey: groupKeys.pages(scope), refetchType: 'none' })
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

/** Replaces a group's row wherever a cached page of its application holds it; the page grows no fresher by that. */
export function patchRow(queryClient: QueryClient, scope: Scope, row: GroupRow): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: groupKeys.pages(scope) })) {
    const { dataUpdatedAt: updatedAt, isInvalidated } = query.state
    queryClient.setQueryData<GroupPage>(
      query.queryKey,
      (page) => {
        const old = page?.rows.find(({ id }) => id === row.id)
        if (page === undefined || old === undefined || sameRow(old, row)) return undefined
        return { ...page, rows: page.rows.map((other) => (other.id === row.id ? row : other)) }
      },
      { updatedAt },
    )
    if (isInvalidated) query.invalidate()
  }
}
