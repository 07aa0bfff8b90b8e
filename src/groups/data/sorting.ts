import { LIMITS } from '#api/contract/limits.ts'
import type { GroupRow } from '#api/groups.ts'
import type { Locale } from '#lib/strings.ts'
import type { Direction, SortKey } from './list-params.ts'

/**
 * Sorted copy of rows that stand oldest first; the sort is stable, so within one second the service's order stays. Equal rows
 * stand newest first, and rows without a name or owner last, in both directions. Words go by the language's own order
 * (Chinese by pronunciation), numbers in them by their value.
 */
export function sortRows(rows: readonly GroupRow[], sort: SortKey, direction: Direction, locale: Locale): GroupRow[] {
  const oldestFirst = rows.toSorted((a, b) => a.createdAt - b.createdAt)
  if (sort === 'created' && direction === 'asc') return oldestFirst
  const newestFirst = oldestFirst.toReversed()
  if (sort === 'created') return newestFirst
  const sign = direction === 'asc' ? 1 : -1
  if (sort === 'status') return newestFirst.toSorted((a, b) => sign * (Number(a.deleted) - Number(b.deleted)))
  if (sort === 'id') return sortById(newestFirst, sign)
  const collator = new Intl.Collator(locale, { numeric: true })
  return newestFirst.toSorted((a, b) => {
    const blank = Number(a[sort].trim() === '') - Number(b[sort].trim() === '')
    return blank === 0 ? sign * collator.compare(a[sort], b[sort]) : blank
  })
}

/** IDs have no language: comparing keys made once takes a tenth of the collator's time, which is felt at 10,000 rows. */
function sortById(rows: readonly GroupRow[], sign: number): GroupRow[] {
  const keyed = rows.map((row) => ({
    row,
    key: row.id.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(LIMITS.idBytes, '0')),
  }))
  keyed.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -sign : sign))
  return keyed.map(({ row }) => row)
}
