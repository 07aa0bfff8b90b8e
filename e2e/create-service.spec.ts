/** What the service answers to a new group, and what the console makes of it. */
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import {
  countedCalls,
  createAddress,
  createDialog,
  expectNoProblem,
  expectProblem,
  FULL,
  HURRIES,
  inScope,
  newestGroup,
  rowOf,
  toast,
  TYPICAL,
} from './group-dialogs.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const LIST = paths.groups(TYPICAL)
const ACTION = 'CreateLiveMessageGroup'

/** Values for every field, to be found again after a failure. */
async function fillAll(page: Page, groupId: string) {
  const form = createDialog(page)
  await form.id.fill(groupId)
  await form.name.fill(' Kept as typed ')
  await form.owner.fill('producer07')
  await form.administrator.fill('anna,liwei')
  await form.information.fill('{"kept": true}')
}

async function expectAllKept(page: Page, groupId: string) {
  const form = createDialog(page)
  await expect(form.id).toHaveValue(groupId)
  await expect(form.name).toHaveValue(' Kept as typed ')
  await expect(form.owner).toHaveValue('producer07')
  await expect(form.administrators).toHaveText(['anna', 'liwei'])
  await expect(form.information).toHaveValue('{"kept": true}')
}

const bodyOf = (groupId: string) => ({
  ...inScope(TYPICAL),
  GroupId: groupId,
  GroupName: ' Kept as typed ',
  CreatorId: 'producer07',
  Administrators: ['anna', 'liwei'],
  GroupInfo: '{"kept": true}',
})

test('an ID held by a group is told on the field, with the way to that group', async ({ page }) => {
  await page.goto(LIST)
  await page.getByRole('button', { name: 'Create Group' }).click()
  const { dialog, id, name, ok } = createDialog(page)
  await id.fill(GROUPS.quiet)
  await name.fill('Another rehearsal')
  await ok.click()
  await expectProblem(id, 'A group with this ID exists already.')
  await expect(id).toBeFocused()
  await expect(toast(page, 'Group created')).toHaveCount(0)
  await id.press('End')
  await id.press('2')
  await expectNoProblem(id)
  await expect(dialog.getByRole('link', { name: 'View its details' })).toHaveCount(0)

  await id.fill(GROUPS.quiet)
  await ok.click()
  await dialog.getByRole('link', { name: 'View its details' }).click()
  await expect(page).toHaveURL(paths.groupDetails(TYPICAL, GROUPS.quiet))
  await expect(page.getByRole('dialog')).toContainText('Rehearsal room')
  await page.goBack()
  await dialog.getByRole('button', { name: 'Use draft' }).click()
  await expect(name).toHaveValue('Another rehearsal')
})

test('an ID held by a deleted group leads to restoring that group, and back to the list', async ({ page }) => {
  await page.goto(LIST)
  await page.getByRole('button', { name: 'Create Group' }).click()
  const { dialog, id, name, ok } = createDialog(page)
  await id.fill(GROUPS.deletedRecently)
  await name.fill('Flash sale again')
  await ok.click()
  await expectProblem(id, 'A deleted group holds this ID until 30 days after its deletion.')
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Restore that group' }).click()
  await expect(page).toHaveURL(paths.restoreGroup(TYPICAL, GROUPS.deletedRecently))
  await page.getByRole('dialog', { name: 'Restore Group' }).getByRole('button', { name: 'Restore Group' }).click()
  await expect(toast(page, 'Group restored')).toContainText(GROUPS.deletedRecently)
  await expect(page).toHaveURL(LIST)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rowOf(page, GROUPS.deletedRecently)).toContainText('Normal')
  // What was typed waits.
  await page.getByRole('button', { name: 'Create Group' }).click()
  await dialog.getByRole('button', { name: 'Use draft' }).click()
  await expect(name).toHaveValue('Flash sale again')
})

