import type { GroupRow } from '#api/groups.ts'
import type { Locale } from '#lib/strings.ts'
import type { DirectorySnapshot } from './directory.ts'
import type { ListParams } from './list-params.ts'
import type { Search } from './search.ts'
import { sortRows } from './sorting.ts'

interface Selection extends Pick<ListParams, 'status' | 'sort' | 'order'> {
  /** Without words it finds every group. */
  search: Search
}

/** The groups that match, in order. An order other than by creation needs all groups: until then the newest stand first. */
export function selectRows(
  { entries, complete }: DirectorySnapshot,
  { status, search, sort, order }: Selection,
  locale: Locale,
): GroupRow[] {
  const rows: GroupRow[] = []
  for (const { row, haystack } of entries) {
    if (status !== 'all' && row.deleted !== (status === 'deleted')) continue
    if (search.matches(haystack)) rows.push(row)
  }
  return complete || sort === 'created'
    ? sortRows(rows, sort, order, locale)
    : sortRows(rows, 'created', 'desc', locale)
}
