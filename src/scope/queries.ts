import { queryOptions } from '@tanstack/react-query'
import { type Application, describeApplication, listApplications } from '#api/applications.ts'
import { LIVE_CENTERS, type LiveCenter } from '#api/contract/fields.ts'
import { countLiveGroups } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { isStarting } from '#lib/first-screen.ts'

/** Applications change rarely: milliseconds for which a list counts as fresh. */
const FRESH_MS = 60_000

export const applicationsQuery = (center: LiveCenter) =>
  queryOptions({
    queryKey: ['applications', center],
    queryFn: ({ signal }) => listApplications(client, center, signal),
    staleTime: FRESH_MS,
  })

export const applicationQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['application', scope.center, scope.appId],
    queryFn: ({ signal }) => describeApplication(client, scope, signal),
    staleTime: FRESH_MS,
    retryOnMount: !isStarting(),
  })

/** How many groups of an application are not deleted. */
export const groupCountQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['group-count', scope.center, scope.appId],
    queryFn: ({ signal }) => countLiveGroups(client, scope, signal),
    staleTime: 0,
  })

/** Applications whose groups we count before we settle for an empty one. */
const MOST_PROBES = 8

/**
 * Where a first visit lands: the newest enabled application that has groups, else the newest enabled one, in the given
 * Live Center or in any. Undefined when there is none.
 */
export const landingQuery = (center: LiveCenter | undefined) =>
  queryOptions({
    queryKey: ['landing', center],
    queryFn: async ({ signal }): Promise<Scope | undefined> => {
      let empty: Scope | undefined
      for (const candidate of center === undefined ? LIVE_CENTERS : [center]) {
        const applications = await listApplications(client, candidate, signal)
        const enabled = applications.filter(({ disabled }) => !disabled)
        const found = await firstWithGroups(candidate, enabled.slice(0, MOST_PROBES), signal)
        if (found !== undefined) return found
        const newest = enabled[0]
        if (newest !== undefined) empty ??= { center: candidate, appId: newest.id }
      }
      return empty
    },
    gcTime: 0,
  })

async function firstWithGroups(center: LiveCenter, applications: Application[], signal: AbortSignal) {
  for (const { id } of applications) {
    const scope = { center, appId: id }
    if ((await countLiveGroups(client, scope, signal)) > 0) return scope
  }
  return undefined
}
