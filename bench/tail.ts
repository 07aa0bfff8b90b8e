/**
 * An hour at the live end of a group in which 50 messages a second are stored, on the build with its backend in the page: what the page keeps,
 * how long its frames take, and whether it shows all that is stored. One clock for page and service, which goes as fast as the work allows.
 *
 *     npm run bench -- tail                 # an hour
 *     npm run bench -- tail --minutes 5
 *     npm run bench -- tail --idle          # the same without looking: what the backend in the page keeps by itself
 *
 * What the figures mean: docs/performance.md.
 */
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { chromium, type Page } from '@playwright/test'
import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'
import { paths } from '#lib/paths.ts'
import { backendOf } from '../e2e/backend.ts'
import { messagesTab } from '../e2e/messages-tab.ts'
import { callService } from '../e2e/other-client.ts'
import { APPS, STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { staticSite } from '../mocks/site/static-site.ts'

const PLACE = { center: 'cn-shanghai', appId: APPS.stage }
const GROUP = { appId: APPS.stage, groupId: STAGE_GROUPS.loud }
/** Seconds from one mark to the next, and of one show. */
const MARK = 600
const MEGABYTE = 1_000_000
const PAST = 50

interface Frames {
  longest: number
  p95: number
}

/** Milliseconds from one frame to the next since this was asked last, by the browser's own clock. */
async function frames(page: Page): Promise<Frames> {
  const noted = await page.evaluate(() => {
    const times: unknown = Reflect.get(globalThis, 'frameTimes')
    const taken: unknown = Array.isArray(times) ? times.splice(0) : []
    return taken
  })
  const times = v.parse(v.array(v.number()), noted)
  const sorted = times.toSorted((a, b) => a - b)
  return { longest: sorted.at(-1) ?? 0, p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 }
}

const describedSchema = v.object({ MsgAmount: v.record(v.string(), v.number()) })
/** Messages that the group ever stored: each counts as one here. */
async function storedCount(page: Page): Promise<number> {
  const params = { AppId: GROUP.appId, GroupId: GROUP.groupId, DataCenter: PLACE.center }
  const { MsgAmount } = v.parse(describedSchema, await callService(page, 'DescribeLiveMessageGroup', params))
  return Object.values(MsgAmount).reduce((sum, count) => sum + count, 0)
}

async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / MEGABYTE
}

/** The first number before these words in a text; 0 where they are not. */
const numberBefore = (text: string, words: string): number =>
  Number(new RegExp(`([\\d,]+) ${words}`).exec(text)?.[1]?.replaceAll(',', '') ?? 0)

async function measure(page: Page, origin: string, minutes: number, isLooking: boolean): Promise<void> {
  const backend = backendOf(page)
  const messages = messagesTab(page)
  await page.addInitScript(() => {
    const [next, now] = [requestAnimationFrame.bind(globalThis), performance.now.bind(performance)]
    const times: number[] = []
    Reflect.set(globalThis, 'frameTimes', times)
    let last = now()
    const note = () => {
      const time = now()
      times.push(time - last)
      last = time
      next(note)
    }
    next(note)
  })
  await page.clock.install()
  // While it is counted nothing may come.
  await backend.prepare('reset', { scenario: 'busy-show', frozen: true })
  await backend.prepare('show', { ...GROUP, perSecond: LIMITS.messagesPerSecond, seconds: MARK })
  await page.goto(origin + paths.groupTab(PLACE, GROUP.groupId, 'messages'))
  await messages.loaded(PAST).waitFor()
  const before = (await storedCount(page)) - PAST
  await backend.runClock()
  if (!isLooking) await messages.live.uncheck()
  await messages.search.hover()
  await frames(page)

  for (let second = 0; second <= minutes * 60; second += 1) {
    if (second % MARK === 0 || second === minutes * 60) {
      await backend.freezeClock()
      await page.clock.runFor(2000)
      await backend.settled()
      const text = await messages.tab.innerText()
      const [loaded, letGo] = [numberBefore(text, 'loaded'), numberBefore(text, 'older ones let go')]
      const seen = await frames(page)
      const stored = (await storedCount(page)) - before
      const figures = {
        minute: second / 60,
        heapMB: Math.round(await heapMegabytes(page)),
        ...(isLooking ? { loaded, letGo, stored, missing: stored - loaded - letGo } : {}),
        longestFrameMs: Math.round(seen.longest),
        p95FrameMs: Math.round(seen.p95),
      }
      console.log(JSON.stringify(figures))
      await backend.control('show', { ...GROUP, perSecond: LIMITS.messagesPerSecond, seconds: MARK })
      await backend.runClock()
      await frames(page)
    }
    await page.clock.runFor(1000)
    if (isLooking) await backend.settled()
  }
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, idle: { type: 'boolean', default: false } },
})
process.once('disconnect', () => process.exit(1))
/** As scripts/bench.ts has found it. */
const executablePath = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const { server, origin } = await new Promise<{ server: ReturnType<typeof serve>; origin: string }>((resolve) => {
  const started = serve({ fetch: staticSite('dist-mock').fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    resolve({ server: started, origin: `http://127.0.0.1:${port}` }),
  )
})
try {
  console.log(`Node ${process.versions.node}, Chromium ${browser.version()}`)
  const options = { viewport: { width: 1440, height: 900 }, locale: 'en-US', serviceWorkers: 'block' } as const
  await measure(await browser.newPage(options), origin, Number(values.minutes), !values.idle)
} finally {
  await browser.close()
  server.close()
}
process.disconnect?.()
