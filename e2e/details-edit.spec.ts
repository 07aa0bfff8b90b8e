import { groupVersion } from '#api/contract/group-version.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { comeBackAfter, describe, detailsPanel, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { HURRIES } from './group-dialogs.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const BUSY = {
  info: '{"stage":"main","doors":"19:30","sponsor":"Nebula Audio"}',
  admins: ['anna', 'liwei', 'moderator1'],
}
const CRLF = '19:30 doors\r\n20:00 opening\r\n21:45 encore\r\n'

test('sends only what changed, against what was opened', { tag: '@gateway' }, async ({ page }) => {
  const { panel, administrator, administrators, remove, information, save, said, open } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await open(GROUPS.busy)

  await test.step('nothing changed: no request', async () => {
    await save.click()
    await expect(said('Nothing has changed.')).toBeVisible()
    await information.fill('x')
    await information.fill(BUSY.info)
    await save.click()
    await expect(said('Nothing has changed.')).toBeVisible()
    expect(sent).toHaveLength(0)
  })

  await test.step('information alone', async () => {
    await information.fill('Doors at eight 🎤')
    await save.click()
    await expect(said('Saved.')).toBeVisible()
    expect(paramsOf(sent[0])).toEqual({ ...inTypical(GROUPS.busy), ModifyInfo: true, GroupInfo: 'Doors at eight 🎤' })
    expect(sent[0]?.headers['if-match']).toBe(groupVersion(BUSY.info, BUSY.admins))
    expect(await describe(page, GROUPS.busy)).toMatchObject({ GroupInfo: 'Doors at eight 🎤', AdminList: BUSY.admins })
  })

  await test.step('administrators alone, against the version just saved', async () => {
    await remove('liwei').click()
    await expect(administrator).toBeFocused()
    await administrator.fill('stagehand5')
    await page.keyboard.press('Enter')
    await expect(administrators).toHaveText(['anna', 'moderator1', 'stagehand5'])
    await save.click()
    await expect(said('Saved.')).toBeVisible()
    const AdminList = ['anna', 'moderator1', 'stagehand5']
    expect(paramsOf(sent[1])).toEqual({ ...inTypical(GROUPS.busy), ModifyAdmin: true, AdminList })
    expect(sent[1]?.headers['if-match']).toBe(groupVersion('Doors at eight 🎤', BUSY.admins))
  })

  await test.step('both cleared', async () => {
    for (const id of ['anna', 'moderator1', 'stagehand5']) await remove(id).click()
    await information.fill('')
    await save.click()
    await expect(said('Saved.')).toBeVisible()
    const flags = { ModifyInfo: true, GroupInfo: '', ModifyAdmin: true, AdminList: [] }
    expect(paramsOf(sent[2])).toEqual({ ...inTypical(GROUPS.busy), ...flags })
    expect(await describe(page, GROUPS.busy)).toMatchObject({ GroupInfo: '', AdminList: [] })
  })

  await page.reload()
  await expect(information).toHaveValue('')
  await expect(panel.getByText('0 / 32,768 bytes')).toBeVisible()
  expect(sent).toHaveLength(3)
})

test('stored CR LF stays CR LF', async ({ page }) => {
  const { administrator, information, save, said, open } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await open(GROUPS.crlf)
  await save.click()
  await expect(said('Nothing has changed')).toBeVisible()
  await administrator.fill('anna')
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(paramsOf(sent[0])).toEqual({ ...inTypical(GROUPS.crlf), ModifyAdmin: true, AdminList: ['anna'] })
  expect(await describe(page, GROUPS.crlf)).toMatchObject({ GroupInfo: CRLF })

  await information.fill('19:30 doors\n20:00 opening\n21:00 interval\n21:45 encore\n')
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  const edited = '19:30 doors\r\n20:00 opening\r\n21:00 interval\r\n21:45 encore\r\n'
  expect(paramsOf(sent[1])).toEqual({ ...inTypical(GROUPS.crlf), ModifyInfo: true, GroupInfo: edited })
  expect(await describe(page, GROUPS.crlf)).toMatchObject({ GroupInfo: edited })
  expect(sent).toHaveLength(2)
})

test('information may have 32,768 bytes and not one more, however its lines end', async ({ page }) => {
  const { panel, information, save, said, open } = detailsPanel(page)
  const limit = LIMITS.groupInformationBytes
  const fits = '😀'.repeat(limit / 4 - 1) + '中a'
  await open(GROUPS.quiet)
  await information.fill(`${fits}b`)
  await expect(panel.getByText('32,769 / 32,768 bytes')).toBeVisible()
  await save.click()
  await expect(panel.getByText('32,769 bytes: 1 over the limit of 32,768 bytes.')).toBeVisible()
  await expect(information).toBeFocused()
  await information.fill(fits)
  await expect(information).not.toHaveAttribute('aria-invalid', 'true')
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: fits })

  await test.step('CR LF counts two bytes in the field as it does in the request', async () => {
    const lines = `${'x'.repeat(3000)}\r\n`.repeat(10)
    await callService(page, 'ModifyLiveMessageGroup', {
      ...inTypical(GROUPS.quiet),
      ModifyInfo: true,
      GroupInfo: lines,
    })
    await open(GROUPS.quiet)
    await expect(panel.getByText('30,020 / 32,768 bytes')).toBeVisible()
    await information.fill(lines.replaceAll('\r\n', '\n') + 'y'.repeat(2749))
    await expect(panel.getByText('32,769 bytes: 1 over the limit of 32,768 bytes.')).toBeVisible()
  })
})

