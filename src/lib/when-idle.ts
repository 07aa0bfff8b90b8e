/** Milliseconds after which it runs although the page was never idle, and where a browser cannot tell (Safari). */
const AT_LATEST_MS = 3000
/** Milliseconds after which a first screen that says nothing counts as standing. */
const PATIENCE_MS = 10_000

const { promise: stands, resolve: stand } = Promise.withResolvers<void>()

/** The first screen shows what it was opened for: what others may need later can be fetched from now on. */
export const firstScreenStands = stand

/** Runs something once the first screen stands and the page has nothing better to do. Returns what takes that back. */
export function whenIdle(work: () => void): () => void {
  const call = new AbortController()
  const { signal } = call
  const patience = setTimeout(stand, PATIENCE_MS)
  void stands.then(() => {
    clearTimeout(patience)
    if (signal.aborted) return
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(work, AT_LATEST_MS)
      signal.addEventListener('abort', () => clearTimeout(timer))
      return
    }
    const handle = window.requestIdleCallback(work, { timeout: AT_LATEST_MS })
    signal.addEventListener('abort', () => window.cancelIdleCallback(handle))
  })
  return () => call.abort()
}
