import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { listMembers } from '#api/members.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock } from '#api/service.ts'
import { nextAsked } from '../data/asked.ts'
import { groupKeys } from '../data/group-keys.ts'
import { MemberList } from './member-list.ts'

/** A group's members as an entry of the query cache: they stay for a while after their tab was left, and go with all that was read. */
export const membersQuery = (scope: Scope, groupId: string) => {
  const queryKey = groupKeys.members(scope, groupId)
  return queryOptions({
    queryKey,
    // Asked again it is the same one: the operator decides when it is read again.
    queryFn: ({ client: queries }) => membersOf(queries, scope, groupId),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function membersOf(queries: QueryClient, scope: Scope, groupId: string): MemberList {
  const queryKey = groupKeys.members(scope, groupId)
  const known = queries.getQueryData(queryKey)
  if (known instanceof MemberList) return known
  const list = new MemberList({
    read: (token, signal) =>
      repeatTransient(
        () =>
          backgroundCalls.run(() => listMembers(client, scope, groupId, token, signal), {
            priority: PRIORITY.screen,
            signal,
          }),
        signal,
      ),
    now: () => serviceClock.now(),
    ask: nextAsked,
  })
  queries.setQueryData(queryKey, list)
  return list
}
