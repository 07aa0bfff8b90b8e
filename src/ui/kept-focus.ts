import { type RefObject, useEffect, useRef } from 'react'

/**
 * A form's fields are disabled while it is sent, which takes the focus from whatever had it. Puts it back when the sending has
 * ended and the form is still there, so that somebody without a mouse can go on.
 */
export function useKeptFocus(pending: boolean, within: RefObject<HTMLElement | null>): void {
  const had = useRef<HTMLElement>(undefined)
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      if (
        event.target instanceof HTMLElement &&
        within.current?.closest('[role=dialog]')?.contains(event.target) === true
      ) {
        had.current = event.target
      }
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [within])
  const wasPending = useRef(false)
  useEffect(() => {
    const ended = wasPending.current && !pending
    wasPending.current = pending
    if (!ended) return
    const active = document.activeElement
    const lost = active === null || active === document.body || active.getAttribute('role') === 'dialog'
    // A field the service refused comes first: it is what has to be corrected.
    const refused = within.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    const target = refused ?? (lost && had.current?.isConnected === true ? had.current : undefined)
    target?.focus({ preventScroll: refused === undefined || refused === null })
  }, [pending, within])
}
