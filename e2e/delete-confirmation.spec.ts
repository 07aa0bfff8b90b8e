import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { deleteDialog } from './delete-dialog.ts'
import { expect, test } from './fixtures.ts'
import { expectNoProblem, expectProblem, inScope, rowOf, tabTo, toast, TYPICAL } from './group-dialogs.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const ACTION = 'DeleteLiveMessageGroup'
const READ = 'DescribeLiveMessageGroup'
const addressOf = (id: string) => paths.deleteGroup(TYPICAL, id)
const place = (groupId: string) => ({ appId: TYPICAL.appId, groupId })

/** A page whose time can be moved, ready before it loads. */
async function openWithClock(page: Page, id: string) {
  await page.clock.install()
  await page.goto(addressOf(id))
}

test('a stage with people online opens on Cancel and wants its ID, from the keyboard too', async ({ page }) => {
  await page.goto(addressOf(GROUPS.busy))
  const { dialog, operatorId, confirmation, reason, ok, cancel } = deleteDialog(page)
  const calls = consoleRequests(page, ACTION)
  await expect(cancel).toBeFocused()
  await expect(ok).toBeDisabled()
  await expect(reason).toHaveText('1,742 online: type the group’s ID above first.')
  await expect(confirmation).toHaveAttribute('aria-required', 'true')
  await expectAccessible(page)

  for (const field of [operatorId, confirmation]) {
    await field.focus()
    await page.keyboard.press('Enter')
  }
  const id = GROUPS.busy
  for (const typed of [id.toUpperCase(), `${id}x`, `x${id}`, 'Starlight Concert', GROUPS.quiet, id.replace('c', 'с')]) {
    await confirmation.fill(typed)
    await expectProblem(confirmation, 'Not the ID of this group. Upper and lower case count.')
    await expect(ok).toBeDisabled()
  }
  for (const typed of ['', '  ', id.slice(0, 5), id.slice(0, -1)]) {
    await confirmation.fill(typed)
    await expectNoProblem(confirmation)
    await expect(ok).toBeDisabled()
  }
  for (const typed of [id, ` ${id}`, `\t${id}\n`]) {
    await confirmation.fill(typed)
    await expect(ok).toBeEnabled()
    await expect(reason).toHaveCount(0)
  }
  // Enter never deletes, not even now: that is the button's business.
  for (const field of [operatorId, confirmation]) {
    await field.focus()
    await page.keyboard.press('Enter')
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await expectNoSideScroll(page)
  expect(calls).toHaveLength(0)

  await tabTo(page, ok)
  await page.keyboard.press('Enter')
  await expect(toast(page, 'Group deleted')).toContainText(id)
  await expect(dialog).toHaveCount(0)
  expect(calls.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: id }])
})

test('where nobody is online one click is enough, but never Enter in a field', async ({ page }) => {
  await page.goto(addressOf(GROUPS.quiet))
  const { dialog, operatorId, confirmation, ok } = deleteDialog(page)
  const calls = consoleRequests(page, ACTION)
  await expect(ok).toBeEnabled()
  await expect(confirmation).toHaveCount(0)
  await operatorId.fill('nightshift')
  for (const press of ['Enter', 'NumpadEnter', 'Control+Enter', 'Shift+Enter']) await operatorId.press(press)
  await expect(operatorId).toHaveValue('nightshift')
  await expect(dialog).toBeVisible()
  expect(calls).toHaveLength(0)
  await ok.click()
  await expect(toast(page, 'Group deleted')).toContainText(GROUPS.quiet)
  expect(calls).toHaveLength(1)
})

test('people who join while it is open are seen before the click, and nothing typed is lost', async ({
  page,
  backend,
}) => {
  await openWithClock(page, GROUPS.quiet)
  const { dialog, operatorId, confirmation, reason, ok } = deleteDialog(page)
  await operatorId.fill('nightshift')
  await expect(ok).toBeEnabled()
  await backend.join(place(GROUPS.quiet), 37)
  await page.clock.fastForward(10_000)
  await expect(reason).toHaveText('37 online: type the group’s ID above first.')
  await expect(dialog.getByRole('listitem').first()).toContainText('37 viewers will be disconnected')
  await expect(ok).toBeDisabled()
  await expect(operatorId).toHaveValue('nightshift')
  await confirmation.fill('rehearsal')

  // When they have left, one click is enough again; the field stays where it is.
  await backend.leave(place(GROUPS.quiet), 37)
  await page.clock.fastForward(10_000)
  await expect(ok).toBeEnabled()
  await expect(confirmation).toHaveValue('rehearsal')
  await expect(confirmation).toHaveAccessibleDescription('Not needed now: nobody is online.')
  await expect(confirmation).toBeFocused()
  await ok.click()
  await expect(toast(page, 'Group deleted')).toContainText(GROUPS.quiet)
})

