import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { countLiveGroups, describeGroup, type GroupOrder, type GroupStatus, listGroups } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'

/** Milliseconds for which what was read counts as fresh. */
const FRESH_MS = 10_000

interface PageRequest {
  number: number
  size: number
  status: GroupStatus
  order: GroupOrder
}

/** Every cache key of this feature starts with the application it belongs to. */
export const groupKeys = {
  all: ({ center, appId }: Scope) => ['groups', center, appId] as const,
  pages: (scope: Scope) => [...groupKeys.all(scope), 'page'] as const,
  quota: (scope: Scope) => [...groupKeys.all(scope), 'quota'] as const,
  group: (scope: Scope, id: string) => [...groupKeys.all(scope), 'group', id] as const,
}

export const groupPageQuery = (scope: Scope, page: PageRequest) =>
  queryOptions({
    queryKey: [...groupKeys.pages(scope), page],
    queryFn: ({ signal }) => listGroups(client, scope, page, signal),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  })

/** How many groups take a place in the application's quota. */
export const quotaQuery = (scope: Scope) =>
  queryOptions({
    queryKey: groupKeys.quota(scope),
    queryFn: ({ signal }) => countLiveGroups(client, scope, signal),
    staleTime: FRESH_MS,
  })

/** One group as Describe tells it. */
export const groupQuery = (scope: Scope, id: string) =>
  queryOptions({
    queryKey: groupKeys.group(scope, id),
    queryFn: ({ signal }) => describeGroup(client, scope, id, signal),
    staleTime: FRESH_MS,
  })
