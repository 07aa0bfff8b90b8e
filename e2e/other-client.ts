import { expect, type Locator, type Page } from '@playwright/test'
import type { ActionName } from '#api/contract/actions.ts'
import { onPageRequest, type PageRequest } from './page-requests.ts'

const MARK = 'x-other-client'

/**
 * Calls the service from the page but past the console, as a colleague or a program would. Returns the JSON; throws when the
 * service refuses.
 */
export async function callService(page: Page, action: ActionName, params: object): Promise<unknown> {
  const { status, text } = await page.evaluate(
    async ([url, body, mark]) => {
      const base = document.documentElement.dataset['base'] ?? '/'
      const headers = { 'content-type': 'application/json', [mark]: '1' }
      const response = await fetch(base + url, { method: 'POST', headers, body })
      return { status: response.status, text: await response.text() }
    },
    [`api/live/${action}`, JSON.stringify(params), MARK] as const,
  )
  if (status !== 200) throw new Error(`${action} was refused with ${status}: ${text}`)
  return JSON.parse(text)
}

/** Calls the service as somebody else and presses a button of the page at once, so that no look of the page comes between. */
export async function callThenClick(button: Locator, action: ActionName, params: object): Promise<void> {
  await button.evaluate(
    async (element, [url, body]) => {
      await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      if (element instanceof HTMLElement) element.click()
    },
    [`/api/live/${action}`, JSON.stringify(params)] as const,
  )
}

/** Waits until the second that is running on the service's clock is over: only then what was sent in it is stored and counted. */
export async function secondToPass(page: Page): Promise<void> {
  const date = () =>
    page.evaluate(
      async ([url, mark]) => {
        const base = document.documentElement.dataset['base'] ?? '/'
        const headers = { 'content-type': 'application/json', [mark]: '1' }
        const response = await fetch(base + url, { method: 'POST', headers, body: '{"SortType":1}' })
        return response.headers.get('date')
      },
      ['api/live/ListLiveMessageApps', MARK] as const,
    )
  const now = await date()
  await expect.poll(date).not.toBe(now)
}

/** The requests of one action that the console itself makes from now on; the list grows while the test runs. */
export function consoleRequests(page: Page, action: ActionName): PageRequest[] {
  const requests: PageRequest[] = []
  onPageRequest(page, (request) => {
    const isIt = new URL(request.url).pathname.endsWith(`/api/live/${action}`)
    if (isIt && request.headers[MARK] === undefined) requests.push(request)
  })
  return requests
}

/** The parameters of a request. Integers beyond 2^53 are rounded here: look for those in its text. */
export const paramsOf = (request: PageRequest | undefined): unknown =>
  request === undefined ? undefined : JSON.parse(request.body)
