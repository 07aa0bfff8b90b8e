/** How the list looks and is worked with: columns, row height, exact times, refresh, single-key shortcuts. */
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'

const LISTING = paths.groups(TYPICAL)

test('columns, row height and times are as the operator likes them, after a reload too', async ({ page }) => {
  const list = groupsPage(page)
  const { display } = list
  await list.open()
  await expect(list.row(GROUPS.busy)).toBeVisible()
  const height = async () => (await list.row(GROUPS.busy).boundingBox())?.height ?? 0
  const before = await height()

  await display.button.focus()
  await page.keyboard.press('Enter')
  await expect(display.column('Online users')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(list.columnHeader('Online users')).toHaveCount(0)
  await display.column('Administrators').check()
  await expect(list.columnHeader('Administrators')).toBeVisible()
  await display.height('Roomy').click()
  await expect.poll(height).toBeGreaterThan(before)
  await display.exactTimes.check()
  await expect(list.row(GROUPS.busy).getByText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(display.panel).toHaveCount(0)
  await expect(display.button).toBeFocused()
  await expect(page).toHaveURL(LISTING)

  await page.reload()
  await expect(list.columnHeader('Administrators')).toBeVisible()
  await expect(list.columnHeader('Online users')).toHaveCount(0)
  await expect.poll(height).toBeGreaterThan(before)

  // Deleted groups have columns of their own.
  await list.filterBy('Deleted')
  await display.button.click()
  await expect(display.panel).toContainText('Deleted groups have columns of their own.')
  await expect(display.column('Administrators')).toHaveCount(0)
})

test('an address that names columns shows these, until they are kept or given up', async ({ page }) => {
  const list = groupsPage(page)
  const { display } = list
  await list.open(TYPICAL, '?size=10&columns=status&page=2')
  await expect(list.columnHeader('Status')).toBeVisible()
  await expect(list.columnHeader('Owner')).toHaveCount(0)
  await display.button.click()
  await display.column('Owner').check()
  await expect(page).toHaveURL(`${LISTING}?size=10&columns=status%2Cowner&page=2`)
  await display.panel.getByRole('button', { name: 'Back to mine' }).click()
  await expect(page).toHaveURL(`${LISTING}?size=10&page=2`)
  await expect(list.columnHeader('Created')).toBeVisible()
  await page.goBack()
  await expect(list.columnHeader('Created')).toHaveCount(0)
  await display.panel.getByRole('button', { name: 'Keep these columns' }).click()
  await expect(page).toHaveURL(`${LISTING}?size=10&page=2`)
  await expect(list.columnHeader('Owner')).toBeVisible()
  await expect(list.columnHeader('Created')).toHaveCount(0)
})

test('single keys can be switched off, and the refresh interval is chosen', async ({ page }) => {
  const list = groupsPage(page)
  const { display } = list
  await list.open()
  await expect(list.row(GROUPS.busy)).toBeVisible()
  await page.keyboard.press('/')
  await expect(list.search).toBeFocused()

  await display.button.click()
  await expect(display.panel.getByRole('definition').first()).toHaveText('Search')
  await display.letters.uncheck()
  await expect(display.panel.getByRole('definition').first()).toHaveText('Search (Off)')
  await display.refresh.selectOption('Every 30 s')
  await page.keyboard.press('Escape')
  await expect(page.getByTitle('Refreshes every 30 s')).toHaveText('30 s')
  await list.heading.focus()
  await page.keyboard.press('/')
  await page.keyboard.press('c')
  await expect(list.heading).toBeFocused()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('the display panel is accessible', async ({ page }) => {
    await page.goto(`${LISTING}?columns=owner`)
    await page.getByRole('button', { name: '显示', exact: true }).click()
    const panel = page.getByRole('dialog', { name: '显示' })
    await expect(panel.getByText('当前列由网址指定。')).toBeVisible()
    await expectAccessible(page)
  })
})
