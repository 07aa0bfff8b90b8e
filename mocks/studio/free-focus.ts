import { type RefObject, useEffect } from 'react'

/**
 * A dialog of antd takes the focus back as soon as it is anywhere else: it listens on the window. Inside `layer` the focus is free,
 * because what is done there is done to the world behind that dialog.
 */
export function useFreeFocus(layer: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const keep = (event: FocusEvent) => {
      if (event.target instanceof Node && layer.current?.contains(event.target) === true) event.stopPropagation()
    }
    // React has heard of it by then: it listens further down.
    document.addEventListener('focusin', keep)
    return () => document.removeEventListener('focusin', keep)
  }, [layer])
}
