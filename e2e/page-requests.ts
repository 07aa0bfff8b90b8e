import type { BrowserContext, Page } from '@playwright/test'

/** What answers the calls of a console on its in-browser backend: the page's own `fetch`, or the service worker. */
export type AnsweredBy = 'page' | 'worker'

/** A request as its page sent it; names of headers are in lower case. `PageRequest` of mocks/in-page.ts gives the same. */
export interface PageRequest {
  url: string
  headers: Record<string, string>
  body: string
}

type Listener = (request: PageRequest) => void

const listeners = new WeakMap<Page, Listener[]>()

/** Lets pages of a context that are still to come answer their own calls, tell of them here, and register no worker. */
export async function answerInPage(context: BrowserContext): Promise<void> {
  await context.exposeBinding('__MOCK_IN_PAGE__', ({ page }, request: PageRequest) => {
    for (const listener of listeners.get(page) ?? []) listener(request)
  })
}

/** Told of each request of a page from now on, whether it goes to the network or the page answers it. */
export function onPageRequest(page: Page, listener: Listener): void {
  listeners.set(page, [...(listeners.get(page) ?? []), listener])
  page.on('request', (request) =>
    listener({ url: request.url(), headers: request.headers(), body: request.postData() ?? '' }),
  )
}
