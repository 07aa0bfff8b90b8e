import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import type { GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useUnderWay } from '../../ui/use-under-way.ts'
import type { DirectorySnapshot } from './directory-snapshot.ts'
import type { ListParams } from './list-params.ts'
import { groupKeys } from './group-keys.ts'
import { groupPageQuery } from './queries.ts'
import type { Search } from './search.ts'
import { isNarrowed, servicePageOf } from './service-page.ts'
import { useDirectory } from './use-directory.ts'
import { useSearch } from './use-search.ts'
import { type FactsNeeded, useFoundEntries } from './use-found-entries.ts'

export interface GroupList {
  /** Those on the page shown. */
  rows: readonly GroupRow[]
  /** Groups on all pages. */
  total: number
  /** The IDs of the groups on all pages, in their order; undefined until all are known. */
  matching: readonly string[] | undefined
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
  /** What the rows are of: what was asked for, a moment later. */
  params: ListParams
  /** Its search, to tell of a row why it matches (`whyMatched`). */
  search: Search
  /** The order asked for needs all groups, or what Describe tells of them; until then the newest stand first. */
  sortWaits: boolean
  /** What Describe tells of all groups of the list, where their order or a filter goes by it. */
  facts: FactsNeeded | undefined
  directory: DirectorySnapshot
  /** The same as the rows are of it, a moment later. */
  shown: DirectorySnapshot
  /** A group of the application as it was read last, whether the list shows it or not; undefined when none is known. */
  find: (id: string) => GroupRow | undefined
  /** Reads everything again. */
  refresh: () => void
  /** Reads again what is on screen. */
  look: () => void
  resumeReading: () => void
}

/** Coming to a list whose length the service tells otherwise, all groups are read again, but not within this, milliseconds. */
const DOUBT_AFTER_MS = 10_000

/**
 * A page of what the directory knows, as soon as it knows all groups, or when the service cannot do what is asked (a search, any
 * order but by creation); until then a page of the service's own. Behind the directory's rows the same page is asked for: what
 * changed meanwhile corrects the directory.
 */
export function useGroupList(scope: Scope, asked: ListParams): GroupList {
  const { center, appId } = scope
  const queryClient = useQueryClient()
  const { directory, snapshot } = useDirectory(scope)
  // All of a search, or none: over what was known before it would take rows away that are on screen, under the pointer, and bring
  // them back. Until all is drawn, the rows of the search before stay. Whatever else is asked for is drawn at once.
  const before = useDeferredValue(asked)
  const params = before.q === asked.q ? asked : before
  const settled = useDeferredValue(snapshot)
  useUnderWay(snapshot.reading, 'reading all groups')
  useUnderWay(params !== asked || settled !== snapshot, 'drawing the list')
  const { q, sort, page, size } = params
  const search = useSearch(q, settled.entries.length > 0)
  const searching = search.words.length > 0
  const narrowed = isNarrowed(params)
  const plain = !narrowed && sort === 'created'
  // While all groups are read anew, the page that is asked for tells sooner.
  const local = narrowed || (settled.complete && !(plain && settled.anew))

  const query = useQuery(groupPageQuery(scope, servicePageOf(params, settled.complete)))
  const { data, isPlaceholderData, isFetching } = query
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData && directory.getSnapshot().failure === undefined) directory.resume()
  }, [directory, data, isPlaceholderData])

  const look = useCallback(() => {
    // The page, the quota and what the rows on screen show besides; what is not on screen is only marked as old.
    void queryClient.invalidateQueries({ queryKey: groupKeys.all({ center, appId }) })
  }, [queryClient, center, appId])

  const { entries, facts, waits } = useFoundEntries(scope, directory, settled, params, search, local)
  const told = plain && settled.complete && !isPlaceholderData && !isFetching ? data?.total : undefined
  useEffect(() => {
    if (told === undefined || told === entries.length) return
    directory.outdate(DOUBT_AFTER_MS)
    directory.resume()
  }, [directory, told, entries.length])

  const total = local ? entries.length : (data?.total ?? 0)
  const lastPage = Math.max(1, Math.ceil(total / size))
  const pageShown = Math.min(page, lastPage)
  const known = local ? settled.complete : data !== undefined && !isPlaceholderData
  const beyond = known && page > lastPage
  const nothing = data === undefined && (!local || snapshot.entries.length === 0)
  const rows = useMemo(
    () => (local ? entries.slice((pageShown - 1) * size, pageShown * size).map(({ row }) => row) : (data?.rows ?? [])),
    [local, entries, pageShown, size, data],
  )
  const isKnown = local && settled.complete && (facts === undefined || facts.share === 1)
  const matching = useMemo(() => (isKnown ? entries.map(({ row }) => row.id) : undefined), [isKnown, entries])
  return {
    params,
    search,
    rows,
    total,
    matching,
    page: pageShown,
    beyond,
    loading: (nothing && query.isPending) || (!local && beyond),
    failed: nothing && query.isError,
    outdated: isPlaceholderData && !local,
    refreshing: isFetching,
    error: query.error,
    searching,
    sortWaits: (sort !== 'created' && !settled.complete) || waits,
    facts,
    directory: snapshot,
    shown: settled,
    find: directory.find,
    refresh: useCallback(() => {
      look()
      directory.refresh()
    }, [look, directory]),
    look,
    resumeReading: directory.resume,
  }
}
