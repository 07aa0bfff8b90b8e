import { useMemo, useState } from 'react'
import type { Scope } from '#api/scope.ts'
import { useLocale } from '../../ui/preferences.ts'
import { useServiceDay } from '../../ui/use-service-now.ts'
import type { GroupDirectory } from './directory.ts'
import type { DirectorySnapshot } from './directory-snapshot.ts'
import { type FactsSnapshot } from './group-facts.ts'
import type { DirectoryEntry } from './known-groups.ts'
import type { ListParams, SortKey } from './list-params.ts'
import type { Search } from './search.ts'
import { selectEntries } from './select-rows.ts'
import { sortEntries } from './sorting.ts'
import { type Facts, useFacts } from './use-facts.ts'

const NO_FACTS: FactsSnapshot = { of: () => undefined, anew: 0 }
const NOBODY: readonly DirectoryEntry[] = []

export interface FactsNeeded extends Omit<Facts, 'snapshot'> {
  /** What order or filter goes by; where both do, the order. */
  by: 'online' | 'left' | 'supergroup'
  /** All of them were known once: what is new since shows up by itself. */
  settled: boolean
  /** The rows stand by what was known when this was asked for. */
  provisional: boolean
  /** Puts the rows in the order of what is known now, where they stay until all is. */
  orderSoFar: () => void
}

interface Found {
  entries: readonly DirectoryEntry[]
  /** What order or selection need of Describe; undefined when they need nothing. */
  facts: FactsNeeded | undefined
  /** The rows stand newest first, since what the order goes by is not known yet. */
  waits: boolean
}

const byFacts = (sort: SortKey): boolean => sort === 'online' || sort === 'left'

/**
 * What the directory knows of the groups asked for, in the order asked for. `local` = the directory is asked at all. Until it is
 * complete, and until all is known that the order goes by, the newest stand first: a list that is sorted by halves lies, and its rows
 * would move under the hand. Only the operator puts an end to that, by stopping, or by asking for the order so far.
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
  const today = useServiceDay()
  const { status, owner, administrator, supergroup, createdFrom, createdTo, createdLast, order } = params
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
    const selection = { status, search, today, owner, administrator, createdFrom, createdTo, createdLast }
    return selectEntries(ordered, selection)
  }, [ordered, search, today, status, owner, administrator, createdFrom, createdTo, createdLast])

  const needed = local && (factual || supergroup)
  const wanted = useMemo(
    () =>
      needed ? candidates.filter(({ row }) => row.deleted === (sort === 'left')).map(({ row }) => row.id) : undefined,
    [needed, candidates, sort],
  )
  const by = sort === 'online' || sort === 'left' ? sort : 'supergroup'
  const { snapshot, ...facts } = useFacts(scope, directory, wanted, sort === 'online', `${by} ${status}`)

  const texts = search.words.map(({ text }) => text)
  const request = JSON.stringify([
    by,
    status,
    owner,
    administrator,
    supergroup,
    createdFrom,
    createdTo,
    createdLast,
    texts,
  ])
  const [settledFor, setSettledFor] = useState<string>()
  if (needed && complete && facts.share === 1 && settledFor !== request) setSettledFor(request)
  const settled = settledFor === request
  const [soFar, setSoFar] = useState<{ request: string; snapshot: FactsSnapshot }>()
  const peeked = soFar?.request === request ? soFar.snapshot : undefined
  const all = settled || facts.stopped || facts.failure !== undefined
  const sortedBy = all ? snapshot : peeked
  const found = useMemo(() => {
    const narrowed = supergroup ? candidates.filter(({ row }) => snapshot.of(row.id)?.supergroup === true) : candidates
    return factual && sortedBy !== undefined ? sortEntries(narrowed, sort, order, locale, sortedBy) : narrowed
  }, [candidates, supergroup, factual, sort, order, locale, snapshot, sortedBy])
  const provisional = !all && peeked !== undefined
  const orderSoFar = () => setSoFar({ request, snapshot })
  return {
    entries: found,
    facts: needed ? { ...facts, by, settled, provisional, orderSoFar } : undefined,
    waits: factual && sortedBy === undefined,
  }
}
