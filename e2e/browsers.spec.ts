/** Which browsers the console works in, and what the others are told. */
import { test as bare } from '@playwright/test'
import { OLDEST_BROWSERS_TEXT } from '#lib/browsers.ts'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { createAddress, createDialog } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { newerFeatures, takeAway } from './newer-features.ts'
import { sendDialog } from './send-dialog.ts'

test('the console needs nothing that its oldest browsers lack', { tag: '@mock' }, async ({ page }) => {
  const newer = newerFeatures()
  // Nothing would be proved if the data were read wrongly.
  for (const young of ['Iterator.map', 'Promise.try', 'Document.startViewTransition', 'Window.requestIdleCallback'])
    expect(newer.includes(young), young).toBe(true)
  for (const old of ['Promise.withResolvers', 'AbortSignal.timeout', 'Set.union'])
    expect(newer.includes(old), old).toBe(false)
  await page.addInitScript(takeAway, newer)

  const list = groupsPage(page)
  await list.open()
  expect(await page.evaluate(() => ['startViewTransition' in document, 'try' in Promise])).toEqual([false, false])
  await list.search.fill('concert')
  await expect(list.ids.first()).toHaveText(GROUPS.busy)
  await list.filters.button.click()
  await expect(list.filters.owner).toBeFocused()
  await page.keyboard.press('Escape')
  await list.action('View Details', GROUPS.busy).click()
  await expect(detailsPanel(page).tab('Settings')).toBeVisible()
  await page.goto(createAddress)
  const { dialog, id, ok } = createDialog(page)
  await id.fill('oldbrowser')
  await ok.click()
  await expect(dialog).toHaveCount(0)
  const { fill, send, accepted, open } = sendDialog(page)
  await open(GROUPS.busy)
  await fill({ senderId: 'anna', type: '1', content: 'from an old browser' })
  await send.click()
  await expect(accepted).toBeVisible()
  await page.goto(paths.applications(TYPICAL.center))
  await expect(page.getByRole('row').nth(1)).toBeVisible()
})

for (const [locale, title] of [
  ['en-GB', 'This browser is too old'],
  ['zh-TW', '浏览器版本过低'],
] as const) {
  // Bare: the page stops with an error on purpose.
  bare.describe(locale, () => {
    bare.use({ locale })
    bare('an older browser is told which ones work', { tag: '@mock' }, async ({ page }) => {
      await page.addInitScript(() => Reflect.deleteProperty(Promise, 'withResolvers'))
      await page.goto(paths.groups(TYPICAL))
      await expect(page.getByRole('heading')).toHaveText([title])
      await expect(page.getByRole('main')).toContainText(OLDEST_BROWSERS_TEXT)
      await expect(page.locator('#root')).toBeEmpty()
    })
  })
}
