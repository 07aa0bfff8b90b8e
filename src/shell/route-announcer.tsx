import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/** Long enough for the new screen to have set the document's title. */
const SETTLE_MS = 300

/** Tells screen readers which screen a navigation has led to. */
export function RouteAnnouncer() {
  const { pathname } = useLocation()
  const [title, setTitle] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setTitle(document.title), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [pathname])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {title}
    </div>
  )
}
