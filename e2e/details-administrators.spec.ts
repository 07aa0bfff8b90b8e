/** Administrators in the panel Group Information. */
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { detailsPanel, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

test('says what is wrong with an administrator’s ID, on the field', async ({ page }) => {
  const { panel, administrator, administrators, remove, save, said, open } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await open(GROUPS.busy)
  await remove('moderator1').click()
  const refused: [typed: string, message: string][] = [
    ['new_one', '“new_one”: Use letters (A–Z, a–z) and digits only: “_” is not allowed.'],
    ['new.one@example.com', '“new.one@example.com”: Use letters (A–Z, a–z) and digits only: “.”, “@” are not allowed.'],
    ['in\u200Bside', 'Contains an invisible character (U+200B, zero-width space).'],
    ['x'.repeat(65), '65 bytes: 1 over the limit of 64 bytes.'],
    ['anna', '“anna”: anna is listed twice.'],
    ['b1,c2', '“c2”: At most 3.'],
  ]
  for (const [typed, message] of refused) {
    await administrator.fill(typed)
    await expect(panel.getByText(message)).toBeVisible()
    await expect(administrator).toHaveAttribute('aria-invalid', 'true')
  }
  await save.click()
  await expect(administrator).toBeFocused()
  await expectAccessible(page)
  expect(sent).toHaveLength(0)

  await test.step('a pasted list is split, what cannot be taken stays where it can be corrected', async () => {
    await expect(administrators).toHaveText(['anna', 'liwei', 'b1'])
    await expect(administrator).toHaveValue('c2')
    await administrator.fill('')
    await remove('liwei').click()
    await remove('b1').click()
    await administrator.fill('d4，e5')
    await expect(administrators).toHaveText(['anna', 'd4', 'e5'])
    await save.click()
    await expect(said('Saved.')).toBeVisible()
    expect(paramsOf(sent[0])).toMatchObject({ AdminList: ['anna', 'd4', 'e5'] })
  })
})

test('an administrator’s ID with _ that the service gave stays as it is, a typed one is refused', async ({ page }) => {
  const { panel, administrator, administrators, save, said, open } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await open(GROUPS.underscore)
  await callService(page, 'ModifyLiveMessageGroup', {
    ...inTypical(GROUPS.underscore),
    ModifyAdmin: true,
    AdminList: ['admin_old'],
  })
  await page.reload()
  await expect(administrators).toHaveText(['admin_old'])
  await administrator.fill('admin_new')
  await save.click()
  await expect(panel.getByText('“admin_new”: Use letters')).toBeVisible()
  await administrator.fill('adminnew')
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(sent).toHaveLength(1)
  expect(paramsOf(sent[0])).toEqual({
    ...inTypical(GROUPS.underscore),
    ModifyAdmin: true,
    AdminList: ['admin_old', 'adminnew'],
  })
})
