import type { Locator, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import type { Backend } from './backend.ts'
import { deleteDialog } from './delete-dialog.ts'
import { expect, test } from './fixtures.ts'
import { countedCalls, expectProblem, HURRIES, inScope, rowOf, toast, TYPICAL } from './group-dialogs.ts'
import { callService, callThenClick, consoleRequests, paramsOf } from './other-client.ts'

const LIST = paths.groups(TYPICAL)
const ACTION = 'DeleteLiveMessageGroup'
const DAY = 86_400
const addressOf = (id: string) => paths.deleteGroup(TYPICAL, id)

const quotaText = (page: Page) => page.getByText(/^\d+ of 5,000 groups$/)

/** That a sentence names the moment so many seconds from now by the service's clock, in the operator's zone. */
async function expectMoment(sentence: Locator, backend: Backend, seconds: number) {
  const { serviceTime } = await backend.control('state', {})
  const time = sentence.locator('time')
  const told = Date.parse((await time.getAttribute('datetime')) ?? '') / 1000
  expect(Math.abs(told - serviceTime - seconds)).toBeLessThan(60)
  const local = new Date((told + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ')
  await expect(time).toHaveText(`${local} (UTC+8)`)
}

test('says what happens in this very case, by the service’s clock', async ({ page, backend }) => {
  await backend.advanceClock(40 * DAY)
  await backend.join({ appId: TYPICAL.appId, groupId: GROUPS.emojiName }, 1000)
  await page.goto(addressOf(GROUPS.emojiName))
  const { dialog, cancel } = deleteDialog(page)
  await expect(dialog).toContainText('🎉 粉丝福利群 ❤️‍🔥👨‍👩‍👧')
  await expect(dialog).toContainText(GROUPS.emojiName)
  const said = dialog.getByRole('region', { name: 'What happens' }).getByRole('listitem')
  await expect(said.nth(0)).toHaveText('1,321 viewers will be disconnected. Restoring does not bring them back.')
  await expect(said.nth(1)).toContainText('stay readable at least until')
  await expectMoment(said.nth(1), backend, 7 * DAY)
  await expect(said.nth(2)).toContainText('It can be restored until')
  await expect(said.nth(2)).toContainText('Its ID stays taken until then.')
  await expectMoment(said.nth(2), backend, 30 * DAY)
  await expect(said.nth(3)).toContainText('Frees a quota slot at once')
  await expect(dialog).not.toContainText('irreversible')
  await expect(cancel).toBeFocused()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await expectNoSideScroll(page)
  await page.goto(addressOf(GROUPS.quiet))
  await expect(said.nth(0)).toContainText('Nobody is online now.')
})

test('deletes: the request, the row, the place in the quota, the users told', async ({ page, backend }) => {
  await backend.join({ appId: TYPICAL.appId, groupId: GROUPS.quiet }, ['zhangsan'])
  await page.goto(LIST)
  const before = Number.parseInt(await quotaText(page).innerText(), 10)
  await page.getByRole('link', { name: `Delete Group: ${GROUPS.quiet}` }).click()
  await expect(page).toHaveURL(addressOf(GROUPS.quiet))
  const { dialog, confirm } = deleteDialog(page)
  await expect(dialog.getByText('1 viewer will be disconnected.')).toBeVisible()
  const calls = consoleRequests(page, ACTION)
  await confirm(GROUPS.quiet)
  await expect(dialog).toHaveCount(0)
  expect(calls.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: GROUPS.quiet }])
  await expect(page).toHaveURL(LIST)
  await expect(toast(page, 'Group deleted')).toContainText('Rehearsal room')
  const row = rowOf(page, GROUPS.quiet)
  await expect(row).toContainText('Deleted')
  await expect(row.getByRole('link', { name: `Restore Group: ${GROUPS.quiet}` })).toBeVisible()
  await expect(row).toContainText(/(29|30) days left/)
  await expect(row.getByRole('link', { name: `Delete Group: ${GROUPS.quiet}` })).toHaveCount(0)
  await expect(quotaText(page)).toHaveText(`${before - 1} of 5,000 groups`)
  // What opened the dialog is gone.
  await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeFocused()
  expect(await backend.control('inbox', { appId: TYPICAL.appId, userId: 'zhangsan' })).toMatchObject({
    items: [{ kind: 'groupEnded', groupId: GROUPS.quiet }],
  })
})

test('an Operator ID is checked, sent, and remembered, over a reload too', async ({ page }) => {
  await page.goto(addressOf('booklaunch'))
  const { dialog, operatorId, ok, confirm } = deleteDialog(page)
  const calls = consoleRequests(page, ACTION)
  const cases: [typed: string, problem: string][] = [
    ['night shift', 'Remove the white space inside.'],
    ['night_shift', '“_” is not allowed.'],
    [' nightshift', 'Remove the white space at the start.'],
    ['n'.repeat(65), '65 bytes: 1 over the limit of 64 bytes.'],
  ]
  for (const [typed, problem] of cases) {
    await operatorId.fill(typed)
    await expectProblem(operatorId, problem)
  }
  await expect(dialog.getByText('65 / 64 bytes')).toBeVisible()
  await ok.click()
  await expect(operatorId).toBeFocused()
  await operatorId.fill('nightshift')
  await ok.click()
  await expect(toast(page, 'Group deleted')).toContainText('booklaunch')
  expect(calls.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: 'booklaunch', OperatorId: 'nightshift' }])
  expect(
    await callService(page, 'DescribeLiveMessageGroup', { ...inScope(TYPICAL), GroupId: 'booklaunch' }),
  ).toMatchObject({
    Delete: true,
    Deletor: 'nightshift',
  })
  await page.getByRole('link', { name: 'Delete Group: kidsdrawing' }).click()
  await expect(operatorId).toHaveValue('nightshift')
  await page.reload()
  await expect(operatorId).toHaveValue('nightshift')
  await operatorId.fill('')
  await confirm('kidsdrawing')
  await expect(toast(page, 'Group deleted').filter({ hasText: 'kidsdrawing' })).toBeVisible()
  expect(calls.slice(1).map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: 'kidsdrawing' }])
})

