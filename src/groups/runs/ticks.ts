import paceWorkerUrl from '../../lib/pace-worker.ts?worker&url'

/** Calls back again and again. */
export interface Ticks {
  subscribe(listener: () => void): () => void
}

/**
 * Milliseconds from one tick to the next. What leaves together counts in whole ticks against a second's limit, so that long ones would cost
 * a good part of the pace.
 */
const EVERY_MS = 25

/** Kept by a worker as long as somebody listens, also while the tab is hidden; by the page's own timers where there is no worker. */
export function createTicks(): Ticks {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let stop: (() => void) | undefined
  return {
    subscribe(listener) {
      listeners.add(listener)
      stop ??= beginTicking(tell)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = undefined
      }
    },
  }
}

function beginTicking(tell: () => void): () => void {
  let timer: ReturnType<typeof setInterval> | undefined
  const byPage = () => (timer ??= setInterval(tell, EVERY_MS))
  let worker: Worker | undefined
  try {
    worker = new Worker(paceWorkerUrl, { type: 'module' })
    worker.addEventListener('message', tell)
    worker.addEventListener('error', byPage)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(EVERY_MS)
  } catch {
    byPage()
  }
  return () => {
    worker?.terminate()
    clearInterval(timer)
  }
}
