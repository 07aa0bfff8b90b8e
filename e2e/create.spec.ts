/** New groups from the list and back to it. */
import { paths } from '#lib/paths.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import {
  createAddress,
  createDialog,
  expectProblem,
  inScope,
  placesReachedBehind,
  rowOf,
  tabTo,
  toast,
  TYPICAL,
} from './group-dialogs.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const LIST = paths.groups(TYPICAL)

test('only a Group ID is needed: the request, the new row on top, the focus back', async ({ page }) => {
  await page.goto(LIST)
  const quota = page.getByText(/ of 5,000 groups/)
  const before = Number.parseInt(await quota.innerText(), 10)
  await page.getByRole('button', { name: 'Create Group' }).click()
  await expect(page).toHaveURL(createAddress)
  const { dialog, id } = createDialog(page)
  await expect(id).toBeFocused()
  await expectAccessible(page)

  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await id.fill('Opening1')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(calls.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: 'Opening1' }])
  await expect(page).toHaveURL(LIST)
  await expect(page.getByRole('button', { name: 'Create Group' })).toBeFocused()
  await expect(toast(page, 'Group created')).toContainText('Opening1')
  await expect(page.getByRole('row').nth(1)).toContainText('Opening1')
  await expect(rowOf(page, 'Opening1')).toContainText('Normal')
  await expect(quota).toHaveText(`${before + 1} of 5,000 groups`)
})

test('every field arrives as typed, blanks and line breaks included', { tag: '@gateway' }, async ({ page }) => {
  await page.goto(createAddress)
  const form = createDialog(page)
  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await form.id.fill('opening2')
  await form.name.fill('  星光 Night 🎤 ')
  await form.owner.fill('producer07')
  await form.administrator.fill('anna,liwei')
  await form.information.fill('\n  first line\n\tsecond  \n\n')
  await form.ok.click()
  await expect(form.dialog).toHaveCount(0)
  const group = {
    GroupId: 'opening2',
    GroupName: '  星光 Night 🎤 ',
    GroupInfo: '\n  first line\n\tsecond  \n\n',
    CreatorId: 'producer07',
  }
  expect(calls.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), ...group, Administrators: ['anna', 'liwei'] }])
  expect(
    await callService(page, 'DescribeLiveMessageGroup', { ...inScope(TYPICAL), GroupId: 'opening2' }),
  ).toMatchObject({
    ...group,
    AdminList: ['anna', 'liwei'],
  })
  await expect(page.getByRole('row').nth(1)).toContainText('星光 Night 🎤')
  await toast(page, 'Group created').getByRole('button', { name: 'View Details' }).click()
  await expect(page).toHaveURL(paths.groupDetails(TYPICAL, 'opening2'))
})

test('a free ID is suggested', async ({ page, backend, expectRefusal }) => {
  expectRefusal(404, 'DescribeLiveMessageGroup')
  expectRefusal(500, 'DescribeLiveMessageGroup')
  // Over a list without rows: they are read by the same action, now and then, and would meet the faults.
  await page.goto(`${createAddress}?q=nosuchgroup`)
  const { dialog, id, ok, button } = createDialog(page)
  await button('Suggest an ID').click()
  await expect(dialog.getByText('This ID is free.')).toBeVisible()
  await expect(id).toHaveValue(/^[A-Za-z0-9]{12}$/)
  await id.press('End')
  await id.press('x')
  await expect(dialog.getByText('This ID is free.')).toHaveCount(0)

  // Typing while the service is asked wins.
  await backend.setFaults({ action: 'DescribeLiveMessageGroup', kind: 'hang', times: 1 })
  await button('Suggest an ID').click()
  await expect(button('Looking for a free ID')).toBeVisible()
  await id.fill('myown')
  await expect(button('Suggest an ID')).toBeVisible()
  await expect(id).toHaveValue('myown')

  await backend.setFaults({
    action: 'DescribeLiveMessageGroup',
    kind: 'error',
    code: 'ServerError',
    status: 500,
    times: 1,
  })
  await button('Suggest an ID').click()
  await expect(dialog.getByText('The service could not be asked whether this ID is free.')).toBeVisible()
  const suggested = await id.inputValue()
  await ok.click()
  await expect(toast(page, 'Group created')).toContainText(suggested)
})

test(
  'by keyboard alone: from the list to the new group and back to the button',
  { tag: '@gateway' },
  async ({ page }) => {
    await page.goto(LIST)
    const button = page.getByRole('button', { name: 'Create Group' })
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    await tabTo(page, button)
    await page.keyboard.press('Enter')
    const { dialog, id, name, administrator, ok } = createDialog(page)
    await expect(id).toBeFocused()
    await page.keyboard.type('keyboard1')
    await tabTo(page, name)
    await page.keyboard.type('Typed, not clicked')
    await tabTo(page, administrator)
    await page.keyboard.type('anna,liwei')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    expect(await placesReachedBehind(page, dialog), 'what Tab reaches behind the dialog').toEqual([])
    await tabTo(page, ok)
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('row').nth(1)).toContainText('keyboard1')
    await expect(page.getByRole('row').nth(1)).toContainText('Typed, not clicked')
    await expect(button).toBeFocused()
  },
)

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('creates a group, told what is wrong first', async ({ page }) => {
    await page.goto(LIST)
    await page.getByRole('button', { name: '创建群组' }).click()
    const dialog = page.getByRole('dialog', { name: '创建互动消息群组' })
    const field = (label: string) => dialog.getByLabel(label, { exact: true })
    const ok = dialog.getByRole('button', { name: '确定', exact: true })
    await ok.click()
    await expectProblem(field('群组ID'), '请填写。')
    await field('群组ID').fill('夜场1')
    await expectProblem(field('群组ID'), '只能使用字母（A–Z、a–z）和数字：不允许 “夜”、“场”。')
    await field('群组ID').fill('yechang1')
    await field('群组名称').fill('夜场直播')
    await field('群主').fill('liwei')
    await field('管理员').fill('anna，coach9')
    await expect(dialog.getByText('2 / 3 个')).toBeVisible()
    await field('群组扩展信息').fill('{"房间":1}')
    await expect(dialog.getByText('有效 JSON', { exact: true })).toBeVisible()
    await expect(dialog.getByText('12 / 128 字节')).toBeVisible()
    const calls = consoleRequests(page, 'CreateLiveMessageGroup')
    await ok.click()
    await expect(toast(page, '群组已创建')).toContainText('夜场直播')
    expect(calls.map(paramsOf)).toEqual([
      {
        ...inScope(TYPICAL),
        GroupId: 'yechang1',
        GroupName: '夜场直播',
        CreatorId: 'liwei',
        Administrators: ['anna', 'coach9'],
        GroupInfo: '{"房间":1}',
      },
    ])
    await expect(page.getByRole('row').nth(1)).toContainText('夜场直播')
    await expect(page.getByRole('button', { name: '创建群组' })).toBeFocused()
  })
})
