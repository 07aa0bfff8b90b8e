/** What the fields of a new group take, and what they say of the rest. */
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import {
  createAddress,
  createDialog,
  expectNoProblem,
  expectProblem,
  inScope,
  putRaw,
  toast,
  TYPICAL,
} from './group-dialogs.ts'
import { consoleRequests, paramsOf } from './other-client.ts'

test('a Group ID says what is wrong with it, and nothing is sent', async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, ok } = createDialog(page)
  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await ok.click()
  await expectProblem(id, 'Enter a value.')
  await expect(id).toBeFocused()
  const notAllowed = (found: string) => `Use letters (A–Z, a–z) and digits only: ${found} is not allowed.`
  const cases: [typed: string, problem: string][] = [
    [' show1', 'Remove the white space at the start.'],
    ['show1 ', 'Remove the white space at the end.'],
    ['show1\u3000', 'Remove the white space at the end.'],
    ['sh ow1', 'Remove the white space inside.'],
    ['show_1', notAllowed('“_”')],
    ['show-1', notAllowed('“-”')],
    ['show１', notAllowed('“１”')],
    ['ｓhow1', notAllowed('“ｓ”')],
    ['群1', notAllowed('“群”')],
    ['show😀', notAllowed('“😀”')],
    ['show\u00AD1', 'Contains an invisible character (U+00AD, soft hyphen).'],
    ['my show #1 晚会', 'Use letters (A–Z, a–z) and digits only: “#”, “晚”, “会” are not allowed.'],
    ['my show #1 晚会', 'Remove the white space inside.'],
    ['x'.repeat(65), '65 bytes: 1 over the limit of 64 bytes.'],
  ]
  for (const [typed, problem] of cases) {
    await id.fill(typed)
    await expectProblem(id, problem)
  }
  await expect(dialog.getByText('65 / 64 bytes')).toBeVisible()
  await ok.click()
  await expect(id).toBeFocused()
  await expect(id).toHaveValue('x'.repeat(65))
  await id.fill('x'.repeat(64))
  await expectNoProblem(id)
  await expect(dialog.getByText('64 / 64 bytes')).toBeVisible()
  expect(calls).toHaveLength(0)
})

test('name and information are counted in bytes, up to the last one', async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, name, information, ok } = createDialog(page)
  for (const character of ['a', 'é', '星', '🎤']) {
    const size = Buffer.byteLength(character)
    const full = character.repeat(Math.floor(128 / size)) + 'a'.repeat(128 % size)
    await name.fill(full)
    await expect(dialog.getByText('128 / 128 bytes', { exact: true })).toBeVisible()
    await expectNoProblem(name)
    await name.fill(`${full}a`)
    await expect(dialog.getByText('129 / 128 bytes', { exact: true })).toBeVisible()
    await expectProblem(name, '129 bytes: 1 over the limit of 128 bytes.')
  }
  const longest = '星'.repeat(10_922) + 'ab'
  await information.fill(`${longest}c`)
  await expect(dialog.getByText('32,769 / 32,768 bytes', { exact: true })).toBeVisible()
  await expectProblem(information, '32,769 bytes: 1 over the limit of 32,768 bytes.')

  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await id.fill('tothebrim')
  await ok.click()
  await expectProblem(name, '129 bytes')
  await name.fill('🎤'.repeat(32))
  await information.fill(longest)
  await expect(dialog.getByText('32,768 / 32,768 bytes', { exact: true })).toBeVisible()
  await expectNoProblem(information)
  await ok.click()
  await expect(toast(page, 'Group created')).toBeVisible()
  expect(calls.map(paramsOf)).toEqual([
    { ...inScope(TYPICAL), GroupId: 'tothebrim', GroupName: '🎤'.repeat(32), GroupInfo: longest },
  ])
})

