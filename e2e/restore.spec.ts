import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, ON_GATEWAY, test } from './fixtures.ts'
import { countedCalls, clickAtOnce, FULL, inScope, newestGroup, rowOf, toast, TYPICAL } from './group-dialogs.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
import { restoreDialog } from './restore-dialog.ts'

const LIST = paths.groups(TYPICAL)
const ACTION = 'RecoverLiveMessageDeletedGroup'
const DAY = 86_400
const addressOf = (id: string) => paths.restoreGroup(TYPICAL, id)

test('says what comes back and what does not, and restores it', { tag: '@gateway' }, async ({ page }) => {
  const stored = () =>
    callService(page, 'ListLiveMessageGroupMessages', {
      ...inScope(TYPICAL),
      GroupId: GROUPS.deletedHidden,
      PageSize: 10,
      SortType: 1,
    })
  await page.goto(`${LIST}?status=deleted`)
  const opener = page.getByRole('link', { name: `Restore Group: ${GROUPS.deletedHidden}` })
  await expect(opener).toBeVisible()
  expect(await stored()).toMatchObject({ MessageList: [] })
  await opener.click()
  await expect(page).toHaveURL(`${addressOf(GROUPS.deletedHidden)}?status=deleted`)
  const { dialog, ok, fact } = restoreDialog(page)
  await expect(dialog).toContainText('晚间瑜伽')
  await expect(fact('Restorable until')).toContainText(/(21|22) days left/)
  await expect(dialog.getByText('Name, owner, administrators and additional information.')).toBeVisible()
  await expect(dialog.getByText('Stored messages, as far as the application keeps them.')).toBeVisible()
  await expect(dialog.getByText('Viewers: they have to join again.')).toBeVisible()
  await expect(dialog.getByText('Takes a quota slot.')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSideScroll(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  const calls = consoleRequests(page, ACTION)
  await ok.click()
  await expect(dialog).toHaveCount(0)
  expect(calls.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: GROUPS.deletedHidden }])
  await expect(toast(page, 'Group restored')).toContainText('晚间瑜伽')
  await expect(page).toHaveURL(`${LIST}?status=deleted`)
  await expect(rowOf(page, GROUPS.deletedHidden)).toHaveCount(0)
  await page.goto(`${LIST}?q=${GROUPS.deletedHidden}`)
  const row = rowOf(page, GROUPS.deletedHidden)
  await expect(row).toContainText('Normal')
  await expect(row.getByRole('cell', { name: '0', exact: true })).toBeVisible()
  expect(await stored()).toMatchObject({
    MessageList: [{ Body: 'See you next time!' }, { Body: 'Thank you for watching.' }],
  })
})

test('tells who deleted it and the time left by the service’s clock', async ({ page, backend, expectRefusal }) => {
  // Others, still in the list behind, are removed for good meanwhile.
  expectRefusal(404, 'DescribeLiveMessageGroup')
  await page.goto(addressOf(GROUPS.deletedRecently))
  const { dialog, fact } = restoreDialog(page)
  await expect(fact('Deleted')).toContainText('by liwei')
  await expect(fact('Restorable until')).toContainText('29 days left')
  await backend.advanceClock(20 * DAY)
  await page.reload()
  await expect(fact('Restorable until')).toContainText('9 days left')
  await backend.advanceClock(9 * DAY + 22 * 3600)
  await page.reload()
  await expect(fact('Restorable until')).toContainText(/ (1 hour|59 minutes|58 minutes) left/)
  await expect(dialog.getByText('Comes back', { exact: true })).toBeVisible()
})

test('no free place: said at once, with the way to one', async ({ page }) => {
  await page.goto(paths.applications('cn-shanghai'))
  const id = await newestGroup(page, FULL, 'deleted')
  await page.goto(paths.restoreGroup(FULL, id))
  const { dialog, ok, button } = restoreDialog(page)
  await expect(dialog.getByText('The application has 5,000 of 5,000 groups: no quota slot is free.')).toBeVisible()
  await expect(dialog.getByText('No quota slot is free in this application.')).toBeVisible()
  await expect(ok).toBeDisabled()
  await expectAccessible(page)
  await callService(page, 'DeleteLiveMessageGroup', {
    ...inScope(FULL),
    GroupId: await newestGroup(page, FULL, 'normal'),
  })
  await button('Check again').click()
  await expect(ok).toBeEnabled()
  await ok.click()
  await expect(toast(page, 'Group restored')).toContainText(id)
})

test('a quota that fills up meanwhile refuses, and says so', async ({ page, expectRefusal }) => {
  expectRefusal(400, ACTION)
  await page.goto(paths.applications('cn-shanghai'))
  const id = await newestGroup(page, FULL, 'deleted')
  await callService(page, 'DeleteLiveMessageGroup', {
    ...inScope(FULL),
    GroupId: await newestGroup(page, FULL, 'normal'),
  })
  await page.goto(paths.restoreGroup(FULL, id))
  const { dialog, ok } = restoreDialog(page)
  await expect(ok).toBeEnabled()
  await callService(page, 'CreateLiveMessageGroup', { ...inScope(FULL), GroupId: 'rival' })
  await ok.click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'ErrorTooManyGroups' })).toContainText('RequestId')
  await expect(dialog.getByText('The application has 5,000 of 5,000 groups: no quota slot is free.')).toBeVisible()
  await expect(ok).toBeDisabled()
})

