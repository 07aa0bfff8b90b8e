import { useCallback, useEffect, useRef, useState } from 'react'
import type { GroupRow } from '#api/groups.ts'

/** Milliseconds without a movement after which a pointer over the rows is taken for left there. */
const RESTING_MS = 4000

export interface SteadyRows {
  rows: readonly GroupRow[]
  /** Rows have changed their places, came or went, and are not shown so yet. */
  waiting: boolean
  /** Shows them so. */
  release: () => void
  onPointer: (over: boolean) => void
}

/**
 * Rows that keep their places while a pointer is among them, so that none is clicked that came under it a moment before. What they say
 * changes all the same. `request` = what was asked for: another one is shown at once.
 */
export function useSteadyRows(rows: readonly GroupRow[], request: string): SteadyRows {
  const [held, setHeld] = useState<{ rows: readonly GroupRow[]; request: string }>()
  const shown = useRef(rows)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const release = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    setHeld(undefined)
  }, [])
  useEffect(() => release, [release])
  const onPointer = useCallback(
    (over: boolean) => {
      if (!over) {
        release()
        return
      }
      clearTimeout(timer.current)
      timer.current = setTimeout(release, RESTING_MS)
      setHeld((before) => (before?.request === request ? before : { rows: shown.current, request }))
    },
    [release, request],
  )
  const steady = held?.request === request ? inPlaces(held.rows, rows) : rows
  useEffect(() => {
    shown.current = steady
  }, [steady])
  return { rows: steady, waiting: steady !== rows, release, onPointer }
}

/** The rows as they are now in the places they had; the rows themselves when no place is another. */
function inPlaces(places: readonly GroupRow[], rows: readonly GroupRow[]): readonly GroupRow[] {
  if (places.length === rows.length && places.every(({ id }, index) => id === rows[index]?.id)) return rows
  const now = new Map(rows.map((row) => [row.id, row]))
  return places.map((row) => now.get(row.id) ?? row)
}