test('a full quota is said before anything is typed', async ({ page }) => {
  await page.goto(paths.groups(FULL))
  const button = page.getByRole('button', { name: 'Create Group' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription('5,000 of 5,000 groups: delete a group to free a slot')
  await button.click({ force: true })
  await expect(page).toHaveURL(paths.groups(FULL))

  await page.goto(paths.createGroup(FULL))
  const { dialog, id, ok } = createDialog(page)
  await expect(dialog.getByText('The application has 5,000 of 5,000 groups: no quota slot is free.')).toBeVisible()
  await expect(dialog.getByText('No quota slot is free in this application.')).toBeVisible()
  await expect(ok).toBeDisabled()
  const calls = consoleRequests(page, ACTION)
  await id.fill('onemore')
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await expect(dialog).toBeVisible()
  expect(calls).toHaveLength(0)
})

test('a quota that fills up meanwhile: refused, nothing typed lost, and created once there is a place', async ({
  page,
  expectRefusal,
}) => {
  expectRefusal(400, ACTION)
  await page.goto(paths.applications('cn-shanghai'))
  const GroupId = await newestGroup(page, FULL, 'normal')
  await callService(page, 'DeleteLiveMessageGroup', { ...inScope(FULL), GroupId })
  await page.goto(paths.createGroup(FULL))
  const { dialog, id, name, ok, button } = createDialog(page)
  await id.fill('lastplace')
  await name.fill('Just in time')
  await expect(ok).toBeEnabled()
  await callService(page, ACTION, { ...inScope(FULL), GroupId: 'rival' })

  await ok.click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'ErrorTooManyGroups' })).toContainText('RequestId')
  await expect(dialog.getByText('The application has 5,000 of 5,000 groups: no quota slot is free.')).toBeVisible()
  await expect(ok).toBeDisabled()
  await expect(id).toHaveValue('lastplace')
  await expect(name).toHaveValue('Just in time')

  await callService(page, 'DeleteLiveMessageGroup', { ...inScope(FULL), GroupId: 'rival' })
  await button('Check again').click()
  await expect(ok).toBeEnabled()
  await ok.click()
  await expect(toast(page, 'Group created')).toContainText('lastplace')
})

test('one submit is one call, however hastily it is made', async ({ page, backend }) => {
  for (const [index, [way, hurry]] of HURRIES.entries()) {
    await page.goto(createAddress)
    await backend.setFaults({ action: ACTION, kind: 'delay', ms: 700 })
    const { dialog, id, ok } = createDialog(page)
    await id.fill(`hasty${index}`)
    await hurry(page, ok)
    await expect(toast(page, 'Group created')).toContainText(`hasty${index}`)
    await expect(dialog).toHaveCount(0)
    expect(await countedCalls(backend), way).toBe(1)
  }
})

test('failures before the change: told once each, everything typed kept, and the next try succeeds', async ({
  page,
  backend,
  expectRefusal,
  expectLostCall,
}) => {
  expectRefusal(500, ACTION)
  expectRefusal(502, ACTION)
  expectRefusal(404, 'DescribeLiveMessageGroup')
  expectLostCall(ACTION)
  await page.goto(createAddress)
  await backend.setFaults(
    { action: ACTION, nth: 1, times: 1, kind: 'error', code: 'ServerError', status: 500 },
    { action: ACTION, nth: 2, times: 1, kind: 'cut-before' },
    { action: ACTION, nth: 3, times: 1, kind: 'html', status: 502 },
  )
  const { dialog, ok } = createDialog(page)
  const calls = consoleRequests(page, ACTION)
  await fillAll(page, 'fourthtime')
  for (const title of [
    'The service had a problem of its own.',
    'The service could not be reached.',
    'The answer could not be read (HTTP 502).',
  ]) {
    await ok.click()
    const alert = dialog.getByRole('alert').filter({ hasText: title })
    await expect(alert).toContainText('We checked: nothing was created.')
    await expectAllKept(page, 'fourthtime')
    await expect(page.getByText(title)).toHaveCount(1)
  }
  await expectAccessible(page)
  await ok.click()
  await expect(toast(page, 'Group created')).toContainText('fourthtime')
  expect(calls.map(paramsOf)).toEqual(Array.from({ length: 4 }, () => bodyOf('fourthtime')))
})

test('an answer lost after the change is no failure', async ({ page, backend, expectLostCall }) => {
  expectLostCall(ACTION)
  for (const kind of ['cut-after', 'wrong-schema'] as const) {
    await page.goto(createAddress)
    const calls = consoleRequests(page, ACTION)
    await backend.setFaults({ action: ACTION, kind })
    await fillAll(page, kind.replace('-', ''))
    await createDialog(page).ok.click()
    await expect(toast(page, 'Group created')).toContainText(kind.replace('-', ''))
    await expect(page).toHaveURL(LIST)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(page.getByRole('row').nth(1)).toContainText('Kept as typed')
    expect(calls).toHaveLength(1)
  }
})

test('an outcome that nobody can tell is told as that, and trying again finds the group made', async ({
  page,
  backend,
  expectRefusal,
  expectLostCall,
}) => {
  expectLostCall(ACTION)
  expectRefusal(500, 'DescribeLiveMessageGroup')
  await page.goto(createAddress)
  await backend.setFaults(
    { action: ACTION, kind: 'cut-after' },
    { action: 'DescribeLiveMessageGroup', kind: 'error', code: 'ServerError', status: 500 },
  )
  const { dialog, ok } = createDialog(page)
  await fillAll(page, 'unclear')
  await ok.click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'could not be reached' })).toContainText(
    /Unconfirmed: it may have been done\..*Asking failed: .* \(ServerError\)/s,
  )
  await expectAllKept(page, 'unclear')
  await backend.setFaults()
  await ok.click()
  await expect(toast(page, 'Group created')).toContainText('unclear')
  await expect(rowOf(page, 'unclear')).toHaveCount(1)
})