test('the toast leads to restoring what was deleted', { tag: '@gateway' }, async ({ page }) => {
  await page.goto(addressOf(GROUPS.quiet))
  await deleteDialog(page).ok.click()
  const row = rowOf(page, GROUPS.quiet)
  await expect(row).toContainText('Deleted')
  await toast(page, 'Group deleted').getByRole('button', { name: 'Restore Group' }).click()
  await expect(page).toHaveURL(paths.restoreGroup(TYPICAL, GROUPS.quiet))
  const restore = page.getByRole('dialog', { name: 'Restore Group' })
  await expect(restore).toContainText('Rehearsal room')
  await restore.getByRole('button', { name: 'Restore Group' }).click()
  await expect(toast(page, 'Group restored')).toContainText(GROUPS.quiet)
  await expect(page).toHaveURL(LIST)
  await expect(row).toContainText('Normal')
  await expect(row.getByRole('link', { name: `Delete Group: ${GROUPS.quiet}` })).toBeVisible()
})

test('one submit is one call, however hastily it is made', async ({ page, backend }) => {
  const ids = ['mathcramming', 'bakingsourdough', 'runclub', 'booklaunch']
  for (const [index, [way, hurry]] of HURRIES.entries()) {
    const id = ids[index] ?? ''
    await page.goto(addressOf(id))
    await backend.setFaults({ action: ACTION, kind: 'delay', ms: 700 })
    const { dialog, cancel, ok } = deleteDialog(page)
    await expect(cancel).toBeFocused()
    await expect(ok).toBeEnabled()
    await ok.focus()
    await hurry(page, ok)
    await expect(toast(page, 'Group deleted')).toContainText(id)
    await expect(dialog).toHaveCount(0)
    expect(await countedCalls(backend), way).toBe(1)
  }
})

test('failures are told, keep what was typed, and the next try succeeds', async ({
  page,
  backend,
  expectRefusal,
  expectLostCall,
}) => {
  expectRefusal(403, ACTION)
  expectRefusal(500, ACTION)
  expectLostCall(ACTION)
  await page.goto(addressOf(GROUPS.quiet))
  await backend.setFaults(
    { action: ACTION, nth: 1, times: 1, kind: 'error', code: 'NoAuth', status: 403 },
    { action: ACTION, nth: 2, times: 1, kind: 'error', code: 'ServerError', status: 500 },
    { action: ACTION, nth: 3, times: 1, kind: 'cut-before' },
    { action: ACTION, nth: 4, times: 1, kind: 'cut-after' },
  )
  const { dialog, operatorId, ok } = deleteDialog(page)
  const calls = consoleRequests(page, ACTION)
  await operatorId.fill('nightshift')
  await ok.click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'NoAuth' })).toContainText('RequestId')
  await ok.click()
  const notDeleted = 'We checked: the group is not deleted.'
  await expect(dialog.getByRole('alert').filter({ hasText: 'ServerError' })).toContainText(notDeleted)
  await ok.click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'could not be reached' })).toContainText(notDeleted)
  await expect(operatorId).toHaveValue('nightshift')
  // Carried out, but the answer is lost: no failure.
  await ok.click()
  await expect(toast(page, 'Group deleted')).toContainText(GROUPS.quiet)
  await expect(dialog).toHaveCount(0)
  await expect(rowOf(page, GROUPS.quiet)).toContainText('Deleted')
  expect(calls).toHaveLength(4)
})

