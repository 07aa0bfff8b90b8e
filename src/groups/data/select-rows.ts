import type { DirectoryEntry } from './known-groups.ts'
import type { Facets, ListParams } from './list-params.ts'
import type { Search } from './search.ts'

interface Selection extends Omit<Facets, 'supergroup'>, Pick<ListParams, 'status'> {
  /** Without words it finds every group. */
  search: Search
  /** The day it is, `2026-11-23`, in the operator's time zone. */
  today: string
}

/** The entries that match, in the order they stand in; supergroups are told by Describe, and not by what lists know. */
export function selectEntries(entries: readonly DirectoryEntry[], selection: Selection): DirectoryEntry[] {
  const { status, search, today, owner, administrator, createdFrom, createdTo, createdLast } = selection
  const since = createdFrom === undefined ? -Infinity : startOfDay(createdFrom)
  const from = createdLast === undefined ? since : startOfDay(today, 1 - createdLast)
  const to = createdTo === undefined ? Infinity : startOfDay(createdTo, 1)
  return entries.filter(
    ({ row, haystack }) =>
      (status === 'all' || row.deleted === (status === 'deleted')) &&
      (owner === undefined || row.owner === owner) &&
      (administrator === undefined || row.administrators.includes(administrator)) &&
      row.createdAt >= from &&
      row.createdAt < to &&
      search.matches(haystack),
  )
}

/** UNIX seconds of the beginning of a day, `2026-11-23`, in the operator's time zone, some days later. */
function startOfDay(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime() / 1000
}
