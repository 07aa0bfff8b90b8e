/** A new group with the values of another one. */
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import {
  duplicateDialog,
  expectProblem,
  FULL,
  inScope,
  leaveUnsaved,
  newestGroup,
  placesReachedBehind,
  rowOf,
  tabTo,
  toast,
  TYPICAL,
} from './group-dialogs.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const LIST = paths.groups(TYPICAL)
const ACTION = 'CreateLiveMessageGroup'
const DESCRIBE = 'DescribeLiveMessageGroup'

test('from the details: everything but the ID is filled in, and after creating they show again', async ({ page }) => {
  await page.goto(`${LIST}?status=normal`)
  await rowOf(page, GROUPS.busy).getByRole('link', { name: 'View Details' }).click()
  await detailsPanel(page).actions.getByRole('link', { name: 'Duplicate Group' }).click()
  await expect(page).toHaveURL(`${paths.duplicateFromTab(TYPICAL, GROUPS.busy, 'overview')}?status=normal`)
  const form = duplicateDialog(page)
  await expect(form.id).toBeFocused()
  await expect(form.id).toHaveValue('')
  await expect(form.name).toHaveValue('Starlight Concert 2026 – Main Stage')
  await expect(form.owner).toHaveValue('producer07')
  await expect(form.administrators).toHaveText(['anna', 'liwei', 'moderator1'])
  await expect(form.information).toHaveValue('{"stage":"main","doors":"19:30","sponsor":"Nebula Audio"}')
  const source = form.dialog.getByRole('region', { name: 'Copied from' })
  await expect(source).toContainText('Starlight Concert 2026 – Main Stage')
  await expect(source).toContainText(GROUPS.busy)
  await expectAccessible(page)

  // Untouched, it is nothing to lose, and leads back to the panel.
  await page.keyboard.press('Escape')
  await expect(form.dialog).toHaveCount(0)
  await expect(detailsPanel(page).panel).toContainText(GROUPS.busy)
  await page.goForward()

  const calls = consoleRequests(page, ACTION)
  await form.id.fill('starlight2027')
  await form.ok.click()
  await expect(form.dialog).toHaveCount(0)
  await expect(page).toHaveURL(`${paths.groupDetails(TYPICAL, GROUPS.busy)}?status=normal`)
  await expect(detailsPanel(page).panel).toContainText(GROUPS.busy)
  await expect(toast(page, 'Group created')).toContainText('starlight2027')
  await expect(page.getByRole('row').first()).toContainText('starlight2027')
  expect(calls.map(paramsOf)).toEqual([
    {
      ...inScope(TYPICAL),
      GroupId: 'starlight2027',
      GroupName: 'Starlight Concert 2026 – Main Stage',
      CreatorId: 'producer07',
      Administrators: ['anna', 'liwei', 'moderator1'],
      GroupInfo: '{"stage":"main","doors":"19:30","sponsor":"Nebula Audio"}',
    },
  ])
})

test('a deleted group is made again under a new ID', { tag: '@gateway' }, async ({ page }) => {
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.deletedHidden))
  await detailsPanel(page).actions.getByRole('link', { name: 'Duplicate Group' }).click()
  const { dialog, id, name, owner, ok } = duplicateDialog(page)
  await expect(dialog.getByRole('region', { name: 'Copied from' })).toContainText('Deleted')
  await expect(name).toHaveValue('晚间瑜伽')
  await expect(owner).toHaveValue('anna')
  await id.fill('yogaevening2')
  await ok.click()
  await expect(toast(page, 'Group created')).toContainText('yogaevening2')
  await expect(page).toHaveURL(paths.groupDetails(TYPICAL, GROUPS.deletedHidden))
  await expect(rowOf(page, 'yogaevening2')).toContainText('Normal')
})

test('its address survives a reload; a draft is kept for each source', async ({ page }) => {
  const { id, name, button } = duplicateDialog(page)
  await page.goto(paths.duplicateGroup(TYPICAL, GROUPS.quiet))
  await expect(name).toHaveValue('Rehearsal room')
  await page.reload()
  await expect(id).toBeFocused()
  await expect(name).toHaveValue('Rehearsal room')
  await name.fill('Rehearsal room 2')
  await leaveUnsaved(page, () => page.reload())
  await expect(name).toHaveValue('Rehearsal room')
  await button('Use draft').click()
  await expect(name).toHaveValue('Rehearsal room 2')
  await leaveUnsaved(page, () => page.goto(paths.duplicateGroup(TYPICAL, GROUPS.busy)))
  await expect(name).toHaveValue('Starlight Concert 2026 – Main Stage')
  await expect(button('Use draft')).toHaveCount(0)
})

test('what the source holds and a new group may not is said, and can be put right', async ({ page }) => {
  await page.goto(paths.duplicateGroup(TYPICAL, GROUPS.underscore))
  const { dialog, id, owner, ok } = duplicateDialog(page)
  await expect(owner).toHaveValue('admin_old')
  await id.fill('legacyroom8')
  await ok.click()
  await expectProblem(owner, 'Use letters (A–Z, a–z) and digits only: “_” is not allowed.')
  await owner.fill('adminold')
  await ok.click()
  await expect(dialog).toHaveCount(0)
  await expect(toast(page, 'Group created')).toContainText('legacyroom8')
})

