import { queryOptions } from '@tanstack/react-query'
import type { Scope } from '#api/scope.ts'
import { serviceClock } from '#api/service.ts'
import { groupKeys } from '../data/group-keys.ts'
import { FRESH_MS } from '../data/queries.ts'
import { presenceIn } from './presence.ts'

/** Whether one user is in a group and online, and when that was read (UNIX seconds of the service). */
export const presenceQuery = (scope: Scope, groupId: string, userId: string) =>
  queryOptions({
    queryKey: groupKeys.presence(scope, groupId, userId),
    queryFn: async ({ signal }) => {
      const read = await presenceIn(scope, groupId)([userId], signal)
      return { inGroup: undefined, online: undefined, ...read.get(userId), at: serviceClock.now() }
    },
    // The look itself repeats what may be repeated.
    retry: false,
    staleTime: FRESH_MS,
  })
