/** Milliseconds after which a page that is never idle does it all the same; Safari has no word for idle and waits as long. */
const LATEST_MS = 2000

/** Runs `act` once nothing else is to do. Returns what calls it off. */
export function whenIdle(act: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(act, LATEST_MS)
    return () => clearTimeout(timer)
  }
  const id = window.requestIdleCallback(act, { timeout: LATEST_MS })
  return () => window.cancelIdleCallback(id)
}
