import type { Locator, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './group-dialogs.ts'
import { studioOn } from './studio-panel.ts'

const LIST = paths.groups(TYPICAL)
const TABS = ['World', 'Faults', 'People', 'Show', 'Calls', 'Session'] as const
const TYPICAL_BUSY = { appId: APPS.typical, groupId: GROUPS.busy }

test.describe('@mock how the studio looks', () => {
  for (const [name, viewport] of [
    ['a desk', { width: 1440, height: 900 }],
    ['a telephone', { width: 390, height: 844 }],
  ] as const) {
    test(`is accessible on ${name}, and covers nothing that is needed`, async ({ page, backend }) => {
      test.slow()
      await page.setViewportSize(viewport)
      await page.goto(LIST)
      await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
      const { button, open, panel } = studioOn(page)
      await expectAccessible(page)
      await expectNothingBelow(page, button)
      await page.getByRole('navigation', { name: 'Pages' }).scrollIntoViewIfNeeded()
      await expectNothingBelow(page, button)
      await backend.setFaults(
        { action: '*', kind: 'delay', ms: 300 },
        { action: 'SendLiveMessageUser', kind: 'hang', share: 0.5 },
      )
      await backend.control('show', { ...TYPICAL_BUSY, perSecond: 3, seconds: 600 })
      for (const tab of TABS) {
        await open(tab)
        await expect(panel.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
        if (tab === 'Calls') await panel.locator('summary').first().click()
        await expectAccessible(page)
        await expectNoSideScroll(page)
      }
    })
  }

  test('leaves the console’s dialogs within reach on a telephone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(paths.restoreGroup(TYPICAL, GROUPS.deletedRecently))
    const restore = page.getByRole('dialog', { name: 'Restore Group' })
    await expect(restore.getByRole('button', { name: 'Restore Group' })).toBeEnabled()
    await studioOn(page).open()
    await restore.getByRole('button', { name: 'Restore Group' }).click({ trial: true })
    await restore.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('link', { name: `View Details: ${GROUPS.busy}` }).click()
    await page.getByRole('dialog', { name: 'Group Information' }).getByRole('button', { name: 'Close' }).last().click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('speaks Chinese', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL === undefined ? {} : { baseURL }) })
    const page = await context.newPage()
    await page.goto(LIST)
    await page.getByRole('button', { name: '模拟会话' }).click()
    const panel = page.getByRole('region', { name: '模拟会话 调试台' })
    for (const [tab, heading] of [
      ['环境', '时钟'],
      ['故障', '延迟'],
      ['人员', '收件箱'],
      ['演出', '开始演出'],
      ['调用', '本页最近的调用'],
      ['会话', '问题报告'],
    ] as const) {
      await panel.getByRole('tab', { name: tab }).click()
      await expect(panel.getByRole('heading', { name: heading, exact: true })).toBeVisible()
    }
    await context.close()
  })
})

/** The button keeps to the bar, which stays, and covers nothing there that one can use. */
async function expectNothingBelow(page: Page, button: Locator) {
  const bar = page.getByRole('banner')
  const [box, around] = await Promise.all([button.boundingBox(), bar.boundingBox()])
  if (box === null || around === null) throw new Error('The button or the bar is not there.')
  expect(box.y).toBeGreaterThanOrEqual(around.y)
  expect(box.y + box.height).toBeLessThanOrEqual(around.y + around.height)
  const below = await bar.locator('a, button, input').evaluateAll(
    (elements, { x, y, width, height }) =>
      elements
        .filter((element) => {
          const other = element.getBoundingClientRect()
          return other.left < x + width && other.right > x && other.top < y + height && other.bottom > y
        })
        .map((element) => element.outerHTML.slice(0, 200)),
    box,
  )
  expect(below, 'what the studio’s button covers').toEqual([])
}
