/** Saved views: states of the list with a name, which are nothing but addresses. */
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, ON_GATEWAY, test } from './fixtures.ts'
import { groupsPage, shanghai, TYPICAL } from './groups-page.ts'

const LISTING = paths.groups(TYPICAL)
const FULL = shanghai(APPS.full)

test('everybody has views to begin with, each a link and a step of the history', async ({ page }) => {
  const list = groupsPage(page)
  const { views } = list
  await list.open(TYPICAL, '?q=concert&size=10')
  await expect(list.ids).toHaveText([GROUPS.busy])
  await views.button.focus()
  await page.keyboard.press('Enter')
  await expect(views.view('All groups')).toBeFocused()
  await expect(views.shown).toHaveCount(0)
  await expect(views.view('Busiest now')).toHaveAttribute('href', `${LISTING}?status=normal&sort=online&size=10`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${LISTING}?status=normal&sort=online&size=10`)
  await expect(list.search).toHaveValue('')
  await expect(list.columnHeader('Online users')).toHaveAttribute('aria-sort', 'descending')
  await expect(views.panel).toHaveCount(0)
  await expect(views.button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(views.shown).toHaveText(['Busiest now'])
  await views.view('Deleted groups').click()
  await expect(list.filtered('Deleted')).toBeChecked()
  await page.goBack()
  await page.goBack()
  await expect(list.search).toHaveValue('concert')
  await expect(list.ids).toHaveText([GROUPS.busy])
})

test(
  'what is shown is saved under a name, renamed, updated, deleted and brought back',
  { tag: '@gateway' },
  async ({ page }) => {
    const list = groupsPage(page)
    const { views } = list
    await list.open(TYPICAL, '?q=anna&sort=name&page=2&size=10')
    await expect(page.getByText('11–19 of 19')).toBeVisible()
    await views.button.click()
    await views.name.focus()
    await page.keyboard.press('Enter')
    await expect(views.panel.getByRole('alert')).toHaveText('A view needs a name.')
    await page.keyboard.type('  Anna’s groups ')
    await page.keyboard.press('Enter')
    await expect(views.panel.getByRole('status').first()).toHaveText('Saved: Anna’s groups')
    await expect(views.shown).toHaveText(['Anna’s groups'])
    await expect(views.name).toHaveValue('')
    await page.keyboard.type('anna’s GROUPS')
    await expect(views.name).toHaveAccessibleDescription('There is a view of this name.')
    await expectAccessible(page)
    await page.keyboard.press('Escape')

    // In another application, whose list shows something else; without a page.
    await list.open(FULL)
    await views.button.click()
    await expect(views.shown).toHaveText(['All groups'])
    const search = 'q=anna&sort=name&size=10&columns=online%2Cstatus%2Cowner%2Ccreated'
    await expect(views.view('Anna’s groups')).toHaveAttribute('href', `${paths.groups(FULL)}?${search}`)
    await views.view('Anna’s groups').click()
    await expect(page).toHaveURL(`${paths.groups(FULL)}?${search}`)
    await expect(list.search).toHaveValue('anna')

    // By keyboard: a new name, and Escape leaves the old one.
    await views.button.click()
    await views.rename('Anna’s groups').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Nobody’s')
    await page.keyboard.press('Escape')
    await expect(views.rename('Anna’s groups')).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Nobody’s')
    await page.keyboard.press('Enter')
    await expect(views.view('Nobody’s')).toHaveAttribute('aria-current', 'true')

    await list.filterBy('Deleted')
    await views.button.click()
    await views.update('Nobody’s').click()
    await expect(views.shown).toHaveText(['Nobody’s'])
    await expect(views.undo).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(views.view('Nobody’s')).not.toHaveAttribute('aria-current')
    await views.remove('Nobody’s').click()
    await expect(views.view('Nobody’s')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(views.view('Nobody’s')).toBeVisible()

    // Each operator has their own.
    const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':views')))
    expect(keys).toEqual([expect.stringMatching(ON_GATEWAY ? /:views:.+$/ : /:views$/)])
  },
)

test.describe('in Chinese, on a telephone', () => {
  test.use({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })

  test('the views are a sheet, and the link to what is shown can be copied', async ({ page }) => {
    await page.goto(`${LISTING}?owner=anna`)
    await page.getByRole('button', { name: '视图', exact: true }).click()
    const sheet = page.getByRole('dialog', { name: '视图' })
    await sheet.getByRole('textbox', { name: '视图名称' }).fill('安娜')
    await sheet.getByRole('button', { name: '保存视图' }).click()
    await expect(sheet.getByRole('link', { name: '安娜' })).toHaveAttribute('aria-current', 'true')
    await expectAccessible(page)
    await sheet.getByRole('button', { name: '复制当前列表的链接' }).click()
    const columns = 'columns=online%2Cstatus%2Cowner%2Ccreated'
    const copied = await page.evaluate(async () => navigator.clipboard.readText())
    expect(copied).toBe(`${new URL(page.url()).origin}${LISTING}?owner=anna&${columns}`)
  })
})
