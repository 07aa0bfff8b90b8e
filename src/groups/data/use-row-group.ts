import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { rowGroupQuery } from './queries.ts'

/** What Describe tells of a row on screen. */
export function useRowGroup(scope: Scope, id: string): UseQueryResult<Group> {
  return useQuery(rowGroupQuery(scope, id))
}
