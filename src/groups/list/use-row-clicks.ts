import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { GroupRow } from '#api/groups.ts'
import type { RowSet } from '../../ui/row-set.ts'

interface RowClicks {
  rows: readonly GroupRow[]
  selection: RowSet
  open: (id: string) => void
  /** Told while a pointer is over the rows, and when it has left them. */
  onPointer: (over: boolean) => void
}

/**
 * What a pointer does in the rows of a table besides its links: a click opens the group, a box clicked with Shift selects the range
 * since the one before. Heard by the browser's own listeners: the keys for the same are in use-list-keys.ts.
 */
export function useRowClicks(
  table: RefObject<HTMLTableElement | null>,
  { rows, selection, open, onPointer }: RowClicks,
) {
  const from = useRef<string>(undefined)
  const onClick = useEffectEvent((event: MouseEvent) => {
    const { target } = event
    if (!(target instanceof Element)) return
    const id = target.closest<HTMLElement>('[data-row]')?.dataset['row']
    if (id === undefined) return
    if (target instanceof HTMLInputElement) {
      // As lists of files do.
      if (event.shiftKey && from.current !== undefined) {
        selection.put(between(rows, from.current, id), target.checked)
      }
      from.current = id
      return
    }
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    const own = target.closest('a, button, input, label, [role=button]') !== null
    // Whoever marks text to copy it opens nothing.
    if (plain && !own && window.getSelection()?.isCollapsed !== false) open(id)
  })
  const onMove = useEffectEvent(({ target }: Event) => {
    onPointer(target instanceof Element && target.closest('[data-row]') !== null)
  })
  const onLeave = useEffectEvent(() => onPointer(false))
  useEffect(() => {
    const element = table.current
    if (element === null) return undefined
    const listening = new AbortController()
    const { signal } = listening
    element.addEventListener('click', onClick, { signal })
    element.addEventListener('pointermove', onMove, { signal })
    element.addEventListener('pointerleave', onLeave, { signal })
    return () => listening.abort()
  }, [table])
}

/** The IDs from one row to another, both included, whichever stands first; none when one of them is not here. */
function between(rows: readonly GroupRow[], a: string, b: string): string[] {
  const ids = rows.map(({ id }) => id)
  const [first = -1, last = -1] = [ids.indexOf(a), ids.indexOf(b)].toSorted((x, y) => x - y)
  return first === -1 ? [] : ids.slice(first, last + 1)
}
