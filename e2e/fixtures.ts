/**
 * The `test` of every spec, on the in-browser backend or, in playwright.gateway.config.ts, on a gateway with the emulator
 * behind it. A test fails on whatever should not happen in a browser even when it does not look for it: console errors and
 * warnings, uncaught errors and rejections, policy violations, requests to other hosts, and calls that the in-browser backend
 * did not answer.
 */
import { expect, test as base } from '@playwright/test'
import { type Backend, backendOf, emulatorAt } from './backend.ts'
import { type GatewayPair, startGatewayPair } from './gateway-pair.ts'
import { type SessionCookie, signIn } from './sign-in.ts'
import { SharedContext } from './shared-context.ts'
import { type Watch, watch } from './watch.ts'

interface Fixtures {
  backend: Backend
  /** Whether pages of the test's context start signed in; without a gateway nobody needs to be. */
  signedIn: boolean
  /**
   * Announces that a call will be refused with this status, of one action or of any. It excuses Chromium's own
   * "Failed to load resource" line and nothing else.
   */
  expectRefusal(status: number, action?: string): void
  /** The same for a call whose connection to the service is lost, or whose answer is. */
  expectLostCall(action?: string): void
}

interface WorkerFixtures {
  /** Undefined on the in-browser backend. */
  gateway: (GatewayPair & { cookie: SessionCookie }) | undefined
  shared: SharedContext
}

/** The language of the tests that say nothing of it (playwright.config.ts); others get a context of their own. */
const SHARED_LOCALE = 'en-US'

export { expect }

export const ON_GATEWAY = process.env['E2E_SERVICE'] === 'gateway'

/** The page's title on a screen; a rehearsal is marked in it. */
export const titled = (screen: string) => `${ON_GATEWAY ? '' : '[Mock] '}${screen} · Audience Console`

export const test = base.extend<Fixtures & { watched: Watch }, WorkerFixtures>({
  gateway: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted: none
    async ({}, provide) => {
      if (!ON_GATEWAY) {
        await provide(undefined)
        return
      }
      const pair = await startGatewayPair()
      try {
        await provide({ ...pair, cookie: await signIn(pair) })
      } finally {
        pair.close()
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ baseURL, gateway }, provide) => provide(gateway?.origin ?? baseURL),
  signedIn: [true, { option: true }],
  shared: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- as above
    async ({}, provide) => {
      const shared = new SharedContext()
      await provide(shared)
      await shared.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ context: own, browser, baseURL, locale, gateway, signedIn, shared }, provide) => {
    const shares = locale === SHARED_LOCALE
    const context = shares ? await shared.lend(browser, new URL(baseURL ?? '').origin) : own
    if (gateway !== undefined) {
      // As every test starts with a backend of its own otherwise.
      await emulatorAt(gateway.control).reset('typical')
      if (signedIn) await context.addCookies([gateway.cookie])
    }
    await provide(context)
    if (shares) await shared.takeBack(context)
  },
  // The one that emptied the storage, where there is one: opening a page costs a process.
  page: async ({ context }, provide) => provide(context.pages()[0] ?? (await context.newPage())),
  watched: [
    async ({ context, baseURL }, provide) => {
      const watched = await watch(context, new URL(baseURL ?? '').origin)
      await provide(watched)
      watched.stop()
      expect(watched.problems(), 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
  backend: ({ page, gateway }, provide) =>
    provide(gateway === undefined ? backendOf(page) : emulatorAt(gateway.control)),
  expectRefusal: ({ watched }, provide) => provide((status, action) => void watched.announced.push({ status, action })),
  expectLostCall: ({ watched }, provide) =>
    // A gateway that lost the service, or could not read it, still answers the browser.
    provide((action) => {
      watched.announced.push({ status: 'lost', action })
      if (ON_GATEWAY) watched.announced.push({ status: 502, action })
    }),
})
