import type { Query, QueryClient } from '@tanstack/react-query'
import type { Scope } from '#api/scope.ts'
import { type Moment, momentNow } from '#lib/age.ts'
import { groupKeys } from './group-keys.ts'

// TanStack Query dates what it holds by the clock that can be set, and an age needs both clocks.
const moments = new WeakMap<Query, Moment>()

const queryOf = (queryClient: QueryClient, scope: Scope, id: string) =>
  queryClient.getQueryCache().find({ queryKey: groupKeys.group(scope, id), exact: true })

/** Describe has just told of a group. */
export function noteGroupRead(queryClient: QueryClient, scope: Scope, id: string): void {
  const query = queryOf(queryClient, scope, id)
  if (query !== undefined) moments.set(query, momentNow())
}

/** When Describe last told of a group, as far as the query cache holds it. */
export function groupReadAt(queryClient: QueryClient, scope: Scope, id: string): Moment | undefined {
  const query = queryOf(queryClient, scope, id)
  return query && moments.get(query)
}
