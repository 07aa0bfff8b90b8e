import { useMemo } from 'react'
import type { Scope } from '#api/scope.ts'
import { useLocale } from '../../ui/preferences.ts'
import type { GroupDirectory } from './directory.ts'
import type { DirectorySnapshot } from './directory-snapshot.ts'
import { type FactsSnapshot } from './group-facts.ts'
import type { DirectoryEntry } from './known-groups.ts'
import type { ListParams, SortKey } from './list-params.ts'
import type { Search } from './search.ts'
import { selectEntries } from './select-rows.ts'
import { sortEntries } from './sorting.ts'
import { type Facts, useFacts } from './use-facts.ts'

const NO_FACTS: FactsSnapshot = { of: () => undefined }
const NOBODY: readonly DirectoryEntry[] = []

interface Found {
  entries: readonly DirectoryEntry[]
  /** What order or selection need of Describe; undefined when they need nothing. */
  facts: Facts | undefined
}

const byFacts = (sort: SortKey): boolean => sort === 'online' || sort === 'left'

/**
 * What the directory knows of the groups asked for, in the order asked for. `local` = the directory is asked at all; until it is
 * complete the newest stand first.
 */
export function useFoundEntries(
  scope: Scope,
  directory: GroupDirectory,
  { entries, complete }: DirectorySnapshot,
  params: Omit<ListParams, 'q' | 'page' | 'size' | 'columns'>,
  search: Search,
  local: boolean,
): Found {
  const locale = useLocale()
  const { status, owner, administrator, supergroup, createdFrom, createdTo, order } = params
  const sort = complete ? params.sort : 'created'
  const factual = byFacts(sort)
  const newest = !complete && params.sort !== 'created'
  // Sorted before it is searched: the order lasts while letters are typed.
  const ordered = useMemo(
    () =>
      local
        ? sortEntries(entries, factual ? 'created' : sort, factual || newest ? 'desc' : order, locale, NO_FACTS)
        : NOBODY,
    [local, entries, factual, newest, sort, order, locale],
  )
  const candidates = useMemo(() => {
    const selection = { status, search, owner, administrator, createdFrom, createdTo }
    return selectEntries(ordered, selection)
  }, [ordered, search, status, owner, administrator, createdFrom, createdTo])

  const needed = local && (factual || supergroup)
  const wanted = useMemo(
    () =>
      needed ? candidates.filter(({ row }) => row.deleted === (sort === 'left')).map(({ row }) => row.id) : undefined,
    [needed, candidates, sort],
  )
  const facts = useFacts(scope, directory, wanted, sort === 'online')
  const { snapshot } = facts
  const found = useMemo(() => {
    const narrowed = supergroup ? candidates.filter(({ row }) => snapshot.of(row.id)?.supergroup === true) : candidates
    return factual ? sortEntries(narrowed, sort, order, locale, snapshot) : narrowed
  }, [candidates, supergroup, factual, sort, order, locale, snapshot])
  return { entries: found, facts: needed ? facts : undefined }
}
