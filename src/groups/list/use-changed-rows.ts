import { useEffect, useRef, useState } from 'react'
import type { GroupRow } from '#api/groups.ts'
import { RowSet } from '../../ui/row-set.ts'
import { sameRow } from '../data/rows.ts'

/** Milliseconds for which a row is marked as changed. */
const MARKED_MS = 6000

/** Which of the rows on screen became different, or came, since the same request (`request`) was shown before; a moment later none. */
export function useChangedRows(rows: readonly GroupRow[], request: string): RowSet {
  const [changed] = useState(() => new RowSet())
  const before = useRef<{ request: string; rows: ReadonlyMap<string, GroupRow> }>(undefined)
  useEffect(() => {
    const known = before.current
    before.current = { request, rows: new Map(rows.map((row) => [row.id, row])) }
    if (known?.request !== request || known.rows.size === 0) {
      if (changed.get().size > 0) changed.set([])
      return
    }
    const news = rows.filter((row) => {
      const old = known.rows.get(row.id)
      return old === undefined || !sameRow(old, row)
    })
    // A list that is another altogether has not changed: another one is shown.
    if (news.length === 0 || news.length === rows.length) return
    changed.put(
      news.map(({ id }) => id),
      true,
    )
    setTimeout(
      () =>
        changed.put(
          news.map(({ id }) => id),
          false,
        ),
      MARKED_MS,
    )
  }, [rows, request, changed])
  return changed
}
