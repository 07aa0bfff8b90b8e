import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { describe, detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { createAddress, createDialog, leaveUnsaved, toast } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { consoleRequests } from './other-client.ts'

test('every way out asks before unsaved changes are left', async ({ page }) => {
  const list = groupsPage(page)
  const { panel, information, tab, cancel, close, question } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await list.open()
  await list.action('View Details', GROUPS.quiet).click()
  await tab('Settings').click()
  await information.fill('not saved yet')
  const ways: [way: string, go: () => Promise<unknown>][] = [
    ['Escape', () => information.press('Escape')],
    ['Cancel', () => cancel.click()],
    ['the cross', () => close.click()],
    ['another row', () => list.action('View Details', GROUPS.busy).click()],
    ['Back', () => page.evaluate(() => history.back())],
    ['the navigation', () => page.getByRole('link', { name: 'Applications' }).click()],
  ]
  for (const [way, go] of ways) {
    await test.step(way, async () => {
      await go()
      await expect(question).toContainText('What you typed here has not been sent.')
      await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(question).toHaveCount(0)
      await expect(panel).toBeVisible()
      await expect(information).toHaveValue('not saved yet')
      await expect(page).toHaveURL(paths.groupTab(TYPICAL, GROUPS.quiet, 'settings'))
    })
  }
  await close.click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(page).toHaveURL(paths.groups(TYPICAL))
  await expect(list.action('View Details', GROUPS.quiet)).toBeFocused()
  expect(sent).toHaveLength(0)

  await test.step('what was thrown away is not offered again', async () => {
    await list.action('View Details', GROUPS.quiet).click()
    await tab('Settings').click()
    await expect(information).toHaveValue('Closed until the band arrives.')
    await expect(panel.getByRole('button', { name: 'Use draft' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await expect(panel).toHaveCount(0)
  })
})

test('a reload asks in the browser’s words, and what was typed is offered back', async ({ page }) => {
  const { panel, information, administrator, administrators, save, said, question, open } = detailsPanel(page)
  const useDraft = panel.getByRole('button', { name: 'Use draft' })
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await open(GROUPS.busy)
  await information.click()
  await information.fill('kept over a reload')
  await administrator.fill('half')
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  await expect(panel.getByText(/^A draft from .* was kept\.$/)).toBeVisible()
  await expect(information).toHaveValue('{"stage":"main","doors":"19:30","sponsor":"Nebula Audio"}')

  await test.step('untouched, the offer stays for the next time', async () => {
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await open(GROUPS.busy)
  })
  await useDraft.click()
  await expect(information).toHaveValue('kept over a reload')
  await expect(administrators).toHaveText(['anna', 'liwei', 'moderator1'])
  await expect(administrator).toHaveValue('half')
  await expect(useDraft).toHaveCount(0)
  await administrator.fill('')
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(await describe(page, GROUPS.busy)).toMatchObject({ GroupInfo: 'kept over a reload' })

  await test.step('what was saved, or thrown away, is not offered again', async () => {
    await page.reload()
    await expect(information).toHaveValue('kept over a reload')
    await expect(useDraft).toHaveCount(0)
    await information.fill('thrown away')
    await page.reload()
    await panel.getByRole('button', { name: 'Discard draft' }).click()
    await expect(useDraft).toHaveCount(0)
    await page.reload()
    await expect(information).toHaveValue('kept over a reload')
    await expect(useDraft).toHaveCount(0)
  })
})

test('nothing typed for one group reaches the panel of the next, nor does a draft', async ({ page }) => {
  const { panel, information, administrators, question, close, tab, open } = detailsPanel(page)
  const useDraft = panel.getByRole('button', { name: 'Use draft' })
  await open(GROUPS.quiet)
  await information.fill('an older draft')
  await leaveUnsaved(page, () => page.goto(createAddress))
  const { id, ok, dialog } = createDialog(page)
  await id.fill('next1')
  await ok.click()
  const created = toast(page, 'Group created')
  // Under the pointer it stays.
  await created.hover()
  await expect(dialog).toHaveCount(0)

  await groupsPage(page).action('View Details', GROUPS.quiet).press('Enter')
  await tab('Settings').click()
  await expect(useDraft).toBeVisible()
  await information.fill('only for this one')
  await created.getByRole('button', { name: 'View Details' }).click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(page).toHaveURL(paths.groupDetails(TYPICAL, 'next1'))
  await expect(panel).toContainText('next1')
  await tab('Settings').click()
  await expect(information).toHaveValue('')
  await expect(administrators).toHaveCount(0)
  await expect(useDraft).toHaveCount(0)
  await close.click()
  await expect(question).toHaveCount(0)
  await expect(page).toHaveURL(paths.groups(TYPICAL))
  await groupsPage(page).action('View Details', GROUPS.quiet).click()
  await tab('Settings').click()
  await expect(information).toHaveValue('Closed until the band arrives.')
  await useDraft.click()
  await expect(information).toHaveValue('an older draft')
})
