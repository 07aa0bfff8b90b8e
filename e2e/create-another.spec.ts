/** Several new groups, one after the other, without leaving the dialog. */
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import {
  createAddress,
  createDialog,
  expectNoProblem,
  expectProblem,
  HURRIES,
  inScope,
  leaveUnsaved,
  rowOf,
  tabTo,
  toast,
  TYPICAL,
} from './group-dialogs.ts'
import { consoleRequests, paramsOf } from './other-client.ts'

const LIST = paths.groups(TYPICAL)
const ACTION = 'CreateLiveMessageGroup'

test('the dialog stays for the next group, with the same owner and administrators', async ({ page }) => {
  await page.goto(LIST)
  await page.getByRole('button', { name: 'Create Group' }).click()
  const form = createDialog(page)
  await expect(form.another).not.toBeChecked()
  await form.another.check()
  await form.id.fill('series1')
  await form.name.fill('Series, part 1')
  await form.owner.fill('producer07')
  await form.administrator.fill('anna,liwei')
  await form.information.fill('{"part":1}')
  const calls = consoleRequests(page, ACTION)
  await form.ok.click()

  await expect(toast(page, 'Group created')).toContainText('series1')
  await expect(form.dialog.getByRole('status').filter({ hasText: 'series1 was created.' })).toBeVisible()
  await expect(form.id).toBeFocused()
  await expect(form.id).toHaveValue('')
  await expectNoProblem(form.id)
  await expect(form.name).toHaveValue('')
  await expect(form.information).toHaveValue('')
  await expect(form.owner).toHaveValue('producer07')
  await expect(form.administrators).toHaveText(['anna', 'liwei'])
  await expect(page).toHaveURL(createAddress)
  await expectAccessible(page)

  await page.keyboard.type('series2')
  await page.keyboard.press('Enter')
  await expect(toast(page, 'Group created').filter({ hasText: 'series2' })).toBeVisible()
  expect(calls.map(paramsOf)).toEqual([
    {
      ...inScope(TYPICAL),
      GroupId: 'series1',
      GroupName: 'Series, part 1',
      CreatorId: 'producer07',
      Administrators: ['anna', 'liwei'],
      GroupInfo: '{"part":1}',
    },
    { ...inScope(TYPICAL), GroupId: 'series2', CreatorId: 'producer07', Administrators: ['anna', 'liwei'] },
  ])

  // Nothing is unsaved; what was created stands in the list.
  await form.button('Close').last().click()
  await expect(form.dialog).toHaveCount(0)
  await expect(page).toHaveURL(LIST)
  await expect(page.getByRole('button', { name: 'Create Group' })).toBeFocused()
  await expect(page.getByRole('row').nth(1)).toContainText('series2')
  await expect(rowOf(page, 'series1')).toHaveCount(1)
})

test('the choice lasts as long as the session, and undone the dialog closes', async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, another, ok, button } = createDialog(page)
  await another.check()
  await page.reload()
  await expect(another).toBeChecked()
  await id.fill('first1')
  await ok.click()
  await expect(dialog).toContainText('first1 was created.')
  await another.uncheck()
  await id.fill('last1')
  await ok.click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(LIST)
  await page.getByRole('button', { name: 'Create Group' }).click()
  await expect(another).not.toBeChecked()
  await expect(button('Cancel')).toBeVisible()
})

test('a draft is of what was typed since: nothing sent comes back, nothing unsent is lost', async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, name, owner, another, ok, button } = createDialog(page)
  await another.check()
  await id.fill('sent1')
  await name.fill('Sent')
  await owner.fill('anna')
  await ok.click()
  await expect(dialog).toContainText('sent1 was created.')
  await page.reload()
  await expect(id).toBeFocused()
  await expect(button('Use draft')).toHaveCount(0)

  await id.fill('sent2')
  await owner.fill('anna')
  await ok.click()
  await expect(dialog).toContainText('sent2 was created.')
  await name.fill('Not sent')
  await leaveUnsaved(page, () => page.reload())
  await button('Use draft').click()
  await expect(id).toHaveValue('')
  await expect(name).toHaveValue('Not sent')
  await expect(owner).toHaveValue('anna')
  // An older draft stays on offer, however many groups are created meanwhile.
  await leaveUnsaved(page, () => page.reload())
  await id.fill('sent3')
  await ok.click()
  await expect(dialog).toContainText('sent3 was created.')
  await button('Use draft').click()
  await expect(name).toHaveValue('Not sent')
})

