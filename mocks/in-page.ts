import type { Host } from './host.ts'

/**
 * Answers the page's own `fetch` in the page: for browsers and moments without a service worker. Only `fetch` is covered, which
 * is all the console uses. Returns how to undo it.
 */
export function interceptFetch(host: Host, origin: string): () => void {
  const original = globalThis.fetch
  const network = original.bind(globalThis)
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.origin !== origin || !host.handles(url)) return network(request)
    const response = await untilAborted(host.handle(request), request.signal)
    // What fetch makes of a broken connection.
    if (response.type === 'error') throw new TypeError('Failed to fetch')
    return response
  }
  return () => {
    globalThis.fetch = original
  }
}

function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
