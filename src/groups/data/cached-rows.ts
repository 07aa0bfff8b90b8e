import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { Group, GroupPage, GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { groupKeys } from './group-keys.ts'
import { sameRow } from './rows.ts'

/**
 * Brings the pages and Describes that the query cache holds of an application in line with rows that were asked for later: a
 * page's row is replaced, a Describe that differs is read again, at once when it is on screen.
 */
export function correctCached(queryClient: QueryClient, scope: Scope, rows: readonly GroupRow[]): void {
  correctPages(queryClient, scope, new Map(rows.map((row) => [row.id, row])))
  outdateDescribes(queryClient, scope, rows)
}

function correctPages(queryClient: QueryClient, scope: Scope, rows: ReadonlyMap<string, GroupRow>) {
  const newest = (old: GroupRow) => {
    const row = rows.get(old.id)
    return row === undefined || sameRow(old, row) ? old : row
  }
  for (const query of queryClient.getQueryCache().findAll({ queryKey: groupKeys.pages(scope) })) {
    const page = queryClient.getQueryData<GroupPage>(query.queryKey)
    if (page === undefined || page.rows.every((row) => newest(row) === row)) continue
    // It grows no fresher by that: what was old stays old, and what failed stays failed.
    const { dataUpdatedAt: updatedAt, isInvalidated, status, error } = query.state
    queryClient.setQueryData<GroupPage>(query.queryKey, { ...page, rows: page.rows.map(newest) }, { updatedAt })
    query.setState({ isInvalidated, status, error })
  }
}

function outdateDescribes(queryClient: QueryClient, scope: Scope, rows: readonly GroupRow[]) {
  const outdated = new Set<string>()
  for (const row of rows) {
    const queryKey = groupKeys.group(scope, row.id)
    const state = queryClient.getQueryState<Group>(queryKey)
    // One on its way compares by itself.
    if (state?.data === undefined || state.fetchStatus !== 'idle' || sameRow(state.data, row)) continue
    outdated.add(hashKey(queryKey))
  }
  if (outdated.size === 0) return
  void queryClient.invalidateQueries({ predicate: ({ queryHash }) => outdated.has(queryHash) })
}
