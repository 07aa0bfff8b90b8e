import type { Page } from '@playwright/test'

export interface SentCall {
  action: string
  params: Record<string, unknown>
}

/** What the page sends to the service from now on, in order; it grows while the test runs. */
export function recordCalls(page: Page): SentCall[] {
  const calls: SentCall[] = []
  page.on('request', (request) => {
    const action = /\/api\/live\/(\w+)$/.exec(new URL(request.url()).pathname)?.[1]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the console sends nothing but JSON objects
    if (action !== undefined) calls.push({ action, params: request.postDataJSON() as Record<string, unknown> })
  })
  return calls
}
