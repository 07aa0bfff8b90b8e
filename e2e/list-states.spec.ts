/** What the list says when there is more to say than its rows: quota, no rows, failures, news. */
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, shanghai, SLOW_READING, TYPICAL } from './groups-page.ts'
import { callService } from './other-client.ts'

const IN_TYPICAL = { AppId: APPS.typical, DataCenter: 'cn-shanghai' }
const LISTING = paths.groups(TYPICAL)

test.describe('quota', () => {
  test('says how much of it is used', async ({ page }) => {
    await groupsPage(page).open(shanghai(APPS.nearlyFull))
    await expect(page.getByText('4,213 of 5,000 groups', { exact: true })).toBeVisible()
    await expect(groupsPage(page).createGroup).toBeEnabled()
  })

  test('when full, says on the button why no group can be created', async ({ page, backend }) => {
    await backend.prepare('faults', { set: [SLOW_READING] })
    const list = groupsPage(page)
    await list.open(shanghai(APPS.full))
    await expect(page.getByText('5,000 of 5,000 groups: delete a group to free a slot')).toBeVisible()
    await expect(list.createGroup).toBeDisabled()
    await expect(list.createGroup).toHaveAccessibleDescription('5,000 of 5,000 groups: delete a group to free a slot')
    // Under the pointer it looks as before: it cannot be used.
    const look = () => list.createGroup.evaluate((button) => getComputedStyle(button).color)
    const usual = await look()
    await list.createGroup.hover()
    expect(await look()).toBe(usual)
    await list.createGroup.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(paths.groups(shanghai(APPS.full)))
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(list.rows).toHaveCount(20)
    await expectAccessible(page)
  })
})

test.describe('without rows', () => {
  test('an application without groups invites to create one', async ({ page }) => {
    const list = groupsPage(page)
    await list.open(shanghai(APPS.empty))
    await expect(list.table.getByText('No groups in this application yet')).toBeVisible()
    await expect(page.getByText('0 of 5,000 groups', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await list.table.getByRole('button', { name: 'Create Group' }).click()
    await expect(page).toHaveURL(paths.createGroup(shanghai(APPS.empty)))
    await expect(page.getByRole('dialog', { name: 'Create Interactive Messaging Group' })).toBeVisible()
  })

  test('says what does not match, and widens the search step by step', async ({ page }) => {
    const list = groupsPage(page)
    await list.open(TYPICAL, '?status=deleted&q=gadgetunbox')
    await expect(list.table.getByText('No group matches')).toBeVisible()
    await expect(list.table).toContainText('No ID, name, owner or administrator contains “gadgetunbox”.')
    await expectAccessible(page)
    await list.table.getByRole('button', { name: 'Show all statuses' }).click()
    await expect(page).toHaveURL(`${LISTING}?q=gadgetunbox`)
    await expect(list.ids).toHaveText(['gadgetunbox'])
    await list.search.fill('no such thing')
    await expect(list.table).toContainText(
      'No group has every word of “no such thing” in its ID, name, owner or administrators.',
    )
    await list.table.getByRole('button', { name: 'Clear search' }).click()
    await expect(page).toHaveURL(LISTING)
    await expect(list.search).toHaveValue('')
    await expect(list.rows).toHaveCount(20)
  })
})

test('a list that cannot be loaded says why and can be loaded again', async ({ page, backend, expectRefusal }) => {
  expectRefusal(403, 'ListLiveMessageGroupByPage')
  await backend.prepare('faults', {
    set: [{ action: 'ListLiveMessageGroupByPage', kind: 'error', code: 'NoAuth', status: 403, message: 'Not today.' }],
  })
  const list = groupsPage(page)
  await list.open()
  const failure = page.getByRole('alert')
  await expect(failure).toContainText('NoAuth')
  await expect(failure).toContainText('Not today.')
  await expect(failure.getByRole('button', { name: 'Copy RequestId' })).toBeVisible()
  await expect(list.table).toHaveCount(0)
  await expectAccessible(page)
  await backend.setFaults()
  await failure.getByRole('button', { name: 'Retry' }).click()
  await expect(list.rows).toHaveCount(20)
  await expect(failure).toHaveCount(0)
})

test.describe('refresh', () => {
  test('shows what others did, in this tab and in another', async ({ page, context }) => {
    const list = groupsPage(page)
    await list.open()
    await expect(list.row(GROUPS.quiet)).toContainText('Normal')
    const other = await context.newPage()
    const otherList = groupsPage(other)
    await otherList.open()
    await expect(otherList.rows).toHaveCount(20)

    await callService(other, 'CreateLiveMessageGroup', { ...IN_TYPICAL, GroupId: 'fromothertab' })
    await callService(page, 'DeleteLiveMessageGroup', { ...IN_TYPICAL, GroupId: GROUPS.quiet })
    for (const tab of [list, otherList]) {
      await tab.refresh.click()
      await expect(tab.ids.first()).toHaveText('fromothertab')
      await expect(tab.row(GROUPS.quiet)).toContainText('Deleted')
      await expect(tab.action('Restore Group', GROUPS.quiet)).toBeVisible()
      await expect(tab.rows).toHaveCount(20)
    }
    await expect(page.getByText('1–20 of 61')).toBeVisible()
    await expect(page.getByText('49 of 5,000 groups', { exact: true })).toBeVisible()
  })

  test('brings online users and the quota up to date', async ({ page, backend }) => {
    const list = groupsPage(page)
    await list.open()
    await expect(list.row(GROUPS.quiet).getByRole('cell', { name: '0', exact: true })).toBeVisible()
    await backend.join({ appId: APPS.typical, groupId: GROUPS.quiet }, 7)
    await callService(page, 'CreateLiveMessageGroup', { ...IN_TYPICAL, GroupId: 'onemore' })
    await list.refresh.click()
    await expect(list.row(GROUPS.quiet).getByRole('cell', { name: '7', exact: true })).toBeVisible()
    await expect(page.getByText('50 of 5,000 groups', { exact: true })).toBeVisible()
  })

  test('that fails keeps the old rows and says so quietly', async ({ page, backend, expectRefusal }) => {
    expectRefusal(403, 'ListLiveMessageGroupByPage')
    const list = groupsPage(page)
    await list.open()
    await expect(list.rows).toHaveCount(20)
    const before = await list.ids.allInnerTexts()
    await backend.setFaults({ action: 'ListLiveMessageGroupByPage', kind: 'error', code: 'NoAuth', status: 403 })
    await list.refresh.click()
    const notice = page.getByRole('status').filter({ hasText: 'NoAuth' })
    await expect(notice).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(list.ids).toHaveText(before)
    await backend.setFaults()
    await notice.getByRole('button', { name: 'Retry' }).click()
    await expect(notice).toHaveCount(0)
    await expect(list.ids).toHaveText(before)
  })
})