test('a taken ID and a failure keep everything, and are gone with the next success', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(500, ACTION)
  expectRefusal(404, 'DescribeLiveMessageGroup')
  await page.goto(createAddress)
  const { dialog, id, name, another, ok } = createDialog(page)
  await another.check()
  await id.fill(GROUPS.quiet)
  await name.fill('Kept')
  await ok.click()
  await expectProblem(id, 'A group with this ID exists already.')
  await backend.setFaults({ action: ACTION, kind: 'error', code: 'ServerError', status: 500, times: 1 })
  await id.fill('afterwards1')
  await ok.click()
  await expect(dialog.getByRole('alert')).toContainText('We checked: nothing was created.')
  await expect(name).toHaveValue('Kept')
  await ok.click()
  await expect(dialog).toContainText('afterwards1 was created.')
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await expectNoProblem(id)
  await expect(id).toBeFocused()
})

for (const [way, hurry] of HURRIES) {
  test(`nothing is created twice by ${way}`, async ({ page }) => {
    const calls = consoleRequests(page, ACTION)
    await page.goto(createAddress)
    const { dialog, id, another, ok } = createDialog(page)
    await another.check()
    await id.fill('hasty1')
    await hurry(page, ok)
    await expect(dialog).toContainText('hasty1 was created.')
    await expect(id).toHaveValue('')
    await expect(id).toBeFocused()
    await expect(ok).toBeEnabled()
    expect(calls).toHaveLength(1)
  })
}

test('where a toast would cover the buttons only the dialog says what was created', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto(createAddress)
  const { dialog, id, another, ok } = createDialog(page)
  await another.check()
  for (const next of ['n'.repeat(64), 'narrow2']) {
    await id.fill(next)
    await ok.click()
    await expect(dialog.getByRole('status').filter({ hasText: `${next} was created.` })).toBeVisible()
    await expect(toast(page, 'Group created')).toHaveCount(0)
    await expectNoSideScroll(page)
  }
  // The last one is announced over the list.
  await another.uncheck()
  await id.fill('narrow3')
  await ok.click()
  await expect(toast(page, 'Group created')).toContainText('narrow3')
})

test('by keyboard alone', { tag: '@gateway' }, async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, another, ok, button } = createDialog(page)
  await expect(id).toBeFocused()
  await tabTo(page, another)
  await page.keyboard.press('Space')
  await expect(another).toBeChecked()
  // Round the dialog, back to where it begins.
  await tabTo(page, id)
  for (const next of ['keys1', 'keys2']) {
    await expect(id).toBeFocused()
    await page.keyboard.type(next)
    await tabTo(page, ok)
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(`${next} was created.`)
  }
  await tabTo(page, button('Close').last())
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('the next group keeps owner and administrators', async ({ page }) => {
    await page.goto(createAddress)
    const dialog = page.getByRole('dialog', { name: '创建互动消息群组' })
    await dialog.getByRole('checkbox', { name: '继续创建' }).check()
    await dialog.getByLabel('群组ID', { exact: true }).fill('changci1')
    await dialog.getByLabel('群主', { exact: true }).fill('liwei')
    await dialog.getByRole('button', { name: '确定', exact: true }).click()
    await expect(dialog.getByText('已创建群组 changci1。群主和管理员已保留，可继续创建下一个。')).toBeVisible()
    await expect(dialog.getByLabel('群主', { exact: true })).toHaveValue('liwei')
    await expectAccessible(page)
  })
})
