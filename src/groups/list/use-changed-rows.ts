import { useEffect, useRef, useState } from 'react'
import type { GroupRow } from '#api/groups.ts'
import { RowSet } from '../../ui/row-set.ts'
import type { DirectorySnapshot } from '../data/directory-snapshot.ts'
import { sameRow } from '../data/rows.ts'

/** Milliseconds for which a row is marked as changed. */
const MARKED_MS = 6000

/** Which of the rows on screen tell something else than before, or are of groups that were not there before; a moment later none. */
export function useChangedRows(rows: readonly GroupRow[], { entries, complete }: DirectorySnapshot): RowSet {
  const [changed] = useState(() => new RowSet())
  const before = useRef<{ entries: DirectorySnapshot['entries']; known: ReadonlyMap<string, GroupRow> }>(undefined)
  useEffect(() => {
    const last = before.current
    if (!complete || last?.entries === entries) return
    before.current = { entries, known: new Map(entries.map(({ row }) => [row.id, row])) }
    if (last === undefined) return
    const news = rows
      .filter((row) => {
        const old = last.known.get(row.id)
        return old === undefined || !sameRow(old, row)
      })
      .map(({ id }) => id)
    if (news.length === 0) return
    changed.put(news, true)
    setTimeout(() => changed.put(news, false), MARKED_MS)
  }, [rows, entries, complete, changed])
  return changed
}
