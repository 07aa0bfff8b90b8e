/** The filters of the list: what they offer, what they do to rows and address, and the chips that say which are on. */
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, shanghai, SLOW_READING, TYPICAL } from './groups-page.ts'

const LISTING = paths.groups(TYPICAL)
const FULL = shanghai(APPS.full)

test('an owner, an administrator and a day are chosen by keyboard, each a step to come back from', async ({ page }) => {
  const list = groupsPage(page)
  const { filters } = list
  await list.open()
  await expect(list.sortBy('Owner')).toBeEnabled()
  await filters.button.focus()
  await page.keyboard.press('Enter')
  await expect(filters.panel).toBeVisible()
  await expect(filters.owner).toBeFocused()

  // The most frequent first, of those that contain what is typed.
  await page.keyboard.press('ArrowDown')
  await expect(filters.options.first()).toHaveAccessibleName('anna 14 groups')
  await page.keyboard.type('ju')
  await expect(filters.options).toHaveCount(2)
  await expect(filters.owner).toHaveAttribute('aria-activedescendant', /.+/)
  await expectAccessible(page)
  // What nobody is called is offered, too; Escape takes it back and leaves the panel open.
  await expect(filters.options.last()).toHaveText('Exactly “ju”')
  await page.keyboard.press('Escape')
  await expect(filters.options).toHaveCount(0)
  await expect(filters.panel).toBeVisible()
  await expect(page).toHaveURL(LISTING)
  await page.keyboard.type('ju')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${LISTING}?owner=julia`)
  await expect(page.getByText('5 found in all 60 groups').first()).toBeVisible()
  await expect(list.rows).toHaveCount(5)
  await page.keyboard.press('Escape')
  await expect(filters.panel).toHaveCount(0)
  await expect(filters.button).toBeFocused()
  await expect(filters.button).toHaveAccessibleName('Filters 1 on')
  await expect(filters.button).toHaveAttribute('aria-expanded', 'false')

  // A day that is typed in pieces is one step.
  await page.keyboard.press('Enter')
  await filters.from.focus()
  await page.keyboard.type('01012026')
  await expect(page).toHaveURL(`${LISTING}?owner=julia&from=2026-01-01`)
  await filters.to.focus()
  await page.keyboard.type('12312025')
  await expect(filters.panel.getByRole('alert')).toHaveText('The first day is after the last one.')
  await expect(filters.to).toHaveAccessibleDescription('The first day is after the last one.')
  await expect(page).toHaveURL(`${LISTING}?owner=julia&from=2026-01-01`)
  await page.keyboard.press('Escape')
  await expect(filters.chips.getByRole('listitem')).toHaveText(['Owner: julia', 'Created: since 2026-01-01'])
  await page.goBack()
  await expect(page).toHaveURL(`${LISTING}?owner=julia`)
  await page.goBack()
  await expect(list.rows).toHaveCount(20)
  await expect(filters.chips).toHaveCount(0)
})

test('filters that are on can be taken off, one by one and all', async ({ page }) => {
  const list = groupsPage(page)
  const { filters } = list
  await list.open(TYPICAL, '?owner=anna&admin=li&super=1&from=2026-01-01&to=2026-01-31')
  await expect(filters.chips.getByRole('listitem')).toHaveText([
    'Owner: anna',
    'Administrator: li',
    'Supergroups only',
    'Created: 2026-01-01 to 2026-01-31',
  ])
  await expect(list.table.getByText('No group matches')).toBeVisible()
  await filters.remove('Administrator: li').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${LISTING}?owner=anna&super=1&from=2026-01-01&to=2026-01-31`)
  await expect(filters.remove('Supergroups only')).toBeFocused()
  await filters.remove('Created: 2026-01-01 to 2026-01-31').click()
  await expect(filters.remove('Supergroups only')).toBeFocused()
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await expect(page).toHaveURL(LISTING)
  await expect(filters.button).toBeFocused()
  await page.goBack()
  await expect(filters.chips.getByRole('listitem')).toHaveText(['Owner: anna', 'Supergroups only'])

  // Who clicks another thing, or goes on by Tab, has left.
  await filters.button.click()
  await filters.panel.getByRole('button', { name: 'Today' }).click()
  await expect(filters.panel.getByRole('button', { name: 'Today' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(`${LISTING}?owner=anna&super=1&last=1`)
  await expect(filters.chips.getByRole('listitem').last()).toHaveText('Created: Today')
  await list.heading.click()
  await expect(filters.panel).toHaveCount(0)
})

test('supergroups are found as groups become known', async ({ page, backend }) => {
  await backend.prepare('faults', { set: [{ action: 'DescribeLiveMessageGroup', kind: 'delay', ms: 3000 }] })
  const list = groupsPage(page)
  await list.open()
  await list.filters.button.click()
  await list.filters.supergroups.check()
  await expect(page).toHaveURL(`${LISTING}?super=1`)
  await expect(page.getByText(/^\d found so far · Looking for supergroups: \d+%$/).first()).toBeVisible()
  await backend.setFaults()
  await expect(page.getByText('1 found in all 60 groups').first()).toBeVisible()
  await expect(list.ids).toHaveText([GROUPS.supergroup])
})

test('of thousands the first rows of an owner show while the others are read', async ({ page, backend }) => {
  await backend.prepare('faults', { set: [SLOW_READING] })
  const list = groupsPage(page)
  await list.open(FULL, '?owner=haoran')
  await expect(page.getByText(/^Searched \d+% · \d+ found so far$/).first()).toBeVisible()
  await backend.setFaults()
  await expect(page.getByText(/^[\d,]+ found in all 5,300 groups$/).first()).toBeVisible({ timeout: 60_000 })
})

test.describe('in Chinese, on a telephone', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the filters are a sheet', async ({ page }) => {
    await page.goto(`${LISTING}?owner=anna&from=2026-01-01`)
    await page.getByRole('button', { name: /^筛选/ }).click()
    const sheet = page.getByRole('dialog', { name: '筛选' })
    await expect(sheet.getByRole('combobox', { name: '群主' })).toHaveValue('anna')
    await expectNoSideScroll(page)
    await expectAccessible(page)
    await sheet.getByRole('button', { name: '关闭' }).click()
    await expect(sheet).toHaveCount(0)
    await page.getByRole('button', { name: '移除筛选条件：群主：anna' }).click()
    await expect(page.getByRole('list', { name: '已启用的筛选条件' }).getByRole('listitem')).toHaveText([
      '创建时间：2026-01-01 起',
    ])
  })
})
