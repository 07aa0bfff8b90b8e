import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { countLiveGroups, describeGroup, type GroupOrder, type GroupStatus, listGroups } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'

/** Milliseconds for which what was read counts as fresh. */
const FRESH_MS = 10_000
/** The same for what a row on screen shows besides: twenty calls each time the window gets the focus are enough. */
const ROW_FRESH_MS = 30_000

/** Milliseconds between readings of who is online in a group, while a dialog is open in which that decides something. */
export const ONLINE_EVERY_MS = 10_000

export interface PageRequest {
  /** Counted from 1. */
  number: number
  size: number
  status: GroupStatus
  order: GroupOrder
}

/** Every cache key of this feature starts with the application it belongs to. */
export const groupKeys = {
  all: ({ center, appId }: Scope) => ['groups', center, appId] as const,
  pages: (scope: Scope) => [...groupKeys.all(scope), 'page'] as const,
  pagesWith: (scope: Scope, status: GroupStatus) => [...groupKeys.pages(scope), status] as const,
  page: (scope: Scope, { status, ...rest }: PageRequest) => [...groupKeys.pagesWith(scope, status), rest] as const,
  quota: (scope: Scope) => [...groupKeys.all(scope), 'quota'] as const,
  group: (scope: Scope, id: string) => [...groupKeys.all(scope), 'group', id] as const,
}

/** The page before stays in view while the next one loads, but never another application's or another filter's. */
export const groupPageQuery = (scope: Scope, page: PageRequest) => {
  const siblings: QueryKey = groupKeys.pagesWith(scope, page.status)
  return queryOptions({
    queryKey: groupKeys.page(scope, page),
    queryFn: ({ signal }) => listGroups(client, scope, page, signal),
    staleTime: FRESH_MS,
    placeholderData: (previous, query) =>
      siblings.every((part, index) => part === query?.queryKey[index]) ? previous : undefined,
  })
}

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

/** The same group for a row on screen: read in the background, within its budget. */
export const rowGroupQuery = (scope: Scope, id: string) =>
  queryOptions({
    ...groupQuery(scope, id),
    queryFn: ({ signal }) =>
      backgroundCalls.run(() => describeGroup(client, scope, id, signal), { priority: PRIORITY.screen, signal }),
    staleTime: ROW_FRESH_MS,
  })