test('a number that has grown old is no reason for one click', async ({ page, backend, expectRefusal }) => {
  expectRefusal(500, READ)
  await openWithClock(page, GROUPS.quiet)
  const { dialog, confirmation, reason, ok, confirm } = deleteDialog(page)
  await expect(ok).toBeEnabled()
  await backend.setFaults({ action: READ, kind: 'error', code: 'ServerError', status: 500 })
  await page.clock.fastForward(31_000)
  await expect(reason).toHaveText(
    'How many are online was read more than 30 seconds ago: type the group’s ID above first.',
  )
  await expect(dialog.getByRole('listitem').first()).toContainText('Nobody was online when last read.')
  await expect(ok).toBeDisabled()
  await backend.setFaults()
  // Left open for a night, and read again.
  await page.clock.fastForward('08:00:00')
  await expect(ok).toBeEnabled()
  await expect(confirmation).toHaveAttribute('aria-required', 'false')
  await backend.setFaults({ action: READ, kind: 'error', code: 'ServerError', status: 500 })
  await page.clock.fastForward('08:00:00')
  await confirm(GROUPS.quiet)
  await expect(toast(page, 'Group deleted')).toContainText(GROUPS.quiet)
})

for (const [how, hours] of [
  ['back', -3],
  ['forward', 3],
] as const) {
  test(`a computer whose clock is set ${how} knows no age`, async ({ page, backend, expectRefusal }) => {
    expectRefusal(500, READ)
    await openWithClock(page, GROUPS.quiet)
    const { reason, ok } = deleteDialog(page)
    await expect(ok).toBeEnabled()
    await backend.setFaults({ action: READ, kind: 'error', code: 'ServerError', status: 500 })
    await page.clock.setSystemTime(Date.now() + hours * 3_600_000)
    await expect(reason).toContainText('more than 30 seconds ago')
    await expect(ok).toBeDisabled()
  })
}

test('the click itself looks once more', async ({ page }) => {
  await openWithClock(page, GROUPS.quiet)
  const { ok, reason } = deleteDialog(page)
  const calls = consoleRequests(page, ACTION)
  await expect(ok).toBeEnabled()
  // Nothing is drawn again meanwhile: the button still looks as it did.
  await ok.evaluate((button: HTMLElement) => {
    const late = Date.now() + 60_000
    Date.now = () => late
    button.click()
  })
  await expect(reason).toBeVisible()
  await expect(ok).toBeDisabled()
  expect(calls).toHaveLength(0)
})

test('what the list knew is no reason for one click either: it is read anew, and says so when that takes long', async ({
  page,
  backend,
}) => {
  await page.clock.install()
  await page.goto(paths.groups(TYPICAL))
  await expect(rowOf(page, GROUPS.quiet).getByRole('cell', { name: '0', exact: true })).toBeVisible()
  await backend.join(place(GROUPS.quiet), 5)
  await backend.setFaults({ action: READ, kind: 'delay', ms: 60_000 })
  await page.getByRole('link', { name: `Delete Group: ${GROUPS.quiet}` }).click()
  const { dialog, reason, ok } = deleteDialog(page)
  await expect(ok).toBeDisabled()
  await page.clock.fastForward(1000)
  await expect(dialog.getByRole('status').filter({ hasText: 'Reading how many are online…' })).toBeVisible()
  await backend.setFaults()
  // The slow call is given up, and another one made.
  await page.clock.fastForward(10_000)
  await expect(reason).toHaveText('5 online: type the group’s ID above first.')
  await expect(ok).toBeDisabled()
})

test('a failed deletion keeps what was typed, and a draft never brings it back', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(403, ACTION)
  await page.goto(addressOf(GROUPS.emojiName))
  const { dialog, operatorId, confirmation, ok, confirm } = deleteDialog(page)
  await backend.setFaults({ action: ACTION, nth: 1, times: 1, kind: 'error', code: 'NoAuth', status: 403 })
  await operatorId.fill('nightshift')
  await confirm(GROUPS.emojiName)
  await expect(dialog.getByRole('alert')).toContainText('NoAuth')
  await expect(confirmation).toHaveValue(GROUPS.emojiName)
  await expect(ok).toBeEnabled()
  page.on('dialog', (question) => void question.accept())
  await page.reload()
  await dialog.getByRole('button', { name: 'Use draft' }).click()
  await expect(operatorId).toHaveValue('nightshift')
  await expect(confirmation).toHaveValue('')
  await expect(ok).toBeDisabled()
  expect(await callService(page, READ, { ...inScope(TYPICAL), GroupId: GROUPS.emojiName })).toMatchObject({
    Delete: false,
  })
})
