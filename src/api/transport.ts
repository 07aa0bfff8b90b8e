import { UNATTENDED_HEADER, watchAttention } from '#lib/attention.ts'
import { createSteadyClock } from '#lib/steady-clock.ts'

interface Sending {
  method?: 'GET' | 'POST'
  /** JSON text. */
  body?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Outside a browser, as in tests, somebody is always there. */
const isUnattended = typeof window === 'undefined' ? () => false : watchAttention(window, createSteadyClock())

/** One request to whoever serves this page. The only place of the console that fetches. Rejects as `fetch` does. */
export function send(url: string, { method = 'POST', body, headers: given = {}, signal }: Sending): Promise<Response> {
  const headers = isUnattended() ? { ...given, [UNATTENDED_HEADER]: '1' } : given
  return fetch(url, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
    cache: 'no-store',
    redirect: 'error',
  })
}
