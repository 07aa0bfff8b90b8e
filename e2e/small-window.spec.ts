/** A telephone, and a window magnified to 200 %: nothing hides what one works with. */
import type { Locator, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { createDialog } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { sendDialog } from './send-dialog.ts'

const WINDOWS = [
  { width: 390, height: 844 },
  { width: 640, height: 400 },
] as const

/** That a pointer at its middle meets it, and nothing that lies over it. */
async function expectUncovered(place: Locator) {
  await expect
    .poll(() =>
      place.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const met = document.elementFromPoint(left + width / 2, top + height / 2)
        return met !== null && (element.contains(met) || met.contains(element))
      }),
    )
    .toBe(true)
}

const titleOf = (page: Page) =>
  page
    .getByRole('dialog')
    .getByText(/^(Group Information|Send Message|Create Interactive)/)
    .first()

for (const size of WINDOWS) {
  test(
    `nothing covers title, fields or result at ${size.width} × ${size.height}`,
    { tag: '@mock' },
    async ({ page }) => {
      await page.setViewportSize(size)
      await page.goto(paths.groupTab(TYPICAL, GROUPS.busy, 'settings'))
      await expect(detailsPanel(page).information).toBeVisible()
      await expectUncovered(titleOf(page))

      await page.goto(paths.createGroup(TYPICAL))
      const { information, ok } = createDialog(page)
      await expectUncovered(titleOf(page))
      await information.focus()
      await expectUncovered(information)
      await expectUncovered(ok)

      const { open, fill, send, found, content } = sendDialog(page)
      await open(GROUPS.busy)
      await expectUncovered(titleOf(page))
      await fill({ senderId: 'anna', type: '1', content: 'hello' })
      await send.click()
      await expect(found).toBeInViewport()
      // The next message can be written beside the result of this one.
      // The content has the focus already, above the result: whoever comes to it anew sees it.
      await send.focus()
      await content.focus()
      await expectUncovered(content)
      await expectUncovered(send)
      await expectUncovered(page.getByRole('button', { name: 'Close' }).first())
    },
  )
}

test('a page with little on it does not scroll', { tag: '@mock' }, async ({ page }) => {
  await page.goto(paths.applications('ap-southeast-1'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1280, height: 1600 },
  ]) {
    await page.setViewportSize(size)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(size.height)
  }
})

test('a choice is one stop of the Tab key, and its arrows choose', async ({ page }) => {
  const list = groupsPage(page)
  await list.open()
  await list.search.focus()
  await page.keyboard.press('Tab')
  await expect(list.filtered('All')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(list.filtered('Normal')).toBeChecked()
  await expect(page).toHaveURL(/status=normal/)
  await page.keyboard.press('Tab')
  await expect(list.filters.button).toBeFocused()
  const { menuButton, choice } = frameOf(page)
  await menuButton.focus()
  await page.keyboard.press('Enter')
  for (const name of ['Language', 'Theme'] as const) {
    await page.keyboard.press('Tab')
    await expect(choice(name).getByRole('radio', { checked: true })).toBeFocused()
  }
  await page.keyboard.press('ArrowRight')
  await expect(choice('Theme').getByRole('radio', { name: 'Light' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(menuButton).toBeFocused()
})