test('30 days that end while the dialog is open are told, or end in a clear refusal', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(404)
  await page.goto(addressOf(GROUPS.deletedExpiring))
  const { dialog, ok } = restoreDialog(page)
  await expect(ok).toBeEnabled()
  // Nothing is being read any more that could tell the console the time.
  await expect(page.getByRole('row', { includeHidden: true })).toHaveCount(21)
  await expect(page.getByText('Available when all groups are read.')).toHaveCount(0)
  await expect(page.getByText('loading', { exact: true })).toHaveCount(0)
  await backend.advanceClock(30 * DAY)
  // A gateway has nobody who tells its pages of it: they learn it when they ask.
  if (ON_GATEWAY) await ok.click()
  // Said once: the refusal itself would only repeat it.
  await expect(dialog.getByText(/There is no such group/)).toHaveCount(1)
  await expect(dialog.getByText('There is no such group', { exact: true })).toBeVisible()
  await expect(dialog.getByRole('alert').filter({ hasText: 'ResourceNotExist' })).toHaveCount(0)
  await expect(dialog).toContainText('deleted more than 30 days ago')
  await expect(ok).toHaveCount(0)
  await expectAccessible(page)
  await page.reload()
  await expect(dialog.getByText('There is no such group', { exact: true })).toBeVisible()
})

test('the address of a group that is not deleted explains itself', async ({ page }) => {
  await page.goto(addressOf(GROUPS.quiet))
  const { dialog, ok } = restoreDialog(page)
  await expect(dialog.getByText('This group is not deleted')).toBeVisible()
  await expect(ok).toHaveCount(0)
  await dialog.getByRole('link', { name: 'View Details' }).click()
  await expect(page).toHaveURL(paths.groupDetails(TYPICAL, GROUPS.quiet))
})

test('failures are told, and the next try succeeds', async ({ page, backend, expectRefusal, expectLostCall }) => {
  expectRefusal(500, ACTION)
  expectRefusal(502, ACTION)
  expectLostCall(ACTION)
  await page.goto(addressOf(GROUPS.deletedRecently))
  await backend.setFaults(
    { action: ACTION, nth: 1, times: 1, kind: 'error', code: 'ServerError', status: 500 },
    { action: ACTION, nth: 2, times: 1, kind: 'cut-before' },
    { action: ACTION, nth: 3, times: 1, kind: 'html', status: 502 },
    { action: ACTION, nth: 4, times: 1, kind: 'cut-after' },
  )
  const { dialog, ok } = restoreDialog(page)
  const calls = consoleRequests(page, ACTION)
  for (const title of [
    'ServerError',
    'The service could not be reached.',
    'The answer could not be read (HTTP 502).',
  ]) {
    await ok.click()
    await expect(dialog.getByRole('alert').filter({ hasText: title })).toContainText(
      'We checked: the group is still deleted.',
    )
  }
  // Carried out, but the answer is lost: no failure.
  await ok.click()
  await expect(toast(page, 'Group restored')).toContainText(GROUPS.deletedRecently)
  await expect(dialog).toHaveCount(0)
  await expect(rowOf(page, GROUPS.deletedRecently)).toContainText('Normal')
  expect(calls).toHaveLength(4)
})

test('one submit is one call, and Escape gives the focus back', async ({ page, backend }) => {
  await page.goto(`${LIST}?status=deleted`)
  await backend.setFaults({ action: ACTION, kind: 'delay', ms: 700 })
  const { dialog, ok } = restoreDialog(page)
  const opener = page.getByRole('link', { name: `Restore Group: ${GROUPS.deletedReadable}` })
  await opener.click()
  await expect(ok).toBeEnabled()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(ok).toBeEnabled()
  await clickAtOnce(page, ok)
  await expect(toast(page, 'Group restored')).toContainText(GROUPS.deletedReadable)
  await expect(dialog).toHaveCount(0)
  expect(await countedCalls(backend)).toBe(1)
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('restores a group by keyboard, told first what comes back', async ({ page }) => {
    await page.goto(LIST)
    await page.getByRole('link', { name: `恢复群组：${GROUPS.deletedRecently}` }).press('Enter')
    const dialog = page.getByRole('dialog', { name: '恢复群组' })
    await expect(dialog).toContainText('早场秒杀')
    await expect(dialog).toContainText('剩余 29天')
    await expect(dialog.getByText('观众：需自行重新加入。')).toBeVisible()
    const ok = dialog.getByRole('button', { name: '恢复群组', exact: true })
    await expect(ok).toBeEnabled()
    const requests = consoleRequests(page, ACTION)
    await ok.press('Enter')
    await expect.poll(() => requests.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: GROUPS.deletedRecently }])
    await expect(toast(page, '群组已恢复')).toContainText('早场秒杀')
    await expect(rowOf(page, GROUPS.deletedRecently, '查看详情：')).toContainText('正常')
  })
})
