import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Group, GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { directoryOf } from './directories.ts'
import { patchRow } from './group-cache.ts'
import { groupKeys, rowGroupQuery } from './queries.ts'
import { toRow } from './rows.ts'

/** What Describe tells of a row on screen. */
export function useRowGroup(scope: Scope, id: string): UseQueryResult<Group> {
  return useQuery(rowGroupQuery(scope, id))
}

/**
 * List and Describe are read at different times and may differ in whether the group is deleted: the newer one is right. An
 * older Describe is read again, an older list is corrected. `listedAt` in milliseconds of `Date.now()`.
 */
export function useRowAgreement({ center, appId }: Scope, row: GroupRow, listedAt: number): void {
  const queryClient = useQueryClient()
  const { data, dataUpdatedAt } = useRowGroup({ center, appId }, row.id)
  const differs = data !== undefined && data.deleted !== row.deleted
  useEffect(() => {
    if (!differs) return
    const scope = { center, appId }
    if (dataUpdatedAt < listedAt) {
      void queryClient.invalidateQueries({ queryKey: groupKeys.group(scope, row.id), exact: true })
    } else {
      patchRow(queryClient, scope, toRow(data))
      directoryOf(scope).put(toRow(data))
    }
  }, [queryClient, center, appId, row.id, differs, data, dataUpdatedAt, listedAt])
}
