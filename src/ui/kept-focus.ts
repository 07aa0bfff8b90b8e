import { type RefObject, useEffect, useRef } from 'react'

/**
 * A form's fields are disabled while it is sent, which takes the focus from whatever had it. Puts it back when the sending has
 * ended and the form is still there, so that somebody without a mouse can go on.
 */
export function useKeptFocus(pending: boolean, within: RefObject<HTMLElement | null>): void {
  const had = useRef<HTMLElement>(undefined)
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement && within.current?.closest('[role=dialog]')?.contains(event.target) === true) {
        had.current = event.target
      }
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [within])
  useEffect(() => {
    if (pending) return
    const active = document.activeElement
    const lost = active === null || active === document.body || active.getAttribute('role') === 'dialog'
    if (lost && had.current?.isConnected === true) had.current.focus({ preventScroll: true })
  }, [pending])
}
