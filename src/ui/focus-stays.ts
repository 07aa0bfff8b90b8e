import { type RefObject, useEffect } from 'react'

/**
 * What had the focus within a place may go with what it has done: a question that was answered, a line that was dismissed. The focus then
 * goes to the named part of the place that is still there, and not to the start of the page. The place itself needs a name.
 */
export function useFocusStays(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    /** What had the focus last, and what is around it. */
    let around: Element[] = []
    const remember = ({ target }: FocusEvent) => {
      around = []
      for (let each = target instanceof Element ? target : null; each !== null; each = each.parentElement) {
        around.push(each)
        if (each === element) return
      }
    }
    const forget = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) around = []
    }
    const observer = new MutationObserver(() => {
      if (around[0] === undefined || around[0].isConnected || document.activeElement !== document.body) return
      const left = around.find((each) => each.isConnected && each.hasAttribute('aria-label')) ?? element
      around = []
      if (!(left instanceof HTMLElement)) return
      left.tabIndex = -1
      left.focus({ preventScroll: true })
    })
    element.addEventListener('focusin', remember)
    element.addEventListener('focusout', forget)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', remember)
      element.removeEventListener('focusout', forget)
      observer.disconnect()
    }
  }, [place])
}
