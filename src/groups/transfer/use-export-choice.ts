import { useMemo } from 'react'
import { useRowSet } from '../../ui/row-set.ts'
import { useScope } from '../../ui/use-scope.ts'
import { selectionOf } from '../data/selection.ts'
import { hasFacets } from '../data/list-params.ts'
import { searchWords } from '../data/search.ts'
import { useFoundEntries } from '../data/use-found-entries.ts'
import { useListParams } from '../data/use-list-params.ts'
import { useSearch } from '../data/use-search.ts'
import { useAllGroups } from './use-all-groups.ts'

/** Which groups an export can be of, each in the order of the list: what is selected, what the list shows on all pages, all there are. */
export function useExportChoice() {
  const scope = useScope()
  const groups = useAllGroups(scope)
  const { params } = useListParams()
  const selected = useRowSet(selectionOf(scope))
  const search = useSearch(params.q, true)
  // People come and go while thousands are read: no order by them would last.
  const sort = params.sort === 'online' || params.sort === 'left' ? 'created' : params.sort
  const narrowed = searchWords(params.q).length > 0 || hasFacets(params) || params.status !== 'all'
  const { directory, snapshot } = groups
  const { entries, facts } = useFoundEntries(scope, directory, snapshot, { ...params, sort }, search, groups.read)
  const ids = useMemo(
    () => ({
      selected: [...selected],
      shown: entries.map(({ row }) => row.id),
      all: snapshot.entries.map(({ row }) => row.id),
    }),
    [selected, entries, snapshot.entries],
  )
  return { groups, ids, narrowed, facts }
}
