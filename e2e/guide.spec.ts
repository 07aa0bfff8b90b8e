/** The operator guide: opened from the console in its language, and served with it wherever it stands. */
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { TYPICAL } from './groups-page.ts'
import { visit } from './visit.ts'

/** What the entry of the menu opens. */
async function opened(page: Page, entry: string): Promise<Page> {
  const [guide] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: entry }).click(),
  ])
  await guide.waitForLoadState()
  return guide
}

/** Pictures that are there, once one has scrolled to each. */
async function expectPictures(guide: Page) {
  const pictures = guide.getByRole('img')
  expect(await pictures.count()).toBeGreaterThan(7)
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(500)
  }
}

test('the menu opens the guide in the console’s language', { tag: '@gateway' }, async ({ page }) => {
  await visit(page, paths.groups(TYPICAL))
  const { menuButton, choice } = frameOf(page)
  await menuButton.click()
  const guide = await opened(page, 'Operator guide')
  await expect(guide).toHaveTitle('Operator guide · Audience Console')
  await expect(guide.locator('html')).toHaveAttribute('lang', 'en')
  await expectPictures(guide)
  await expectAccessible(guide, { marked: false })
  await guide.getByRole('link', { name: 'Quiet the room' }).first().click()
  await expect(guide.getByRole('heading', { name: 'Quiet the room' })).toBeInViewport()
  await guide.getByRole('link', { name: '简体中文' }).click()
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('操作指南')
  await guide.close()

  await choice('Language').getByText('中文', { exact: true }).click()
  const chinese = await opened(page, '操作指南')
  await expect(chinese.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expectPictures(chinese)
  await chinese.setViewportSize({ width: 390, height: 844 })
  await expectNoSideScroll(chinese)
  await expectAccessible(chinese, { marked: false })
})
