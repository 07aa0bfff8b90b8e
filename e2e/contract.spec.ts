import type { Page } from '@playwright/test'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { LONG_STORIES, STORIES } from '../mocks/testing/contract-stories.ts'
import { Refused, type Subject } from '../mocks/testing/contract-suite.ts'
import { START_MS } from '../mocks/testing/test-backend.ts'
import { tell, toldInProcess } from '../mocks/testing/test-in-process.ts'
import { expect, test } from './fixtures.ts'

// As operators have it: by the service worker.
test.use({ answeredBy: 'worker' })

/** Asks the in-browser backend, as a script in the page would. */
async function ask(
  page: Page,
  path: string,
  params: unknown,
  ifMatch?: string,
): Promise<{ status: number; answer: unknown }> {
  const { status, text } = await page.evaluate(
    async ([url, body, headers]) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      })
      return { status: response.status, text: await response.text() }
    },
    [path, toExactJson(params), ifMatch === undefined ? {} : { 'if-match': ifMatch }] as const,
  )
  return { status, answer: parseExactJson(text) }
}

/** What a refusal's envelope says of `name`. */
const field = (envelope: unknown, name: string): unknown => new Map(Object.entries(envelope ?? {})).get(name)

/** The backend as this page reaches it: over the console's wire, through its service worker. */
const throughThePage = (page: Page): Subject => ({
  async call(action, params, ifMatch) {
    const { status, answer } = await ask(page, `/api/live/${action}`, params, ifMatch)
    if (status === 200) return answer
    throw new Refused(String(field(answer, 'Code')), String(field(answer, 'Message')), field(answer, 'Current'))
  },
  async control(name, params) {
    const { status, answer } = await ask(page, `/_control/${name}`, params)
    if (status !== 200) throw new Error(`${name}: ${String(field(answer, 'Message'))}`)
    return answer
  },
})

/** A page costs seconds, a story most often milliseconds: many of them are told in one page, each from the start of a session. */
for (const [which, stories] of Object.entries({ short: STORIES, long: LONG_STORIES })) {
  test(
    `the contract, told in a browser through the service worker: the ${which} stories`,
    { tag: '@mock' },
    async ({ page, expectRefusal }) => {
      test.setTimeout(600_000)
      for (const status of [400, 403, 404, 412]) expectRefusal(status)
      const throughWorker = new Set<boolean>()
      page.on('response', (response) => {
        if (response.url().includes('/api/live/')) throughWorker.add(response.fromServiceWorker())
      })
      // The wall clock stands still, as it does in process: what is told, times included, must be the same.
      await page.clock.setFixedTime(START_MS)
      await page.goto('/live/nowhere')
      await page.locator('html:not([data-screen])').waitFor({ state: 'attached' })
      for (const [name, story] of Object.entries(stories)) {
        await test.step(name, async () => {
          const told = await toldInProcess(story)
          const subject = throughThePage(page)
          await subject.control('reset', { scenario: 'typical' })
          const seen = await tell(story, () => subject)
          expect.soft(parseExactJson(toExactJson(seen)), name).toEqual(parseExactJson(toExactJson(told)))
        })
      }
      const described = await page.evaluate(async () => (await fetch('/openapi.json')).text())
      expect(parseExactJson(described)).toMatchObject({
        openapi: expect.stringMatching(/^3\.1\./),
        servers: [{ url: new URL(page.url()).origin }],
      })
      expect([...throughWorker], 'whether answers came through the service worker').toEqual([true])
    },
  )
}
