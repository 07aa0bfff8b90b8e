import { firstScreenPainted } from './first-screen.ts'

/** Milliseconds after which it runs although the page was never idle, and where a browser cannot tell (Safari). */
const AT_LATEST_MS = 3000

/** Runs something once the first screen stands and the page has nothing better to do. Returns what takes that back. */
export function whenIdle(work: () => void): () => void {
  const call = new AbortController()
  void runWhenIdle(work, call.signal)
  return () => call.abort()
}

async function runWhenIdle(work: () => void, signal: AbortSignal): Promise<void> {
  await firstScreenPainted()
  if (signal.aborted) return
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, AT_LATEST_MS)
    signal.addEventListener('abort', () => clearTimeout(timer))
    return
  }
  const handle = window.requestIdleCallback(work, { timeout: AT_LATEST_MS })
  signal.addEventListener('abort', () => window.cancelIdleCallback(handle))
}
