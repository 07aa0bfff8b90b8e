interface Sending {
  method?: 'GET' | 'POST'
  /** JSON text. */
  body?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** One request to whoever serves this page. The only place of the console that fetches. Rejects as `fetch` does. */
export function send(url: string, { method = 'POST', body, headers = {}, signal }: Sending): Promise<Response> {
  return fetch(url, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
    cache: 'no-store',
    redirect: 'error',
  })
}
