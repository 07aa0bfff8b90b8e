import type { BrowserContext, Page } from '@playwright/test'

/** What answers the calls of a console on its in-browser backend: the page's own `fetch`, or the service worker. */
export type AnsweredBy = 'page' | 'worker'

/** A request as its page sent it; names of headers are in lower case. `PageRequest` of mocks/in-page.ts gives the same. */
export interface PageRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** An answer of a page to itself that says no, with its status, or that did not come; as `PageFailure` of mocks/in-page.ts. */
export interface PageFailure {
  url: string
  failed: number | 'lost'
}

/** What is told of the pages of one context. */
interface Ears {
  sent: WeakMap<Page, ((request: PageRequest) => void)[]>
  failed: Set<(failure: PageFailure) => void>
}

const ears = new WeakMap<BrowserContext, Ears>()

function earsOf(context: BrowserContext): Ears {
  const known = ears.get(context) ?? { sent: new WeakMap(), failed: new Set() }
  ears.set(context, known)
  return known
}

/** Lets pages of a context that are still to come answer their own calls, tell of them here, and register no worker. */
export async function answerInPage(context: BrowserContext): Promise<void> {
  const { sent, failed } = earsOf(context)
  await context.exposeBinding('__MOCK_IN_PAGE__', ({ page }, told: PageRequest | PageFailure) => {
    if ('failed' in told) for (const listener of failed) listener(told)
    else for (const listener of sent.get(page) ?? []) listener(told)
  })
}

/** Told of each request of a page from now on, whether it goes to the network or the page answers it. */
export function onPageRequest(page: Page, listener: (request: PageRequest) => void): void {
  const { sent } = earsOf(page.context())
  sent.set(page, [...(sent.get(page) ?? []), listener])
  page.on('request', (request) =>
    listener({ url: request.url(), headers: request.headers(), body: request.postData() ?? '' }),
  )
}

/** Told of each answer of a context's pages to themselves that says no, which their browser does not complain of. Returns how to stop. */
export function onPageFailure(context: BrowserContext, listener: (failure: PageFailure) => void): () => void {
  const { failed } = earsOf(context)
  failed.add(listener)
  return () => failed.delete(listener)
}
