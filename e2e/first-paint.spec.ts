/** What one sees before any module has run, and that the console takes its place without moving anything. */
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'

// As operators have it: by the service worker.
test.use({ answeredBy: 'worker' })

/** Holds back every module until the returned function is called. */
async function holdModules(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

/** Where bar, navigation and heading lie, in whole pixels. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-frame=bar], [data-frame=navigation], h1')]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [
          element.getAttribute('data-frame') ?? element.textContent.trim(),
          ...[x, y, width, height].map(Math.round),
        ]
      }),
  )

for (const [name, viewport] of [
  ['a desk', { width: 1440, height: 900 }],
  ['a small desk', { width: 1024, height: 768 }],
  ['a telephone', { width: 390, height: 844 }],
] as const) {
  test(
    `on ${name} it is painted before any module, as chosen, and nothing moves`,
    { tag: '@mock' },
    async ({ page }) => {
      await page.setViewportSize(viewport)
      await page.addInitScript(() => {
        localStorage.setItem('audience-console:language', '"zh"')
        localStorage.setItem('audience-console:theme', '"dark"')
        const shifts: string[] = []
        Object.assign(window, { shifts })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            for (const { node } of (entry as PerformanceEntry & { sources: { node: Node | null }[] }).sources)
              if (node instanceof Element && node.matches('[data-frame=bar], [data-frame=navigation], h1'))
                shifts.push(node.outerHTML)
          }
        }).observe({ type: 'layout-shift', buffered: true })
      })
      const go = await holdModules(page)
      await page.goto(paths.groups(TYPICAL), { waitUntil: 'commit' })
      const html = page.locator('html')
      await expect(html).toHaveAttribute('data-theme', 'dark')
      await expect(html).toHaveAttribute('lang', 'zh-CN')
      await expect(page.getByRole('status')).toHaveText(/正在加载…/)
      await expect(page.getByText('群组管理').first()).toBeVisible()
      await expect(page.getByText('Groups', { exact: true }).first()).toBeHidden()
      await expect(html).toHaveCSS('color-scheme', 'dark')
      await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(13, 15, 18)')
      const first = await places(page)
      expect(first.map(([what]) => what)).toEqual(['bar', 'navigation', expect.stringContaining('群组管理')])

      go()
      await expect(page.getByRole('heading', { name: '群组管理', level: 1 })).toBeVisible()
      await expect(page.getByRole('row').nth(1)).toBeVisible()
      expect((await places(page)).map(([, ...place]) => place)).toEqual(first.map(([, ...place]) => place))
      expect(await page.evaluate((): unknown => Reflect.get(window, 'shifts'))).toEqual([])
    },
  )
}

test('what the address does not name is not promised', { tag: '@mock' }, async ({ page }) => {
  const go = await holdModules(page)
  await page.goto('/', { waitUntil: 'commit' })
  await expect(page.getByText('Audience Console')).toBeVisible()
  await expect(page.getByText('Applications', { exact: true }).first()).toBeVisible()
  expect((await places(page)).map(([what]) => what)).toEqual(['bar', 'navigation'])
  go()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a console whose script does not come says so', { tag: '@mock' }, async ({ page, expectLostCall }) => {
  expectLostCall('boot')
  await page.route(/\/assets\/boot-.*\.js$/, (route) => route.abort())
  await page.goto(paths.groups(TYPICAL))
  await expect(page.getByRole('alert')).toContainText('The console could not be loaded')
  await expect(page.getByText('Applications', { exact: true }).first()).toBeHidden()
})
