import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import type { GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useLocale } from '../../ui/preferences.ts'
import type { DirectorySnapshot } from './directory.ts'
import type { ListParams } from './list-params.ts'
import { groupKeys } from './group-keys.ts'
import { groupPageQuery } from './queries.ts'
import type { Search } from './search.ts'
import { selectRows } from './select-rows.ts'
import { useDirectory } from './use-directory.ts'
import { useSearch } from './use-search.ts'

export interface GroupList {
  /** Those on the page shown. */
  rows: readonly GroupRow[]
  /** Groups on all pages. */
  total: number
  /** The page shown: the last one when the address asks for one beyond it. */
  page: number
  /** The address asks for a page behind the last one. */
  beyond: boolean
  /** Nothing can be shown yet. */
  loading: boolean
  /** The page before is still shown while the next one loads. */
  outdated: boolean
  refreshing: boolean
  /** Nothing can be shown: reading failed. */
  failed: boolean
  /** Why nothing, or nothing newer, can be shown; null when all is well. */
  error: Error | null
  searching: boolean
  /** The search that the rows are of: that of the address, a moment later. */
  q: string
  /** The same, to tell of a row why it matches (`whyMatched`). */
  search: Search
  /** The order asked for needs all groups; until then the newest stand first. */
  sortWaits: boolean
  directory: DirectorySnapshot
  refresh: () => void
  resumeReading: () => void
}

/** Either a page of the service's own (all it can do: a status, by creation time) or a page of what the directory knows. */
export function useGroupList(scope: Scope, params: ListParams): GroupList {
  const { status, sort, order, page, size } = params
  const locale = useLocale()
  const { center, appId } = scope
  const queryClient = useQueryClient()
  const { directory, snapshot } = useDirectory(scope)
  // Both, or neither: a new search over what was known before would take rows away that are on screen, under the pointer, and bring
  // them back. Until both are drawn, the rows of the search before stay.
  const q = useDeferredValue(params.q)
  const settled = useDeferredValue(snapshot)
  const search = useSearch(q, settled.entries.length > 0)
  const searching = search.words.length > 0
  const sortWaits = sort !== 'created' && !settled.complete
  const local = searching || (sort !== 'created' && settled.complete)

  // Behind local rows the newest page is kept up to date: it is the first thing a search can look through.
  const query = useQuery(
    groupPageQuery(
      scope,
      local
        ? { number: 1, size, status: 'all', order: 'newest' }
        : { number: page, size, status, order: sort === 'created' && order === 'asc' ? 'oldest' : 'newest' },
    ),
  )
  const { data, isPlaceholderData } = query
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData && directory.getSnapshot().failure === undefined) directory.resume()
  }, [directory, data, isPlaceholderData])

  const found = useMemo(
    () => (local ? selectRows(settled, { search, status, sort, order }, locale) : undefined),
    [local, settled, search, status, sort, order, locale],
  )

  const total = found?.length ?? data?.total ?? 0
  const lastPage = Math.max(1, Math.ceil(total / size))
  const shown = Math.min(page, lastPage)
  const known = local ? settled.complete : data !== undefined && !isPlaceholderData
  const beyond = known && page > lastPage
  const nothing = data === undefined && (!local || snapshot.entries.length === 0)
  return {
    rows: found?.slice((shown - 1) * size, shown * size) ?? data?.rows ?? [],
    total,
    page: shown,
    beyond,
    loading: (nothing && query.isPending) || (!local && beyond),
    failed: nothing && query.isError,
    outdated: isPlaceholderData && !local,
    refreshing: query.isFetching,
    error: query.error,
    searching,
    q,
    search,
    sortWaits,
    directory: snapshot,
    refresh: useCallback(() => {
      // The page, the quota and what the rows on screen show besides; what is not on screen is only marked as old.
      void queryClient.invalidateQueries({ queryKey: groupKeys.all({ center, appId }) })
      directory.refresh()
    }, [queryClient, center, appId, directory]),
    resumeReading: directory.resume,
  }
}
