/** Ways to the list and from it: keyboard, addresses, another language. */
import type { Locator, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, shanghai, TYPICAL } from './groups-page.ts'

const LISTING = paths.groups(TYPICAL)

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`60 times Tab do not lead to ${target.toString()}`)
}

test('sorts, turns pages and opens every dialog by keyboard alone', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=10')
  await expect(list.sortBy('Owner')).toBeEnabled()
  await list.heading.focus()
  await tabTo(page, list.sortBy('Created'))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${LISTING}?size=10&order=asc`)
  await expect(list.rows.first()).toContainText('softlaunch')
  await expect(list.sortBy('Created')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(`${LISTING}?size=10`)
  await expect(list.ids.first()).toHaveText(GROUPS.busy)

  const dialogs = [
    [list.action('View Details', GROUPS.busy), 'Group Information'],
    [list.action('Send Message', GROUPS.busy), 'Send Message'],
    [list.action('Delete Group', GROUPS.busy), 'Delete Group'],
    [list.action('Restore Group', GROUPS.deletedRecently), 'Restore Group'],
  ] as const
  for (const [link, name] of dialogs) {
    await tabTo(page, link)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name })
    await expect(dialog).toBeVisible()
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(link).toBeFocused()
    await expect(page).toHaveURL(`${LISTING}?size=10`)
  }

  await tabTo(page, list.pageLink(2))
  await page.keyboard.press('Enter')
  await expect(page.getByText('11–20 of 60')).toBeVisible()
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('filters, searches and turns pages', async ({ page }) => {
    await page.goto(LISTING)
    const table = page.getByRole('table', { name: '群组管理' })
    const rows = table.getByRole('row').filter({ has: page.locator('code') })
    await expect(page.getByRole('heading', { name: '群组管理', level: 1 })).toBeVisible()
    await expect(page.getByText('已有 49 个群组，上限 5,000 个')).toBeVisible()
    await expect(table.getByRole('columnheader')).toHaveText([
      '',
      '群组名称群组ID',
      '在线人数',
      '状态',
      '群主',
      '创建时间',
      '操作',
    ])
    await expect(page.getByRole('link', { name: `查看详情：${GROUPS.busy}` })).toHaveText('查看详情')
    await expect(page.getByRole('link', { name: `发送消息：${GROUPS.busy}` })).toHaveText('发送消息')
    await expect(page.getByRole('link', { name: `删除群组：${GROUPS.busy}` })).toHaveText('删除群组')

    const filter = page.getByRole('radiogroup', { name: '按状态筛选' })
    await filter.getByText('已删除').click()
    await expect(rows).toHaveCount(11)
    await expect(rows.filter({ hasText: GROUPS.deletedRecently })).toContainText('剩余 29天')
    await expect(page.getByRole('link', { name: `恢复群组：${GROUPS.deletedRecently}` })).toBeVisible()
    await filter.getByText('全部').click()

    await page.getByRole('navigation', { name: '分页' }).getByRole('link', { name: '第 3 页' }).click()
    await expect(page.getByText('第 41–60 个，共 60 个')).toBeVisible()
    await page.getByRole('searchbox', { name: '搜索群组' }).fill('瑜伽')
    await expect(page.getByText('在全部 60 个群组中找到 2 个').first()).toBeVisible()
    await expect(rows.locator('code')).toHaveText([GROUPS.deletedHidden, 'yogamorning'])
    await page.getByRole('searchbox').fill('不存在')
    await expect(table.getByText('没有匹配的群组')).toBeVisible()
    await expectAccessible(page)
    await table.getByRole('button', { name: '清除搜索' }).click()
    await expect(rows).toHaveCount(20)
  })
})

test.describe('reload shows the same screen', () => {
  // Eight page loads in one test take their time on a busy machine.
  test.slow()

  test('at lists and forms', async ({ page }) => {
    const list = groupsPage(page)
    await list.open(TYPICAL, '?status=deleted')
    await page.reload()
    await expect(list.rows).toHaveCount(11)
    const screens: [address: string, screen: Locator][] = [
      [paths.createGroup(TYPICAL), page.getByRole('dialog', { name: 'Create Interactive Messaging Group' })],
      [paths.applications('cn-shanghai'), page.getByRole('heading', { name: 'Applications', level: 1 })],
      [paths.createApplication('cn-shanghai'), page.getByRole('dialog', { name: 'Create Application' })],
    ]
    for (const [address, screen] of screens) {
      await page.goto(address)
      await expect(screen).toBeVisible()
      await page.reload()
      await expect(screen).toBeVisible()
      await expect(page).toHaveURL(address)
    }
  })

  test('at a group’s dialogs, even of a group named like an address', async ({ page }) => {
    const screens: [address: string, dialog: string, text: string][] = [
      [paths.groupDetails(TYPICAL, GROUPS.create), 'Group Information', 'Create & Craft Club'],
      [paths.sendMessage(TYPICAL, GROUPS.create), 'Send Message', 'Create & Craft Club'],
      [paths.deleteGroup(TYPICAL, GROUPS.create), 'Delete Group', 'Create & Craft Club'],
      [paths.restoreGroup(TYPICAL, GROUPS.deletedReadable), 'Restore Group', '家常菜第十二课'],
    ]
    for (const [address, name, text] of screens) {
      await page.goto(address)
      const dialog = page.getByRole('dialog', { name, exact: true })
      await expect(dialog).toContainText(text)
      await page.reload()
      await expect(dialog).toContainText(text)
      await expect(page).toHaveURL(address)
    }
    // Behind the last one; it opens at once when its dialog closes.
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(LISTING)
    await expect(groupsPage(page).rows).toHaveCount(20)
  })
})

test.describe('links to a group that is not there explain themselves', () => {
  test.slow()

  const dialogsOf = (place: typeof TYPICAL, id: string): [address: string, name: string][] => [
    [paths.groupDetails(place, id), 'Group Information'],
    [paths.sendMessage(place, id), 'Send Message'],
    [paths.deleteGroup(place, id), 'Delete Group'],
    [paths.restoreGroup(place, id), 'Restore Group'],
  ]

  async function expectExplained(page: Page, place: typeof TYPICAL, id: string) {
    for (const [address, name] of dialogsOf(place, id)) {
      await page.goto(address)
      const dialog = page.getByRole('dialog', { name, exact: true })
      await expect(dialog).toContainText('There is no such group')
      await expect(dialog).toContainText(`The service does not know the group ${id} in this application.`)
      await expect(dialog.getByRole('button', { name: /^(OK|Save)$/ }).and(page.locator(':enabled'))).toHaveCount(0)
    }
    await page.getByRole('link', { name: 'Show the groups of this application' }).click()
    await expect(page).toHaveURL(paths.groups(place))
    await expect(groupsPage(page).heading).toBeVisible()
  }

  test('one that never existed', async ({ page, expectRefusal }) => {
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await expectExplained(page, TYPICAL, 'nosuchgroup')
  })

  test('one that was removed for good', async ({ page, backend, expectRefusal }) => {
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await backend.prepare('advance-clock', { seconds: 31 * 86_400 })
    await expectExplained(page, TYPICAL, GROUPS.deletedRecently)
  })

  test('one of another application', async ({ page, expectRefusal }) => {
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await expectExplained(page, shanghai(APPS.empty), GROUPS.busy)
  })
})
