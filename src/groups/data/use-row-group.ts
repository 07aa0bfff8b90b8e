import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { ROW_EVERY_MS, rowGroupQuery } from './queries.ts'
import { useReadAgain } from './use-read-again.ts'

/** What Describe tells of a row on screen. `again`: it is read again as time passes; for one place of a row. */
export function useRowGroup(scope: Scope, id: string, { again = false } = {}): UseQueryResult<Group> {
  return useQuery({ ...rowGroupQuery(scope, id), ...useReadAgain(again ? ROW_EVERY_MS : undefined) })
}
