import type { GroupRow } from '#api/groups.ts'
import type { Locale } from '#lib/strings.ts'
import type { DirectorySnapshot } from './directory.ts'
import type { ListParams } from './list-params.ts'
import { matches } from './search.ts'
import { sortRows } from './sorting.ts'

interface Selection extends Pick<ListParams, 'status' | 'sort' | 'order'> {
  /** See `searchWords`; none = no search. */
  words: readonly string[]
}

/** The groups that match, in order. An order other than by creation needs all groups: until then the newest stand first. */
export function selectRows(
  { entries, complete }: DirectorySnapshot,
  { status, words, sort, order }: Selection,
  locale: Locale,
): GroupRow[] {
  const rows: GroupRow[] = []
  for (const { row, haystack } of entries) {
    if (status !== 'all' && row.deleted !== (status === 'deleted')) continue
    if (matches(haystack, words)) rows.push(row)
  }
  return complete || sort === 'created'
    ? sortRows(rows, sort, order, locale)
    : sortRows(rows, 'created', 'desc', locale)
}
