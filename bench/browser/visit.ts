import type { Browser, Page } from '@playwright/test'
import { type StartCost, startCost, watchFirstRows } from '../../e2e/start-cost.ts'
import type { SessionCookie } from '../../e2e/sign-in.ts'
import { installProbe } from './probe.ts'

/** A page with a list of groups, and how one gets there. */
export interface Site {
  name: string
  address: string
  cookie?: SessionCookie
  /** Given to the in-browser backend when it starts. */
  boot?: readonly { command: string; params: unknown }[]
}

export interface Visit {
  page: Page
  start: StartCost
}

/** How many times slower than this machine the browser's main thread is. */
export const CPU_SLOWDOWN = 4
/** Milliseconds that the slow line's round trip may seem shorter, for want of finer timers. */
const CLOCK_MS = 5
const PATIENCE_MS = 120_000

interface Wishes {
  /** Without it the machine is as fast as it is. */
  slow?: { roundTripMs: number }
}

/**
 * Opens a site with nothing in its cache, waits for its first rows and hands the page on; closes it afterwards. Throws when the slowness
 * that was asked for cannot be noticed.
 */
export async function visit<T>(
  browser: Browser,
  site: Site,
  { slow }: Wishes,
  look: (visit: Visit) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
  })
  try {
    context.setDefaultTimeout(PATIENCE_MS)
    if (site.cookie !== undefined) await context.addCookies([site.cookie])
    const page = await context.newPage()
    await watchFirstRows(page)
    await installProbe(page)
    if (site.boot !== undefined)
      await page.addInitScript((commands) => void Reflect.set(globalThis, '__MOCK_BOOT__', commands), site.boot)
    if (slow !== undefined) {
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    }
    await page.goto(site.address, { waitUntil: 'commit' })
    const start = await startCost(page)
    if (slow !== undefined) await checkSlowness(page, slow.roundTripMs)
    return await look({ page, start })
  } finally {
    await context.close()
  }
}

async function checkSlowness(page: Page, roundTripMs: number): Promise<void> {
  const firstByte = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    return navigation instanceof PerformanceNavigationTiming ? navigation.responseStart - navigation.requestStart : 0
  })
  if (firstByte < roundTripMs - CLOCK_MS)
    throw new Error(`A round trip of ${roundTripMs} ms was asked for, and the page was answered after ${firstByte} ms.`)
}
