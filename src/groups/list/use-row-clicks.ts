import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { Range } from '../../ui/use-range.ts'

interface RowClicks {
  range: Range
  open: (id: string) => void
  /** Told while a pointer is over the rows, and when it has left them. */
  onPointer: (over: boolean) => void
}

/**
 * What a pointer does in the rows of a table besides its links: a click opens the group, a box clicked with Shift selects the range
 * since the one before. Heard by the browser's own listeners: the keys for the same are in use-list-keys.ts.
 */
export function useRowClicks(table: RefObject<HTMLTableElement | null>, { range, open, onPointer }: RowClicks) {
  const onClick = useEffectEvent((event: MouseEvent) => {
    const { target } = event
    if (!(target instanceof Element)) return
    const id = target.closest<HTMLElement>('[data-row]')?.dataset['row']
    if (id === undefined) return
    if (target instanceof HTMLInputElement) {
      if (event.shiftKey) range.extend(id, target.checked)
      else range.begin(id)
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
  // A finger leaves with every tap, and is still about to tap.
  const onLeave = useEffectEvent(({ pointerType }: PointerEvent) => onPointer(pointerType === 'touch'))
  useEffect(() => {
    const element = table.current
    if (element === null) return undefined
    const listening = new AbortController()
    const { signal } = listening
    element.addEventListener('click', onClick, { signal })
    element.addEventListener('pointerdown', onMove, { signal })
    element.addEventListener('pointermove', onMove, { signal })
    element.addEventListener('pointerleave', onLeave, { signal })
    return () => listening.abort()
  }, [table])
}
