/** What is typed into a new group, and how it stays. */
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { createAddress, createDialog, leaveUnsaved, TYPICAL } from './group-dialogs.ts'
import { consoleRequests } from './other-client.ts'

const LIST = paths.groups(TYPICAL)

/** Opens the dialog from the list, as an operator does. */
async function openFromList(page: Page) {
  await page.goto(LIST)
  await page.getByRole('button', { name: 'Create Group' }).click()
  const form = createDialog(page)
  await expect(form.id).toBeFocused()
  const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' })
  return { ...form, question, answer: (name: string) => question.getByRole('button', { name, exact: true }) }
}

test('an untouched dialog closes without a question', async ({ page }) => {
  const { dialog, id, question, button } = await openFromList(page)
  await id.fill('typed')
  await id.fill('')
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => button('Cancel').click(),
    () => button('Close').click(),
  ]) {
    await close()
    await expect(dialog).toHaveCount(0)
    await expect(question).toHaveCount(0)
    await expect(page).toHaveURL(LIST)
    await expect(page.getByRole('button', { name: 'Create Group' })).toBeFocused()
    await page.getByRole('button', { name: 'Create Group' }).click()
    await expect(id).toBeFocused()
  }
})

test('every way out of unsaved changes asks first, and keeps them unless told otherwise', async ({ page }) => {
  const { dialog, id, name, question, answer, button } = await openFromList(page)
  await id.fill('unsaved1')
  await name.fill('  half a thought')
  const exits: Record<string, () => Promise<unknown>> = {
    Escape: () => page.keyboard.press('Escape'),
    Cancel: () => button('Cancel').click(),
    cross: () => button('Close').click(),
    mask: () => page.mouse.click(30, 450),
    Back: () => page.evaluate(() => window.history.back()),
    // Under the mask a pointer cannot reach it; assistive technology can.
    'navigation link': () => page.getByRole('link', { name: 'Applications' }).dispatchEvent('click'),
  }
  for (const [exit, leave] of Object.entries(exits)) {
    await leave()
    await expect(question, exit).toBeVisible()
    await expect(answer('Keep editing')).toBeFocused()
    await answer('Keep editing').click()
    await expect(question).toBeHidden()
    await expect(page).toHaveURL(createAddress)
    await expect(id).toHaveValue('unsaved1')
    await expect(name).toHaveValue('  half a thought')
  }
  await page.keyboard.press('Escape')
  await expect(question).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(dialog).toBeVisible()

  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await button('Cancel').click()
  await answer('Discard').click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(LIST)
  await expect(page.getByRole('button', { name: 'Create Group' })).toBeFocused()
  await page.getByRole('button', { name: 'Create Group' }).click()
  await expect(id).toHaveValue('')
  await expect(dialog.getByRole('button', { name: 'Use draft' })).toHaveCount(0)
  expect(calls).toHaveLength(0)
})

test('after a reload a draft is offered with its time; Use draft fills in everything', async ({ page }) => {
  const { dialog, id, name, owner, administrator, administrators, information, ok, button } = await openFromList(page)
  await id.pressSequentially('draft1')
  await name.fill(' Draft 🎤 ')
  await owner.fill('anna')
  await administrator.fill('liwei,coach9,still_typing')
  await expect(administrators).toHaveText(['liwei', 'coach9'])
  const before = Date.now()
  await information.fill('line 1\n line 2 ')
  await leaveUnsaved(page, () => page.reload())

  const offer = dialog.getByRole('status').filter({ hasText: 'was kept' })
  await expect(offer).toHaveText(/A draft from [\d :-]+ was kept\./)
  const [, time = ''] = /from ([\d :-]+) was/.exec(await offer.innerText()) ?? []
  expect(Math.abs(Date.parse(`${time}+08:00`) - before), 'the time in the operator’s zone').toBeLessThan(60_000)
  await expect(id).toHaveValue('')
  await expectAccessible(page)
  await button('Use draft').click()
  await expect(offer).toHaveCount(0)
  await expect(id).toHaveValue('draft1')
  await expect(name).toHaveValue(' Draft 🎤 ')
  await expect(owner).toHaveValue('anna')
  await expect(administrators).toHaveText(['liwei', 'coach9'])
  await expect(administrator).toHaveValue('still_typing')
  await expect(information).toHaveValue('line 1\n line 2 ')

  await administrator.fill('')
  await ok.click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row').nth(1)).toContainText('draft1')
  await page.getByRole('button', { name: 'Create Group' }).click()
  await expect(id).toBeFocused()
  await expect(button('Use draft')).toHaveCount(0)
})

test('a draft outlives leaving by address, until it is discarded', async ({ page }) => {
  const { id, button } = await openFromList(page)
  await id.pressSequentially('draft2')
  await leaveUnsaved(page, () => page.goto(paths.applications('cn-shanghai')))
  await page.goto(createAddress)
  await button('Use draft').click()
  await expect(id).toHaveValue('draft2')
  await leaveUnsaved(page, () => page.reload())
  await button('Discard draft').click()
  await expect(button('Use draft')).toHaveCount(0)
  await page.reload()
  await expect(id).toBeFocused()
  await expect(button('Use draft')).toHaveCount(0)
  await expect(id).toHaveValue('')
})

test('typing before the offer is answered loses neither the draft nor what is typed', async ({ page }) => {
  const { id, name, button } = await openFromList(page)
  await id.pressSequentially('older')
  await leaveUnsaved(page, () => page.reload())
  await expect(button('Use draft')).toBeVisible()
  await id.pressSequentially('newer')
  await name.fill('Typed meanwhile')
  await expect(button('Use draft')).toBeVisible()
  await button('Use draft').click()
  await expect(id).toHaveValue('older')
  await expect(name).toHaveValue('')
  // What was in the fields is now the one on offer.
  await button('Use draft').click()
  await expect(id).toHaveValue('newer')
  await expect(name).toHaveValue('Typed meanwhile')
  await leaveUnsaved(page, () => page.reload())
  await button('Use draft').click()
  await expect(id).toHaveValue('newer')
})

test('where the browser stores nothing, no draft is promised: steps here keep it, and a reload asks', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = function (key, value) {
      if (key.includes('draft:')) throw new DOMException('full', 'QuotaExceededError')
      setItem.call(this, key, value)
    }
  })
  const { dialog, id, name, ok, button } = await openFromList(page)
  await id.fill(GROUPS.quiet)
  await name.fill('not lost')
  await ok.click()
  await expect(dialog.getByText('This browser stores no drafts now: what you typed is lost')).toBeVisible()
  await expect(dialog.getByText('kept as a draft')).toHaveCount(0)
  await dialog.getByRole('link', { name: 'View its details' }).click()
  await expect(page.getByRole('dialog', { name: 'Group Information' })).toBeVisible()
  // Nothing on screen is unsaved, and yet there is something to lose.
  const asked = page.waitForEvent('dialog')
  const reloading = page.reload({ timeout: 5000 }).catch(() => undefined)
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await reloading
  await page.goBack()
  await button('Use draft').click()
  await expect(name).toHaveValue('not lost')
})
