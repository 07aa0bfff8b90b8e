/** Work on the list: who is busiest, what runs out of time, rows by keyboard, rows that are selected, change, and keep their places. */
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { detailsPanel, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, shanghai, TYPICAL } from './groups-page.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const LISTING = paths.groups(TYPICAL)
/** Describing sixty groups takes its time: no more than half of the service's 50 calls a second. */
const ALL_DESCRIBED = { timeout: 30_000 }

test('the busiest room is one click away, and keeps its place under the pointer', async ({ page, backend }) => {
  const list = groupsPage(page)
  await page.clock.install()
  await list.open(TYPICAL, '?size=10')
  await expect(list.sortBy('Online users')).toBeEnabled()
  await list.sortBy('Online users').click()
  await expect(page).toHaveURL(`${LISTING}?size=10&sort=online`)
  await expect(list.columnHeader('Online users')).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByText(/^Reading (online users|times left): \d+%$/)).toHaveCount(0, ALL_DESCRIBED)
  await expect(list.ids.first()).toHaveText(GROUPS.supergroup)
  await expect(list.ids.nth(1)).toHaveText(GROUPS.busy)

  // From here on the clock goes by the test alone: a pointer that rests for long is nobody's who is about to click.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000))
  // A crowd comes in elsewhere while somebody is about to click.
  await backend.join({ appId: APPS.typical, groupId: GROUPS.busy }, 1500)
  for (let second = 0; second < 34; second += 2) {
    await list.row(GROUPS.busy).hover({ position: { x: 300 + second, y: 10 } })
    await page.clock.runFor(2000)
  }
  await expect(list.row(GROUPS.busy).getByRole('cell', { name: '3,242' })).toBeVisible()
  await expect(list.ids.first()).toHaveText(GROUPS.supergroup)
  await page.getByRole('button', { name: 'Show new order' }).click()
  await expect(list.ids.first()).toHaveText(GROUPS.busy)
})

test('an order that takes long to know is told of, and nobody has to wait for it', async ({ page, backend }) => {
  await backend.prepare('faults', { set: [{ action: 'DescribeLiveMessageGroup', kind: 'delay', ms: 300 }] })
  const list = groupsPage(page)
  await list.open(shanghai(APPS.full), '?status=deleted&size=10')
  await expect(page.getByText(/^Reading times left: \d+ of 300 groups/)).toBeVisible({ timeout: 60_000 })
  // Nothing moves by itself beside Restore, and no heading says that the rows stand by their time.
  await expect(page.getByText('Newest first until all are read', { exact: true })).toBeVisible()
  await expect(list.columnHeader('Restorable')).not.toHaveAttribute('aria-sort')
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText('Order not final', { exact: true }).last()).toBeVisible()
  await expect(list.columnHeader('Restorable')).toHaveAttribute('aria-sort', 'ascending')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.getByRole('button', { name: 'Show order so far' }).click()
  await expect(page.getByRole('progressbar', { name: 'Reading times left' })).toBeVisible()
  await backend.setFaults()
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
  await expect(list.columnHeader('Restorable')).toHaveAttribute('aria-sort', 'ascending')
})

test('Deleted is a recycle bin, and what can be restored least long stands first', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(TYPICAL, '?status=deleted')
  await expect(list.table.getByRole('columnheader')).toHaveText([
    '',
    /^Group Name/,
    'Deleted',
    'Deleted by',
    'Messages',
    'Restorable',
    'Actions',
  ])
  await expect(page.getByText(/^Reading (online users|times left): \d+%$/)).toHaveCount(0, ALL_DESCRIBED)
  await expect(list.ids.first()).toHaveText(GROUPS.deletedExpiring)
  await expect(list.ids.last()).toHaveText(GROUPS.deletedRecently)
  const expiring = list.row(GROUPS.deletedExpiring)
  await expect(expiring.getByRole('cell', { name: /^(1 day|23 hours) left$/ })).toBeVisible()
  await expect(expiring.getByRole('cell', { name: 'expired', exact: true })).toBeVisible()
  await expect(expiring.getByRole('cell', { name: 'anna', exact: true })).toBeVisible()
  await expect(expiring.getByRole('time')).toHaveText('29 days ago')
  await expectAccessible(page)
  await list.sortBy('Restorable').click()
  await expect(page).toHaveURL(`${LISTING}?status=deleted&order=desc`)
  await expect(list.ids.first()).toHaveText(GROUPS.deletedRecently)
})

test('everything is done by keyboard', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=10')
  await expect(list.rows).toHaveCount(10)
  const ids = await list.ids.allInnerTexts()
  const row = (index: number) => list.row(ids[index] ?? '')
  await page.keyboard.press('j')
  await expect(row(0)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  await expect(row(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(row(1).getByRole('checkbox')).toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: '1 selected' })).toBeVisible()
  await page.keyboard.press('Enter')
  const { panel } = detailsPanel(page)
  await expect(panel).toContainText(ids[1] ?? '')
  // Keys of the list mean nothing in a dialog.
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(row(1)).toBeFocused()
  await expect(row(1).getByRole('checkbox')).toBeChecked()

  await page.keyboard.press('/')
  await expect(list.search).toBeFocused()
  await page.keyboard.type('jx/kc')
  await expect(list.search).toHaveValue('jx/kc')
  await page.getByRole('button', { name: 'Clear the search box' }).click()
  await list.search.fill('anna')
  await expect(page.getByText('19 found in all 60 groups').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(list.rows.first()).toBeFocused()
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Create Interactive Messaging Group' })).toBeVisible()
})

