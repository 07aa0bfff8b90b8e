/** Many groups at once: what a plan says before anything happens, what is looked at again, and what the run then does. */
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { FULL, inScope, newestGroup, TYPICAL } from './group-dialogs.ts'
import { groupsPage } from './groups-page.ts'
import { callService, consoleRequests, paramsOf, secondToPass } from './other-client.ts'
import { planDialog } from './plan-dialog.ts'

/** The bar of what is selected. */
const bar = (page: Page) => page.getByRole('region', { name: /^(Selected groups|所选群组)$/ })
const action = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })

const described = v.object({ Delete: v.boolean(), AdminList: v.array(v.string()) })
const describeGroup = async (page: Page, id: string) =>
  v.parse(described, await callService(page, 'DescribeLiveMessageGroup', { ...inScope(TYPICAL), GroupId: id }))

test('deletes what is selected, once whoever joined meanwhile was looked at', async ({ page, backend }) => {
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=50')
  for (const id of [GROUPS.quiet, 'booklaunch', GROUPS.deletedRecently])
    await list.row(id).getByRole('checkbox').check()
  await expect(bar(page)).toContainText('3 selected')
  await expect(bar(page)).toContainText('2 normal, 1 deleted')
  await action(page, 'Delete').click()
  const { dialog, confirmation, rows, show, button, carryOut } = planDialog(page, 'delete')
  await expect(dialog).toContainText('2 groups will be deleted')
  await expect(dialog).toContainText('Nobody is online in them.')
  await expect(dialog).toContainText('1 left out: deleted')
  await expect(rows).toHaveCount(3)
  await show('Left out')
  await expect(rows.nth(1)).toHaveText(/flashsalemorning\s*deleted$/)
  await expect(confirmation).toHaveCount(0)
  await expect(button('Delete 2')).toBeEnabled()

  await backend.join({ appId: TYPICAL.appId, groupId: GROUPS.quiet }, ['zhangsan', 'lisi'])
  const calls = consoleRequests(page, 'DeleteLiveMessageGroup')
  await button('Delete 2').click()
  await expect(dialog.getByRole('alert')).toContainText('Look again: more people are online')
  await expect(dialog).toContainText('2 online in 1 group')
  await expect(dialog).toContainText('Busiest: Rehearsal room (2)')
  expect(calls).toEqual([])
  await expect(button('Delete 2')).toBeDisabled()
  await expectAccessible(page)
  await confirmation.fill('3')
  await expect(dialog).toContainText('Not the number of groups: 2.')
  // Whoever is warned may also leave those alone.
  await dialog.getByRole('checkbox', { name: 'Leave out 1 group where people are online' }).check()
  await expect(button('Delete 1')).toBeEnabled()
  await dialog.getByRole('checkbox').uncheck()
  await confirmation.fill('2')
  await carryOut('Delete 2')
  expect(calls.map(paramsOf)).toEqual(
    expect.arrayContaining([GROUPS.quiet, 'booklaunch'].map((GroupId) => expect.objectContaining({ GroupId }))),
  )
  expect(calls).toHaveLength(2)
  expect([await describeGroup(page, GROUPS.quiet), await describeGroup(page, 'booklaunch')]).toMatchObject([
    { Delete: true },
    { Delete: true },
  ])
  // What could not be done is what stays selected.
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`${paths.groups(TYPICAL)}\\?size=50$`))
  await expect(bar(page)).toContainText('1 selected')
  await expect(action(page, 'Delete')).toHaveAttribute('aria-disabled', 'true')
  await expect(action(page, 'Delete')).toHaveAccessibleDescription('All of them are deleted.')
})

