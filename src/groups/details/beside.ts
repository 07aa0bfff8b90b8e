import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import * as v from 'valibot'
import { createPreference } from '#lib/storage.ts'

/** Whether a group's screen takes all the room, as this operator likes it. */
export const fullPreference = createPreference('groupFull', v.boolean(), () => false)

/** Makes room for the screen beside the list, or in its place: `data-beside` (src/shell/global.css). */
export function useRoomBeside(full: boolean): void {
  useLayoutEffect(() => {
    const root = document.documentElement
    const marks = Object.entries({ 'data-beside': full ? 'full' : 'open' })
    for (const [name, value] of marks) root.setAttribute(name, value)
    return () => {
      for (const [name] of marks) root.removeAttribute(name)
    }
  }, [full])
}

/**
 * F6 and Shift+F6 lead from the list to the screen and back, to where one was. With two places both keys go to the other one. A dialog
 * over both keeps the focus. Where the screen covers the list there is nowhere to go.
 */
export function useWayBetween(panel: RefObject<HTMLElement | null>, id: string): void {
  const places = useRef<{ inPanel?: Element; inList?: Element }>({})
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const dialog = panel.current?.closest<HTMLElement>('[role=dialog]')
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (dialog === null || dialog === undefined) return
    if (document.querySelector('[role=dialog]:not([aria-modal=false]), [role=alertdialog]') !== null) return
    event.preventDefault()
    if (dialog.contains(document.activeElement)) {
      const row = document.querySelector(`[data-row="${CSS.escape(id)}"]`) ?? document.querySelector('[data-row]')
      focusFirst(places.current.inList, row, document.querySelector('[data-focus-home]'))
    } else focusFirst(places.current.inPanel, dialog)
  })
  const onFocus = useEffectEvent(({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return
    const dialog = panel.current?.closest('[role=dialog]')
    if (dialog?.contains(target) === true) places.current.inPanel = target
    else if (target.closest('main') !== null) places.current.inList = target
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    document.addEventListener('focusin', onFocus)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('focusin', onFocus)
    }
  }, [])
}

/** Gives the focus to the first of these that takes it: what is gone, or covered, does not. */
function focusFirst(...candidates: (Element | null | undefined)[]): void {
  for (const candidate of candidates) {
    if (!(candidate instanceof HTMLElement) || !candidate.isConnected) continue
    candidate.focus()
    if (document.activeElement === candidate) return
  }
}
