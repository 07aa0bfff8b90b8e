/** Milliseconds after which it runs although the page was never idle, and where a browser cannot tell (Safari). */
const AT_LATEST_MS = 3000

/** Runs something once the page has nothing better to do. Returns what takes that back. */
export function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, AT_LATEST_MS)
    return () => clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(work, { timeout: AT_LATEST_MS })
  return () => window.cancelIdleCallback(handle)
}