test('a group that another tab deleted meanwhile is no failure, and keeps its own deletion', async ({ page }) => {
  await page.goto(addressOf(GROUPS.quiet))
  const { dialog, operatorId, ok } = deleteDialog(page)
  await operatorId.fill('second')
  await expect(ok).toBeEnabled()
  await callThenClick(ok, ACTION, { ...inScope(TYPICAL), GroupId: GROUPS.quiet, OperatorId: 'first' })
  await expect(toast(page, 'Group deleted')).toContainText(GROUPS.quiet)
  await expect(rowOf(page, GROUPS.quiet)).toContainText('Deleted')

  await page.goto(addressOf(GROUPS.quiet))
  await expect(dialog.getByText('This group is deleted already')).toBeVisible()
  await expect(dialog).toContainText(/(29|30) days left/)
  await expect(ok).toHaveCount(0)
  await expect(operatorId).toHaveCount(0)
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Restore Group' }).click()
  await expect(page).toHaveURL(paths.restoreGroup(TYPICAL, GROUPS.quiet))
  await expect(page.getByRole('dialog', { name: 'Restore Group' })).toContainText('by first')
})

test('a group that does not exist is said to be none', async ({ page, expectRefusal }) => {
  expectRefusal(404, 'DescribeLiveMessageGroup')
  await page.goto(addressOf('nosuchgroup'))
  const { dialog, ok } = deleteDialog(page)
  await expect(dialog.getByText('There is no such group')).toBeVisible()
  await expect(dialog).toContainText('nosuchgroup')
  await expect(ok).toHaveCount(0)
  await dialog.getByRole('link', { name: 'Show the groups of this application' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(LIST)
})

test('Escape, Enter and Cancel change nothing and give the focus back', async ({ page }) => {
  await page.goto(LIST)
  const { dialog, cancel } = deleteDialog(page)
  const opener = page.getByRole('link', { name: `Delete Group: ${GROUPS.quiet}` })
  const calls = consoleRequests(page, ACTION)
  for (const close of [() => page.keyboard.press('Escape'), () => page.keyboard.press('Enter'), () => cancel.click()]) {
    await opener.click()
    await expect(cancel).toBeFocused()
    await close()
    await expect(dialog).toHaveCount(0)
    await expect(page).toHaveURL(LIST)
    await expect(opener).toBeFocused()
  }
  expect(calls).toHaveLength(0)
  expect(
    await callService(page, 'DescribeLiveMessageGroup', { ...inScope(TYPICAL), GroupId: GROUPS.quiet }),
  ).toMatchObject({
    Delete: false,
  })
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('deletes a group, told first what happens', async ({ page }) => {
    await page.goto(LIST)
    await page.getByRole('link', { name: `删除群组：${GROUPS.emojiName}` }).click()
    const dialog = page.getByRole('dialog', { name: '删除群组' })
    const said = dialog.getByRole('region', { name: '删除后' }).getByRole('listitem')
    await expect(said.nth(0)).toContainText('321 名观众将断开连接')
    await expect(said.nth(1)).toContainText('已存储的消息至少可查询至')
    await expect(said.nth(2)).toContainText('可恢复至')
    const operatorId = dialog.getByLabel('操作者ID', { exact: true })
    await operatorId.fill('夜班')
    await expectProblem(operatorId, '只能使用字母（A–Z、a–z）和数字：不允许 “夜”、“班”。')
    await operatorId.fill('yeban')
    const remove = dialog.getByRole('button', { name: '删除群组', exact: true })
    await expect(remove).toBeDisabled()
    await expect(
      dialog.getByRole('status').filter({ hasText: '当前 321 人在线：请先在上方输入群组ID。' }),
    ).toBeVisible()
    const confirmation = dialog.getByLabel('输入群组ID 以删除该群组', { exact: true })
    await confirmation.fill(GROUPS.emojiName.toUpperCase())
    await expectProblem(confirmation, '与此群组的 ID 不一致（区分大小写）。')
    await confirmation.fill(GROUPS.emojiName)
    const requests = consoleRequests(page, ACTION)
    await remove.click()
    await expect
      .poll(() => requests.map(paramsOf))
      .toEqual([
        {
          ...inScope(TYPICAL),
          GroupId: GROUPS.emojiName,
          OperatorId: 'yeban',
        },
      ])
    await expect(toast(page, '群组已删除')).toContainText('粉丝福利群')
    await expect(rowOf(page, GROUPS.emojiName, '查看详情：')).toContainText('已删除')
    await expect(page.getByRole('link', { name: `恢复群组：${GROUPS.emojiName}` })).toBeVisible()
  })
})
