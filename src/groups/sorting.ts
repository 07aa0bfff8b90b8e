import type { GroupRow } from '#api/groups.ts'
import type { Locale } from '#lib/strings.ts'
import type { Direction, SortKey } from './list-params.ts'

type Compare = (a: GroupRow, b: GroupRow) => number

/**
 * Sorted copy. Equal rows stand newest first, and rows without a name or owner last, in both directions. Words go by the
 * language's own order (Chinese by pronunciation), numbers in them by their value.
 */
export function sortRows(rows: readonly GroupRow[], sort: SortKey, direction: Direction, locale: Locale): GroupRow[] {
  const sign = direction === 'asc' ? 1 : -1
  const newest: Compare = (a, b) => b.createdAt - a.createdAt
  // `rows` come oldest first; a stable sort of the reversed copy keeps the service's order within one second.
  if (sort === 'created') {
    const oldestFirst = rows.toSorted((a, b) => a.createdAt - b.createdAt)
    return direction === 'asc' ? oldestFirst : oldestFirst.reverse()
  }
  const base = rows.toReversed().toSorted(newest)
  if (sort === 'status') return base.sort((a, b) => sign * (Number(a.deleted) - Number(b.deleted)))
  const collator = new Intl.Collator(locale, { numeric: true })
  return base.sort((a, b) => {
    const [left, right] = [a[sort], b[sort]]
    if (left.trim() === '' || right.trim() === '') return Number(left.trim() === '') - Number(right.trim() === '')
    return sign * collator.compare(left, right)
  })
}
