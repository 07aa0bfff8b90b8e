import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { countLiveGroups } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import type { GroupPageRequest } from '#api/group-page-params.ts'
import { isStarting } from '#lib/first-screen.ts'
import { groupKeys } from './group-keys.ts'
import { readGroup, readPage } from './reads.ts'

/** Milliseconds for which what was read counts as fresh. */
export const FRESH_MS = 10_000
/** The same for what a row on screen shows besides, which is then read again: twenty calls in that time are enough. */
export const ROW_EVERY_MS = 30_000

/** Milliseconds between readings of who is online in a group, while a dialog is open in which that decides something. */
export const ONLINE_EVERY_MS = 10_000

/** The page before stays in view while the next one loads, but never another application's or another filter's. */
export const groupPageQuery = (scope: Scope, page: GroupPageRequest) => {
  const siblings: QueryKey = groupKeys.pagesWith(scope, page.status)
  return queryOptions({
    queryKey: groupKeys.page(scope, page),
    queryFn: ({ client: queryClient, signal }) => readPage(queryClient, scope, page, signal),
    staleTime: FRESH_MS,
    retryOnMount: !isStarting(),
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
    queryFn: ({ client: queryClient, signal }) => readGroup(queryClient, scope, id, signal),
    staleTime: FRESH_MS,
  })

/** A group carries up to 32 KB of information: once its row has left the screen it is soon let go, milliseconds. */
const ROW_KEPT_MS = 15_000

/** The same group for a row on screen: read in the background, within its budget. */
export const rowGroupQuery = (scope: Scope, id: string) =>
  queryOptions({
    ...groupQuery(scope, id),
    queryFn: ({ client: queryClient, signal }) =>
      backgroundCalls.run(() => readGroup(queryClient, scope, id, signal), { priority: PRIORITY.screen, signal }),
    staleTime: ROW_EVERY_MS,
    gcTime: ROW_KEPT_MS,
  })
