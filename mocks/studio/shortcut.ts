import { useEffect, useEffectEvent } from 'react'

/** Free in the browsers and screen readers we know, and no letter, so it never lands in a field. */
export const SHORTCUT = 'F2'

export function useShortcut(run: () => void): void {
  const act = useEffectEvent(run)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== SHORTCUT || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat)
        return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
