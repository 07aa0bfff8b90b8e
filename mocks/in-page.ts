import type { Host } from './host.ts'

/**
 * Answers the page's own `fetch` in the page: for browsers and moments without a service worker. Only `fetch` is covered, which
 * is all the console uses.
 */
export function interceptFetch(host: Host): void {
  const network = globalThis.fetch.bind(globalThis)
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!host.handles(new URL(request.url)) || new URL(request.url).origin !== location.origin) return network(request)
    const response = await untilAborted(host.handle(request), request.signal)
    // What fetch makes of a broken connection.
    if (response.type === 'error') throw new TypeError('Failed to fetch')
    return response
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
