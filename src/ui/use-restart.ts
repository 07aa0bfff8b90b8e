import { useEffect, useEffectEvent, useState } from 'react'

/** Milliseconds from a form's new start until it can be submitted again. */
const RESTART_MS = 600

/**
 * A form that starts again once it was sent: until something is typed, or for a moment, it cannot be submitted, lest a second click submits
 * what is blank, or the same once more. `onStart` runs as soon as nothing is `pending` any more.
 */
export function useRestart(pending: boolean, onStart: () => void) {
  const [restarts, setRestarts] = useState(false)
  const start = useEffectEvent(onStart)
  useEffect(() => {
    if (!restarts || pending) return undefined
    start()
    const timer = setTimeout(() => setRestarts(false), RESTART_MS)
    return () => clearTimeout(timer)
  }, [restarts, pending])
  return { restarts, begin: () => setRestarts(true), typed: () => setRestarts(false) }
}