test('owner and administrators are separate IDs: at most three, each once, a pasted list is split', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(createAddress)
  const { dialog, id, owner, administrator, administrators, button } = createDialog(page)
  await owner.fill('admin_old')
  await expectProblem(owner, '“_” is not allowed.')
  await owner.fill('o'.repeat(65))
  await expectProblem(owner, '65 bytes: 1 over the limit of 64 bytes.')
  await owner.fill('')
  await expectNoProblem(owner)

  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await administrator.focus()
    await page.keyboard.press('ControlOrMeta+v')
  }
  await paste('anna,liwei，coach9')
  await expect(administrators).toHaveText(['anna', 'liwei', 'coach9'])
  await expect(administrator).toHaveValue('')
  await expect(dialog.getByText('3 / 3 IDs')).toBeVisible()
  await expectNoProblem(administrator)

  await administrator.fill('fourth')
  await page.keyboard.press('Enter')
  await expectProblem(administrator, '“fourth”: At most 3.')
  await expect(administrators).toHaveCount(3)
  await button('Remove liwei').click()
  await expect(administrators).toHaveText(['anna', 'coach9'])
  await expect(administrator).toBeFocused()
  await expectNoProblem(administrator)
  await administrator.fill('anna')
  await expectProblem(administrator, '“anna”: anna is listed twice.')
  await administrator.fill('bad-id')
  await page.keyboard.press('Enter')
  await expectProblem(administrator, '“bad-id”: Use letters (A–Z, a–z) and digits only: “-” is not allowed.')
  await expect(administrator).toHaveValue('bad-id')

  await administrator.fill('')
  await page.keyboard.press('Backspace')
  await expect(administrators).toHaveText(['anna'])
  await expect(administrator).toHaveValue('coach9')
  await administrator.fill('')
  await paste('viewer1\r\nviewer2\r\n')
  await expect(administrators).toHaveText(['anna', 'viewer1', 'viewer2'])

  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await id.fill('withstaff')
  await page.keyboard.press('Enter')
  await expect(toast(page, 'Group created')).toBeVisible()
  expect(calls.map(paramsOf)).toEqual([
    { ...inScope(TYPICAL), GroupId: 'withstaff', Administrators: ['anna', 'viewer1', 'viewer2'] },
  ])
})

test('half a character is told, not repaired', async ({ page }) => {
  await page.goto(createAddress)
  const form = createDialog(page)
  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await form.id.fill('halfway')
  for (const field of [form.name, form.owner, form.information]) {
    await putRaw(field, [0x61, 0xd83c])
    await expectProblem(field, 'Contains half of a character (a lone surrogate) that cannot be sent.')
    await form.ok.click()
    await expect(field).toBeFocused()
    await putRaw(field, [])
    await expectNoProblem(field)
  }
  expect(calls).toHaveLength(0)
})

test('JSON is recognised and laid out without touching its numbers and keys', async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, information, ok, button } = createDialog(page)
  await information.fill('lights, sound')
  await expect(dialog.getByText(/JSON\b/).filter({ hasText: 'alid' })).toHaveCount(0)
  await information.fill('{"a": 1,}')
  await expect(
    dialog.getByText('Not valid JSON (line 1, column 9). It can be saved as text all the same.'),
  ).toBeVisible()
  const compact = '{"version":1.0,"orderId":12345678901234567890,"price":199.00,"price":189.00,"e":1E+2,"s":"\\u661f"}'
  await information.fill(compact)
  await expect(dialog.getByText('Valid JSON', { exact: true })).toBeVisible()
  await expect(button('Compact')).toHaveCount(0)
  await button('Format').click()
  await expect(button('Format')).toHaveCount(0)
  const formatted = compact.replaceAll(':', ': ').replaceAll(',', ',\n  ').replace('{', '{\n  ').replace('}', '\n}')
  await expect(information).toHaveValue(formatted)
  await button('Compact').click()
  await expect(information).toHaveValue(compact)
  await button('Format').click()
  const calls = consoleRequests(page, 'CreateLiveMessageGroup')
  await id.fill('priceboard')
  await ok.click()
  await expect(toast(page, 'Group created')).toBeVisible()
  expect(calls.map(paramsOf)).toEqual([{ ...inScope(TYPICAL), GroupId: 'priceboard', GroupInfo: formatted }])
})

test('everything wrong at once is shown at once, at 390 px too', async ({ page }) => {
  await page.goto(createAddress)
  const form = createDialog(page)
  await form.id.fill('two words')
  await form.name.fill('n'.repeat(129))
  await form.owner.fill('no_underscore')
  await form.administrator.fill('one,two,three,four')
  await form.information.fill('i'.repeat(32_769))
  await form.ok.click()
  await expect(form.id).toBeFocused()
  await expectProblem(form.id, 'Remove the white space inside.')
  await expectProblem(form.name, '129 bytes')
  await expectProblem(form.owner, '“_” is not allowed.')
  await expectProblem(form.administrator, '“four”: At most 3.')
  await expectProblem(form.information, '32,769 bytes')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await expectNoSideScroll(page)
})