test('rows are selected one by one, as a range, as a page, over pages, all of them, and over a reload', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=10')
  await expect(list.rows).toHaveCount(10)
  const ids = await list.ids.allInnerTexts()
  const box = (index: number) => list.row(ids[index] ?? '').getByRole('checkbox')
  const all = page.getByRole('checkbox', { name: 'Select this page' })
  await box(1).check()
  await box(4).click({ modifiers: ['Shift'] })
  await expect(page.getByText('4 selected')).toBeVisible()
  await expect(all).toBeChecked({ indeterminate: true })
  await list.pageLink(2).click()
  await expect(list.ids.first()).not.toHaveText(ids[0] ?? '')
  await all.check()
  await expect(page.getByText('14 selected')).toBeVisible()
  await all.uncheck()
  await expect(page.getByText('4 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Copy IDs' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(ids.slice(1, 5).join('\n'))
  await expectAccessible(page)
  // From a row of another page to one of this, by the order in which all of them stand.
  await list.pageLink(1).click()
  await box(8).click()
  await list.pageLink(2).click()
  const second = await list.ids.allInnerTexts()
  await list
    .row(second[1] ?? '')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await expect(page.getByText('8 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Select all 60' }).click()
  await expect(page.getByText('60 selected')).toBeVisible()
  await list.filterBy('Deleted')
  await expect(page.getByText('49 normal, 11 deleted · 49 not in this list')).toBeVisible()
  await page.reload()
  await expect(page.getByText('60 selected')).toBeVisible()
  await expect(all).toBeChecked()
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await expect(page.getByText(/\d selected$/)).toHaveCount(0)
})

test('the row opens its group; text in it can be marked', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=10')
  const { panel } = detailsPanel(page)
  const name = await list.row(GROUPS.busy).getByText('Starlight Concert 2026').boundingBox()
  const { x = 0, y = 0 } = name ?? {}
  await page.mouse.move(x + 2, y + 8)
  await page.mouse.down()
  await page.mouse.move(x + 80, y + 8)
  await page.mouse.up()
  expect(await page.evaluate(() => window.getSelection()?.toString())).toContain('Starligh')
  await expect(panel).toHaveCount(0)
  await list.row(GROUPS.busy).getByRole('cell', { name: 'Normal' }).click()
  await expect(panel).toContainText(GROUPS.busy)
})

test('two hundred rows a page, of as many pages of the service as it takes; a page by its number', async ({ page }) => {
  const full = shanghai(APPS.full)
  const requests = consoleRequests(page, 'ListLiveMessageGroupByPage')
  const list = groupsPage(page)
  await list.open(full, '?size=200')
  await expect(list.rows).toHaveCount(200)
  await expect(list.ids.first()).toHaveText('show5300')
  await expect(list.ids.last()).toHaveText('show5101')
  const parts = requests.map((request) => paramsOf(request) as Record<string, number>)
  expect(
    parts
      .filter(({ SortType, PageSize }) => SortType === 2 && PageSize === 50)
      .map(({ PageNumber, PageSize }) => [PageNumber, PageSize])
      .slice(0, 4),
  ).toEqual([1, 2, 3, 4].map((number) => [number, 50]))
  await page.getByRole('textbox', { name: 'Go to page' }).fill('26')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${paths.groups(full)}?size=200&page=26`)
  await expect(list.ids.first()).toHaveText('show0300')
  // One behind the last leads to the last.
  await page.getByRole('textbox', { name: 'Go to page' }).fill('99')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${paths.groups(full)}?size=200&page=27`)
  await expect(list.ids.last()).toHaveText('show0001')
})

test('what is on screen is read again as often as wanted, and a row that changed is marked', async ({ page }) => {
  await page.clock.install()
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=10')
  await expect(list.sortBy('Owner')).toBeEnabled()
  const row = list.row(GROUPS.quiet)
  await callService(page, 'DeleteLiveMessageGroup', inTypical(GROUPS.quiet))
  const asked = consoleRequests(page, 'ListLiveMessageGroupByPage')
  await page.clock.runFor(20_000)
  expect(asked).toHaveLength(0)
  await list.display.button.click()
  await list.display.refresh.selectOption('Every 10 s')
  await page.keyboard.press('Escape')
  await page.clock.runFor(11_000)
  await expect(row).toContainText('Deleted')
  await expect(row).toContainText('changed')
  await page.clock.runFor(7000)
  await expect(row).not.toContainText('changed')
  // A setting of the operator, not of the list.
  await page.reload()
  await expect(page.getByTitle('Refreshes every 10 s')).toBeVisible()
})

test.describe('on a telephone', { tag: '@mock' }, () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a card of a deleted group tells of its deletion, and nothing speaks of keys', async ({ page }) => {
    const list = groupsPage(page)
    await list.open(TYPICAL, '?status=deleted')
    const expiring = list.row(GROUPS.deletedExpiring)
    await expect(expiring.getByRole('time')).toHaveText('29 days ago', ALL_DESCRIBED)
    await expect(expiring).toContainText('anna')
    await expect(expiring).toContainText(/(1 day|23 hours) left/)
    await expectAccessible(page)
    await list.display.button.tap()
    await expect(list.display.exactTimes).toBeVisible()
    await expect(list.display.letters).toHaveCount(0)
  })
})