test('a source that is slow, fails or does not exist', async ({ page, backend, expectRefusal }) => {
  expectRefusal(403, DESCRIBE)
  expectRefusal(404, DESCRIBE)
  // Over a list without rows: they are read by the same action.
  const address = `${paths.duplicateGroup(TYPICAL, GROUPS.quiet)}?q=nosuchgroup`
  const { dialog, id, name, another, ok, button } = duplicateDialog(page)
  await test.step('slow', async () => {
    await backend.prepare('faults', { set: [{ action: DESCRIBE, kind: 'delay', ms: 2000 }] })
    await page.goto(address)
    await expect(dialog.getByText('Reading the group…')).toBeVisible()
    await expect(dialog.getByText('The group has not been read yet.')).toBeVisible()
    await expect(ok).toBeDisabled()
    await expect(id).toHaveCount(0)
    await expect(id).toBeFocused()
    await expect(name).toHaveValue('Rehearsal room')
    await expect(ok).toBeEnabled()
  })
  await test.step('failed', async () => {
    await backend.setFaults({ action: DESCRIBE, kind: 'error', code: 'NoAuth', status: 403, times: 1 })
    await page.reload()
    await expect(dialog.getByRole('alert')).toContainText('NoAuth')
    await expect(ok).toBeDisabled()
    await expectAccessible(page)
    await button('Retry').click()
    await expect(name).toHaveValue('Rehearsal room')
    await expect(dialog.getByRole('alert')).toHaveCount(0)
  })
  await test.step('not there', async () => {
    await page.goto(paths.duplicateGroup(TYPICAL, 'nosuchgroup'))
    await expect(dialog.getByText('There is no such group')).toBeVisible()
    await expect(ok).toHaveCount(0)
    await expect(another).toHaveCount(0)
    await expectAccessible(page)
    await button('Close').last().click()
    await expect(page).toHaveURL(LIST)
  })
})

test('a draft is of use though its source is gone', async ({ page, backend, expectRefusal }) => {
  expectRefusal(404, DESCRIBE)
  await page.goto(paths.duplicateGroup(TYPICAL, GROUPS.deletedExpiring))
  const { dialog, id, name, ok, button } = duplicateDialog(page)
  await name.fill('Autumn Fair 2026')
  await leaveUnsaved(page, () => page.goto(LIST))
  await backend.advanceClock(2 * 86_400)
  await page.goto(paths.duplicateGroup(TYPICAL, GROUPS.deletedExpiring))
  await expect(dialog.getByText('There is no such group')).toBeVisible()
  await button('Use draft').click()
  await expect(name).toHaveValue('Autumn Fair 2026')
  await id.fill('autumnfair2026')
  await ok.click()
  await expect(toast(page, 'Group created')).toContainText('autumnfair2026')
})

test('a full quota is explained', async ({ page }) => {
  await page.goto(LIST)
  await page.goto(paths.duplicateGroup(FULL, await newestGroup(page, FULL, 'deleted')))
  const { dialog, ok } = duplicateDialog(page)
  await expect(dialog.getByText('The application has 5,000 of 5,000 groups: no quota slot is free.')).toBeVisible()
  await expect(dialog.getByText('No quota slot is free in this application.')).toBeVisible()
  await expect(ok).toBeDisabled()
})

test('another copy keeps all but the ID', async ({ page }) => {
  await page.goto(paths.duplicateGroup(TYPICAL, GROUPS.crlf))
  const { dialog, id, name, owner, information, another } = duplicateDialog(page)
  await another.check()
  await id.focus()
  const calls = consoleRequests(page, ACTION)
  for (const next of ['runofshow2', 'runofshow3']) {
    await expect(id).toBeFocused()
    await expect(name).toHaveValue('Run of show')
    await expect(owner).toHaveValue('producer07')
    await expect(information).toHaveValue(/19:30 doors/)
    await page.keyboard.type(next)
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(`${next} was created. All but the ID stays for the next one.`)
  }
  const GroupInfo = '19:30 doors\r\n20:00 opening\r\n21:45 encore\r\n'
  const sent = { ...inScope(TYPICAL), GroupName: 'Run of show', CreatorId: 'producer07', GroupInfo }
  expect(calls.map(paramsOf)).toEqual([
    { ...sent, GroupId: 'runofshow2' },
    { ...sent, GroupId: 'runofshow3' },
  ])
  expect(await callService(page, DESCRIBE, { ...inScope(TYPICAL), GroupId: 'runofshow3' })).toMatchObject({ GroupInfo })
})

test('by keyboard alone, from the panel and back to it', { tag: '@gateway' }, async ({ page }) => {
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.quiet))
  const link = detailsPanel(page).actions.getByRole('link', { name: 'Duplicate Group' })
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  const { dialog, id, ok, button } = duplicateDialog(page)
  await expect(id).toBeFocused()
  expect(await placesReachedBehind(page, dialog), 'what Tab reaches behind the dialog').toEqual([])
  await tabTo(page, button('Cancel'))
  await page.keyboard.press('Enter')
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(id).toBeFocused()
  await page.keyboard.type('rehearsal2')
  await tabTo(page, ok)
  await page.keyboard.press('Enter')
  await expect(toast(page, 'Group created')).toContainText('rehearsal2')
  await expect(page.getByRole('row').first()).toContainText('rehearsal2')
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('says what is copied and what is not', async ({ page }) => {
    await page.goto(paths.groupDetails(TYPICAL, GROUPS.supergroup))
    await page.getByRole('link', { name: '复制群组' }).click()
    const dialog = page.getByRole('dialog', { name: '复制群组' })
    await expect(dialog.getByRole('region', { name: '复制自' })).toContainText('新年晚会 2026 · 主会场')
    await expect(dialog.getByText('成员和消息不会一并复制。')).toBeVisible()
    await expect(dialog.getByLabel('群组ID', { exact: true })).toBeFocused()
    await expect(dialog.getByLabel('群主', { exact: true })).toHaveValue('producer07')
    await expectAccessible(page)
  })
})
