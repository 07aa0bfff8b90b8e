/**
 * A `test` of the console on its in-browser backend, or on a gateway with the emulator behind it. It fails on whatever should not happen in
 * a browser even when it does not look for it: console errors and warnings, uncaught errors and rejections, policy violations,
 * requests to other hosts, and calls that the in-browser backend did not answer.
 */
import { expect, test as base } from '@playwright/test'
import { type Backend, backendOf, emulatorAt } from './backend.ts'
import { type GatewayPair, KIT_COMMAND, startGatewayPair } from './gateway-pair.ts'
import { type SessionCookie, signIn } from './sign-in.ts'
import { type Watch, watch } from './watch.ts'

export interface ConsoleFixtures {
  backend: Backend
  /** Whether pages of the test's context start signed in; without a gateway nobody needs to be. An option. */
  signedIn: boolean
  /** Whether what a browser complains about fails the test. An option, true when it is left alone. */
  failsOnComplaints: boolean
  /**
   * Announces that a call will be refused with this status, of one action or of any. It excuses Chromium's own
   * "Failed to load resource" line and nothing else.
   */
  expectRefusal(status: number, action?: string): void
  /** The same for a call whose connection to the service is lost, or whose answer is. */
  expectLostCall(action?: string): void
}

export interface ConsoleWorkerFixtures {
  /** What answers the console: the page that `baseURL` serves by itself, or a gateway that each worker starts. An option. */
  world: 'mock' | 'gateway'
  /** The script by which a worker starts gateway and emulator. An option. */
  command: string
  /** Undefined on the in-browser backend. */
  gateway: (GatewayPair & { cookie: SessionCookie }) | undefined
}

interface Inner {
  watched: Watch
  atHome: undefined
}

export const test = base.extend<ConsoleFixtures & Inner, ConsoleWorkerFixtures>({
  world: ['mock', { scope: 'worker', option: true }],
  command: [KIT_COMMAND, { scope: 'worker', option: true }],
  gateway: [
    async ({ world, command }, provide) => {
      if (world === 'mock') {
        await provide(undefined)
        return
      }
      const pair = await startGatewayPair({}, command)
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
  failsOnComplaints: [true, { option: true }],
  // On the in-browser backend every context has a backend of its own; here each test makes it so.
  atHome: [
    async ({ context, gateway, signedIn }, provide) => {
      if (gateway !== undefined) {
        await emulatorAt(gateway.control).reset('typical')
        if (signedIn) await context.addCookies([gateway.cookie])
      }
      await provide(undefined)
    },
    { auto: true },
  ],
  watched: [
    async ({ context, baseURL, failsOnComplaints }, provide) => {
      if (baseURL === undefined)
        throw new Error('Where is the console? Name its address as `use.baseURL` in playwright.config.ts.')
      const watched = await watch(context, new URL(baseURL).origin)
      await provide(watched)
      watched.stop()
      if (failsOnComplaints) expect(watched.problems(), 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
  backend: ({ page, gateway }, provide) =>
    provide(gateway === undefined ? backendOf(page) : emulatorAt(gateway.control)),
  expectRefusal: ({ watched }, provide) => provide((status, action) => void watched.announced.push({ status, action })),
  expectLostCall: ({ watched, world }, provide) =>
    // A gateway that lost the service, or could not read it, still answers the browser.
    provide((action) => {
      watched.announced.push({ status: 'lost', action })
      if (world === 'gateway') watched.announced.push({ status: 502, action })
    }),
})