test('JSON is recognised and laid out, changing white space only, and Ctrl+Z takes it back', async ({ page }) => {
  const { panel, information, save, said, open } = detailsPanel(page)
  const stored = '{"version":1.0,"orderId":12345678901234567890,"price":199.00,"price":189.00,"tags":["live","限时"]}'
  const laidOut = [
    '{',
    '  "version": 1.0,',
    '  "orderId": 12345678901234567890,',
    '  "price": 199.00,',
    '  "price": 189.00,',
    '  "tags": [',
    '    "live",',
    '    "限时"',
    '  ]',
    '}',
  ].join('\n')
  await open(GROUPS.trickyJson)
  await expect(panel.getByText('Valid JSON')).toBeVisible()
  const format = panel.getByRole('button', { name: 'Format', exact: true })
  await format.click()
  await expect(information).toHaveValue(laidOut)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(information).toHaveValue(stored)
  await save.click()
  await expect(said('Nothing has changed')).toBeVisible()
  await format.click()
  await expect(information).toHaveValue(laidOut)
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(await describe(page, GROUPS.trickyJson)).toMatchObject({ GroupInfo: laidOut })
  await panel.getByRole('button', { name: 'Compact' }).click()
  await expect(information).toHaveValue(stored)
  await information.fill('{"a": 1,\n "b": }')
  await expect(
    panel.getByText('Not valid JSON (line 2, column 7). It can be saved as text all the same.'),
  ).toBeVisible()
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(await describe(page, GROUPS.trickyJson)).toMatchObject({ GroupInfo: '{"a": 1,\n "b": }' })
})

test('one save is one request, however hastily it is made', async ({ page, backend }) => {
  const { panel, information, save, said, open } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await open(GROUPS.quiet)
  await backend.setFaults({ action: 'ModifyLiveMessageGroup', kind: 'delay', ms: 400 })
  for (const [index, [way, hurry]] of HURRIES.entries()) {
    await test.step(way, async () => {
      await information.fill(way)
      await save.focus()
      await hurry(page, save)
      // Nothing to leave by while it is on its way.
      await page.keyboard.press('Escape')
      await expect(said(/Saved\.|Nothing has changed/)).toBeVisible()
      await expect(panel).toBeVisible()
      await expect(save).toBeEnabled()
      expect(sent).toHaveLength(index + 1)
      expect(paramsOf(sent[index])).toMatchObject({ GroupInfo: way })
    })
  }
})

test('keeps what was typed when a save fails, tells the truth about it, and succeeds on the next try', async ({
  page,
  backend,
  expectRefusal,
  expectLostCall,
}) => {
  expectRefusal(500)
  expectLostCall('ModifyLiveMessageGroup')
  const { information, save, said, failure, open } = detailsPanel(page)
  const action = 'ModifyLiveMessageGroup'
  await open(GROUPS.quiet)

  await test.step('refused before it ran: asked, and not done', async () => {
    await backend.setFaults({ action, kind: 'error', code: 'ServerError', status: 500, times: 1 })
    await information.fill('first')
    await save.click()
    await expect(failure).toContainText('ServerError')
    await expect(failure).toContainText('We checked: nothing was saved')
    await expect(failure.getByRole('button', { name: 'Copy RequestId' })).toBeVisible()
    await expect(information).toHaveValue('first')
    await expect(save).toBeFocused()
    await save.click()
    await expect(said('Saved.')).toBeVisible()
    await expect(failure).toHaveCount(0)
  })
  await test.step('connection lost before it ran: asked, and not done', async () => {
    await backend.setFaults({ action, kind: 'cut-before', times: 1 })
    await information.fill('second')
    await save.click()
    await expect(failure).toContainText('We checked: nothing was saved')
    await expect(information).toHaveValue('second')
    await save.click()
    await expect(said('Saved.')).toBeVisible()
  })
  for (const kind of ['cut-after', 'wrong-schema'] as const) {
    await test.step(`answer lost (${kind}) after it ran: asked, and done`, async () => {
      await backend.setFaults({ action, kind, times: 1 })
      await information.fill(kind)
      await save.click()
      await expect(said('Saved.')).toBeVisible()
      await expect(failure).toHaveCount(0)
      expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: kind })
    })
  }
  await test.step('nobody can be asked: said to be unknown', async () => {
    await backend.setFaults(
      { action, kind: 'cut-after', times: 1 },
      { action: 'DescribeLiveMessageGroup', kind: 'error', code: 'ServerError', status: 500 },
    )
    await information.fill('who knows')
    await save.click()
    await expect(failure).toContainText('it may have been done')
    await expect(information).toHaveValue('who knows')
  })
})

test('what others change shows up, but never over what is being typed', async ({ page }) => {
  const { panel, information, open } = detailsPanel(page)
  const others = (GroupInfo: string) =>
    callService(page, 'ModifyLiveMessageGroup', { ...inTypical(GROUPS.quiet), ModifyInfo: true, GroupInfo })
  await open(GROUPS.quiet)
  await others('theirs, first')
  await comeBackAfter(page, 1)
  await expect(information).toHaveValue('theirs, first')
  await information.fill('mine')
  await others('theirs, second')
  await comeBackAfter(page, 2)
  await expect(panel.getByText('Somebody else changed this group meanwhile.')).toBeVisible()
  await expect(information).toHaveValue('mine')
})