test('restores as many as there are places for, those that run out of time first', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(FULL, '?status=deleted&size=10')
  await expect(list.rows).toHaveCount(10)
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  for (let freed = 0; freed < 4; freed += 1)
    await callService(page, 'DeleteLiveMessageGroup', {
      ...inScope(FULL),
      GroupId: await newestGroup(page, FULL, 'normal'),
    })
  await action(page, 'Restore').click()
  const { dialog, rows, show, button, carryOut } = planDialog(page, 'restore')
  await expect(dialog).toContainText('Restoring 10 needs 6 more free slots')
  await expect(dialog).toContainText('4 groups will be restored')
  await expect(button('Restore 4')).toBeEnabled()
  const left = await rows.locator('time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
  expect(left).toHaveLength(4)
  expect(left).toEqual(left.toSorted())
  await show('Left out')
  await expect(rows.filter({ hasText: 'no quota slot left' })).toHaveCount(6)
  await carryOut('Restore 4')
  await expect(page.getByRole('main')).toContainText('4 done')
})

test('sends to all and changes their administrators, in Chinese on a telephone', async ({ page, backend }) => {
  const [busy, emptied, supergroup] = [GROUPS.busy, 'acousticset', GROUPS.supergroup]
  await page.setViewportSize({ width: 390, height: 844 })
  await page.addInitScript(() => localStorage.setItem('audience-console:language', '"zh"'))
  await backend.leave({ appId: TYPICAL.appId, groupId: emptied }, 57)
  await page.goto(`${paths.groups(TYPICAL)}?owner=producer07`)
  const list = groupsPage(page)
  const boxes = page.getByRole('checkbox', { name: /^选择：/ })
  for (const id of [busy, emptied, supergroup])
    await page.getByRole('checkbox', { name: `选择：${id}`, exact: true }).check()
  await expect(boxes.and(page.locator(':checked'))).toHaveCount(3)
  await expectNoSideScroll(page)
  await action(page, '发送消息').click()
  const send = planDialog(page, 'send')
  await expect(send.dialog).toContainText('将发送到 2 个群组')
  await expect(send.dialog).toContainText('1 个不处理：无人在线')
  await send.dialog.getByLabel('发送者ID').fill('host')
  await send.dialog.getByLabel('消息类型').fill('4711')
  await expect(send.dialog).toContainText('在 2 个群组中是新类型')
  await send.dialog.getByLabel('消息内容').fill('今晚八点开播')
  await send.dialog.getByText('查看群组').click()
  await expectAccessible(page)
  await expectNoSideScroll(page)
  const calls = consoleRequests(page, 'SendLiveMessageGroup')
  await send.carryOut('发送到 2 个')
  await secondToPass(page)
  const sent = calls.map((call) =>
    v.parse(v.object({ GroupId: v.string(), MsgTid: v.string(), Body: v.string() }), paramsOf(call)),
  )
  expect(sent.map(({ GroupId }) => GroupId).toSorted()).toEqual([busy, supergroup].toSorted())
  expect(new Set(sent.map(({ MsgTid }) => MsgTid)).size).toBe(2)
  await page.goBack()

  // Sent to, they are selected all the same.
  await expect(bar(page)).toContainText('已选 3 个')
  await action(page, '变更管理员').click()
  const change = planDialog(page, 'administrators')
  const [add, remove] = [
    change.dialog.getByRole('textbox', { name: '添加' }),
    change.dialog.getByRole('textbox', { name: '移除' }),
  ]
  await add.fill('newbie')
  await expect(change.dialog).toContainText('将超过 3 个')
  await change.dialog.getByRole('button', { name: /^移除 anna \d/ }).click()
  await expect(change.dialog).toContainText('将变更 3 个群组')
  await expectAccessible(page)
  await expectNoSideScroll(page)
  await remove.fill('newbie')
  await change.button('变更 3 个').click()
  await expect(change.dialog).toContainText('newbie 同时在添加列表中。')
  await remove.fill('')
  await change.carryOut('变更 3 个')
  for (const id of [busy, emptied, supergroup]) {
    const { AdminList } = await describeGroup(page, id)
    expect(AdminList).toContain('newbie')
    expect(AdminList).not.toContain('anna')
  }
  await page.goBack()
  await expect(list.heading.or(page.getByRole('heading', { level: 1 })).first()).toBeVisible()
})
