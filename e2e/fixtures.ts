/**
 * The `test` of every spec. A test fails on whatever should not happen in a browser even when it does not look for it:
 * console errors and warnings, uncaught errors and rejections, policy violations, requests to other hosts, and calls that
 * the in-browser backend did not answer.
 */
import { expect, test as base } from '@playwright/test'
import { type Backend, backendOf } from './backend.ts'
import { type Watch, watch } from './watch.ts'

interface Fixtures {
  backend: Backend
  /**
   * Announces that a call will be refused with this status, of one action or of any. It excuses Chromium's own
   * "Failed to load resource" line and nothing else.
   */
  expectRefusal(status: number, action?: string): void
  /** The same for a call whose connection is lost. */
  expectLostCall(action?: string): void
}

export { expect }

export const test = base.extend<Fixtures & { watched: Watch }>({
  watched: [
    async ({ context, baseURL }, provide) => {
      const watched = await watch(context, new URL(baseURL ?? '').origin)
      await provide(watched)
      expect(watched.problems(), 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
  backend: ({ page }, provide) => provide(backendOf(page)),
  expectRefusal: ({ watched }, provide) => provide((status, action) => void watched.announced.push({ status, action })),
  expectLostCall: ({ watched }, provide) => provide((action) => void watched.announced.push({ status: 'lost', action })),
})
