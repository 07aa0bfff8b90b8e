import type { Host } from './host.ts'

/** A call that the page answers itself, which the network never sees: what a test hears of it. Names of headers are in lower case. */
export interface PageRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** An answer that a network would have complained of: its status, or that there is none. */
export interface PageFailure {
  url: string
  failed: number | 'lost'
}

type Listener = (told: PageRequest | PageFailure) => void

/** Where a test leaves its listener, before any script of the page runs (Playwright's `exposeBinding`). */
const GLOBAL = '__MOCK_IN_PAGE__'

/** Undefined unless a test asked for this page to answer its own calls, which cost less without a worker. */
export function testListener(): Listener | undefined {
  const given: unknown = Reflect.get(globalThis, GLOBAL)
  if (typeof given !== 'function') return undefined
  return (told) => void Reflect.apply(given, undefined, [told])
}

/**
 * Answers the page's own `fetch` in the page: for browsers and moments without a service worker. Only `fetch` is covered, which
 * is all the console uses. `heard` is told of each request before it is answered, and of each
 * answer that says no: the browser logs those of a network only. Returns how to undo it.
 */
export function interceptFetch(host: Host, origin: string, heard?: Listener): () => void {
  const original = globalThis.fetch
  const network = original.bind(globalThis)
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.origin !== origin || !host.handles(url)) return network(request)
    if (heard !== undefined) {
      const body = await request.clone().text()
      heard({ url: request.url, headers: Object.fromEntries(request.headers), body })
    }
    const response = await untilAborted(host.handle(request), request.signal)
    if (!response.ok) heard?.({ url: request.url, failed: response.type === 'error' ? 'lost' : response.status })
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
