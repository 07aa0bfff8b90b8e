/** The `test` of every spec here, on the in-browser backend or, in playwright.gateway.config.ts, on gateways. */
import { isDeepStrictEqual } from 'node:util'
import { type AnsweredBy, answerInPage } from './page-requests.ts'
import { test as base } from './console-test.ts'
import { SharedContext } from './shared-context.ts'

export { expect } from '@playwright/test'

export const ON_GATEWAY = process.env['E2E_SERVICE'] === 'gateway'

/** The page's title on a screen; a rehearsal is marked in it. */
export const titled = (screen: string) => `${ON_GATEWAY ? '' : '[Mock] '}${screen} · Audience Console`

export const test = base.extend<{ answeredBy: AnsweredBy }, { shared: SharedContext }>({
  world: [ON_GATEWAY ? 'gateway' : 'mock', { scope: 'worker' }],
  shared: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted: none
    async ({}, provide) => {
      const shared = new SharedContext()
      await provide(shared)
      await shared.close()
    },
    { scope: 'worker' },
  ],
  // An option: by the page costs a tenth for each call, and the network sees none of them; a gateway takes no notice of it.
  answeredBy: ['page', { option: true }],
  // Tests that say nothing of language, window or device share one context, which is made as the first of them asks: those that do get
  // one of their own.
  context: async (
    { context: own, browser, baseURL, shared, answeredBy: asked, locale, viewport, hasTouch, isMobile },
    provide,
    { project },
  ) => {
    const { use } = project
    const answeredBy = ON_GATEWAY ? 'worker' : asked
    const isUsual = locale === use.locale && isDeepStrictEqual(viewport, use.viewport) && !hasTouch && !isMobile
    if (!isUsual) {
      if (answeredBy === 'page') await answerInPage(own)
      await provide(own)
      return
    }
    const context = await shared.lend(browser, new URL(baseURL ?? '').origin, answeredBy)
    await provide(context)
    await shared.takeBack(context)
  },
  // The one that emptied the storage, where there is one: opening a page costs a process.
  page: async ({ context }, provide) => provide(context.pages()[0] ?? (await context.newPage())),
})
