import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { momentNow } from '#lib/age.ts'
import { type DeletionRisk, deletionRisk } from './deletion-risk.ts'
import { groupQuery, ONLINE_EVERY_MS } from '../data/queries.ts'
import { groupReadAt } from '../data/read-moments.ts'
import { useReadAgain } from '../data/use-read-again.ts'

/** Milliseconds: how soon a number that has grown old is seen to be. */
const LOOK_EVERY_MS = 1000

interface RiskWatch {
  subscribe(onChange: () => void): () => void
  /** What it is at this very moment, rendered or not; undefined while nothing is known of the group. */
  now(): DeletionRisk | undefined
}

/**
 * What speaks against deleting a group with one click. Who is online is read when the dialog opens and politely again while it is
 * open; what the list had read before says nothing of this moment.
 */
export function useDeletionRisk(
  scope: Scope,
  id: string,
): { risk: DeletionRisk | undefined; riskNow: RiskWatch['now'] } {
  const queries = useQueryClient()
  const { center, appId } = scope
  const watch = useMemo(() => watchRisk(queries, { center, appId }, id), [queries, center, appId, id])
  useQuery({ ...groupQuery(scope, id), ...useReadAgain(ONLINE_EVERY_MS), refetchOnMount: 'always' })
  return { risk: useSyncExternalStore(watch.subscribe, watch.now), riskNow: watch.now }
}

function watchRisk(queries: QueryClient, scope: Scope, id: string): RiskWatch {
  const { queryKey } = groupQuery(scope, id)
  const opened = queries.getQueryState(queryKey)
  return {
    subscribe(onChange) {
      const timer = setInterval(onChange, LOOK_EVERY_MS)
      const unsubscribe = queries.getQueryCache().subscribe(onChange)
      return () => {
        clearInterval(timer)
        unsubscribe()
      }
    },
    now() {
      const state = queries.getQueryState(queryKey)
      if (state?.data === undefined) return undefined
      // Counted, since the clock that dates a reading can be set.
      const isNew = state.dataUpdateCount !== (opened?.dataUpdateCount ?? 0)
      const at = isNew ? groupReadAt(queries, scope, id) : undefined
      const failed = state.fetchFailureCount > 0 || state.errorUpdateCount > (opened?.errorUpdateCount ?? 0)
      return deletionRisk({ group: state.data, at, reading: at === undefined && !failed }, momentNow())
    },
  }
}
