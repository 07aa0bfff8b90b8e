import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import type { Group } from '#api/groups.ts'
import { LONG_LOOK, readRate } from '#api/read-rate.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock } from '#api/service.ts'
import { listMessages } from '#api/stored-messages.ts'
import { pause } from '#lib/pause.ts'
import { groupQuery } from '../data/queries.ts'
import { groupReadAt } from '../data/read-moments.ts'
import { createGroupNumbers, type GroupNumbers, type Numbers } from './group-numbers.ts'

/** Milliseconds until the first look: who goes through the list row by row opens many groups for a moment. */
const FIRST_MS = 3000
/** Milliseconds between looks at the stored rate: each tells the seconds since the one before. */
export const RATE_EVERY_MS = LONG_LOOK * 1000
/** The same after a look that failed. */
const SLOW_MS = 30_000

/**
 * Reads a group's numbers while its screen is open, whatever tab shows: people whenever the group is read anyway, the stored rate every ten
 * seconds within the background budget. In a window that nobody sees nothing is read, and the line has a gap there.
 */
export function useGroupNumbers({ center, appId }: Scope, id: string, group: Group | undefined): GroupNumbers {
  const queries = useQueryClient()
  const [numbers] = useState(() => {
    const scope = { center, appId }
    return createGroupNumbers({
      now: serviceClock.now,
      running: () => performance.now(),
      readRate: (end, { since, signal }) =>
        readRate(
          (request) =>
            backgroundCalls.run(() => listMessages(client, scope, id, request, signal), {
              priority: PRIORITY.screen,
              signal,
            }),
          end,
          since,
        ),
    })
  })

  useEffect(() => {
    const scope = { center, appId }
    const { queryKey } = groupQuery(scope, id)
    const hash = hashKey(queryKey)
    const note = () => {
      const live = queries.getQueryData(queryKey)?.live
      const moment = groupReadAt(queries, scope, id)
      if (live !== undefined && moment !== undefined) numbers.notePeople(live.onlineUsers, moment.running)
    }
    note()
    return queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && event.query.queryHash === hash) note()
    })
  }, [queries, numbers, center, appId, id])

  const since = group === undefined || group.deleted ? undefined : group.createdAt
  useEffect(() => {
    if (since === undefined) return undefined
    const controller = new AbortController()
    const { signal } = controller
    numbers.begin({ since, signal })
    const follow = async () => {
      for (let wait = FIRST_MS; ; wait = numbers.get().failure === undefined ? RATE_EVERY_MS : SLOW_MS) {
        await pause(wait, signal)
        if (!document.hidden) await numbers.look()
      }
    }
    // It ends with the signal, and in no other way.
    follow().catch(() => undefined)
    return () => controller.abort()
  }, [since, numbers])

  return numbers
}

/** The numbers as they are, and a new render with each. */
export const useNumbers = (numbers: GroupNumbers): Numbers => useSyncExternalStore(numbers.subscribe, numbers.get)
