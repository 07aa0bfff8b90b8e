/** What opening the list costs in requests and bytes, whatever the machine; `npm run bench` measures what that means in time. */
import { paths } from '#lib/paths.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { scriptKilobytes, START_LIMITS, startCost, watchFirstRows } from './start-cost.ts'

// As operators have it: by the service worker.
test.use({ answeredBy: 'worker' })

// A language that no other test opens first: such a context is new, and nothing is in its cache.
test.use({ locale: 'en-GB' })

test(
  'the list opens within its limits of requests and JavaScript',
  { tag: ['@real', '@gateway'] },
  async ({ page }) => {
    await watchFirstRows(page)
    await page.goto(paths.groups(TYPICAL))
    const cost = await startCost(page)
    const requests = cost.requests.length
    const kilobytes = Math.ceil(scriptKilobytes(cost))
    const among = (lines: string[]) => `It asks for\n${lines.join('\n')}`
    expect(
      requests,
      `Opening the list takes ${requests} requests before its first rows, calls apart; at most ${START_LIMITS.requests} are allowed (START_LIMITS). ${among(cost.requests)}`,
    ).toBeLessThanOrEqual(START_LIMITS.requests)
    const largest = cost.scripts
      .toSorted((a, b) => b.bytes - a.bytes)
      .map(({ path, bytes }) => `${bytes} bytes ${path}`)
    expect(
      kilobytes,
      `Opening the list takes ${kilobytes} KB of compressed JavaScript before its first rows; at most ${START_LIMITS.scriptKilobytes} KB are allowed (START_LIMITS). ${among(largest)}`,
    ).toBeLessThanOrEqual(START_LIMITS.scriptKilobytes)
  },
)
