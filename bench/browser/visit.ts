import type { Browser, BrowserContext, Page } from '@playwright/test'
import { type StartCost, startCost, watchFirstRows } from '../../e2e/start-cost.ts'
import { inTime } from './patience.ts'
import { installProbe } from './probe.ts'
import type { LineProfile } from './slow-line.ts'

/** A page with a list of groups, and how one gets there. */
export interface Site {
  name: string
  address: string
  /** What the browser remembers of visits before: cookies and local storage. */
  known?: Known
  /** Given to the in-browser backend when it starts. */
  boot?: readonly { command: string; params: unknown }[]
}

export type Known = Awaited<ReturnType<BrowserContext['storageState']>>

export interface Visit {
  page: Page
  start: StartCost
}

/** How many times slower than this machine the browser's main thread is. */
export const CPU_SLOWDOWN = 4
/** Where something else keeps the machine busy, less may be seen of it. */
const LEAST_SLOWDOWN = 1.5
/** Milliseconds by which an arrival may seem earlier, for want of finer timers. */
const CLOCK_MS = 5
/** Milliseconds that what is to be clicked may take to be there. */
const ACTION_MS = 120_000

interface Wishes {
  /** Without it the machine is as fast as it is. */
  slow?: LineProfile
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
    ...(site.known === undefined ? {} : { storageState: site.known }),
  })
  try {
    context.setDefaultTimeout(ACTION_MS)
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
    const start = await inTime(`The first rows of ${site.name}`, startCost(page))
    if (slow !== undefined) await checkLine(page, slow)
    return await look({ page, start })
  } finally {
    await context.close()
  }
}

/** Nothing that arrived may have taken less time than the line allows. */
async function checkLine(page: Page, { roundTripMs, bitsPerSecond }: LineProfile): Promise<void> {
  const arrivals = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].flatMap((entry) =>
      entry instanceof PerformanceResourceTiming && entry.transferSize > 0
        ? [{ url: entry.name, ms: entry.responseEnd - entry.requestStart, bytes: entry.encodedBodySize }]
        : [],
    ),
  )
  for (const { url, ms, bytes } of arrivals) {
    const least = roundTripMs + (bytes * 8000) / bitsPerSecond
    if (ms < least - CLOCK_MS) throw new Error(`${url} arrived in ${ms} ms; the slow line takes ${least} ms at least.`)
  }
}

/** Throws when a page's processor cannot be slowed in this browser. */
export async function checkProcessor(browser: Browser): Promise<void> {
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  const work = () =>
    page.evaluate(() => {
      const start = performance.now()
      let sum = 0
      for (let number = 1; number < 100_000_000; number += 1) sum += Math.sqrt(number)
      return sum > 0 ? performance.now() - start : 0
    })
  await work()
  const free = await work()
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  const slowed = await work()
  await page.context().close()
  if (slowed < free * LEAST_SLOWDOWN)
    throw new Error(`The processor was to be ${CPU_SLOWDOWN} times slower, and is ${(slowed / free).toFixed(1)} times.`)
}
