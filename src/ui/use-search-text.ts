import { useEffect, useEffectEvent, useState } from 'react'
import { NavigationType, useLocation, useNavigation, useNavigationType } from 'react-router'
import { TYPING_PAUSE_MS } from './use-at-rest.ts'
import { useUnderWay } from './use-under-way.ts'

interface SearchText {
  /** What stands in the box: what is searched for. */
  text: string
  setText: (text: string) => void
  /** Writes it into the address without waiting. */
  flush: () => void
  clear: () => void
}

/** The search as it is typed, which the address follows. `value` = the search in the address, `onSearch` changes it. */
export function useSearchText(value: string, onSearch: (query: string) => void): SearchText {
  const navigationType = useNavigationType()
  const [text, setText] = useState(value)
  const [shown, setShown] = useState(value)
  if (value !== shown) {
    setShown(value)
    // Back, forward, a saved view and "clear" win over what stands in the box; our own searches, which replace the entry, arrive late
    // and must not undo typing.
    if (navigationType !== NavigationType.Replace || value === '') setText(value)
  }
  const search = useEffectEvent(onSearch)
  const leaving = useNavigation().state !== 'idle'
  const { key } = useLocation()
  useUnderWay(text !== value, 'a search as it is typed')
  useEffect(() => {
    if (text === value || leaving) return undefined
    const timer = setTimeout(() => search(text), TYPING_PAUSE_MS)
    // Whoever follows a link before the pause is over has searched before: a search that came later would take them back.
    const follow = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest('a[href], button[data-dialog], [data-row]') === null) return
      clearTimeout(timer)
      search(text)
    }
    document.addEventListener('click', follow, { capture: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('click', follow, { capture: true })
    }
  }, [text, value, leaving, key])
  return {
    text,
    setText,
    flush: () => onSearch(text),
    clear() {
      setText('')
      onSearch('')
    },
  }
}
