/** The `test` of every spec here, on the in-browser backend or, in playwright.gateway.config.ts, on gateways. */
import { test as base } from './console-test.ts'
import { SharedContext } from './shared-context.ts'

/** The language of the tests that say nothing of it (playwright.config.ts); others get a context of their own. */
const SHARED_LOCALE = 'en-US'

export { expect } from '@playwright/test'

export const ON_GATEWAY = process.env['E2E_SERVICE'] === 'gateway'

/** The page's title on a screen; a rehearsal is marked in it. */
export const titled = (screen: string) => `${ON_GATEWAY ? '' : '[Mock] '}${screen} · Audience Console`

export const test = base.extend<object, { shared: SharedContext }>({
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
  context: async ({ context: own, browser, baseURL, locale, shared }, provide) => {
    if (locale !== SHARED_LOCALE) {
      await provide(own)
      return
    }
    const context = await shared.lend(browser, new URL(baseURL ?? '').origin)
    await provide(context)
    await shared.takeBack(context)
  },
  // The one that emptied the storage, where there is one: opening a page costs a process.
  page: async ({ context }, provide) => provide(context.pages()[0] ?? (await context.newPage())),
})
