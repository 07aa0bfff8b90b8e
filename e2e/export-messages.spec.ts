/** A group's messages as files: exactly what is stored, whatever fails on the way, and what was read when somebody stops. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { messagesTab } from './messages-tab.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
import { visit } from './visit.ts'

const ACTION = 'ListLiveMessageGroupMessages'
const PAGE = 50

const pageSchema = v.object({
  Hasmore: v.boolean(),
  NextPageToken: v.number(),
  MessageList: v.array(
    v.object({
      MsgTid: v.string(),
      Body: v.string(),
      Timestamp: v.number(),
      SeqNumber: v.number(),
      Sender: v.object({ UserId: v.string(), UserInfo: v.string() }),
    }),
  ),
})

/** A line but for its type, which the other client's JSON rounds: it is looked for in the text. */
const exported = v.object({
  sequence: v.string(),
  time: v.pipe(v.string(), v.isoTimestamp()),
  sender: v.string(),
  senderInformation: v.string(),
  messageId: v.string(),
  content: v.string(),
})

/** What the service stores of a group, oldest first, as another client reads it. */
async function stored(page: Page) {
  const rows: v.InferOutput<typeof exported>[] = []
  let token: number | undefined
  do {
    const params = { ...inTypical(GROUPS.busy), PageSize: PAGE, SortType: 1, NextPageToken: token }
    const answer = v.parse(pageSchema, await callService(page, ACTION, params))
    rows.push(
      ...answer.MessageList.map(({ MsgTid, Body, Timestamp, SeqNumber, Sender }) => ({
        sequence: String(SeqNumber),
        time: `${new Date((Timestamp + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00`,
        sender: Sender.UserId,
        senderInformation: Sender.UserInfo,
        messageId: MsgTid,
        content: Body,
      })),
    )
    token = answer.Hasmore ? answer.NextPageToken : undefined
  } while (token !== undefined)
  return rows
}

const linesIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(exported, JSON.parse(line)))

/** The file that a click makes the browser save. */
async function fileOf(page: Page, click: () => Promise<void>) {
  const saving = page.waitForEvent('download')
  await click()
  const download = await saving
  return { name: download.suggestedFilename(), text: (await readFile(await download.path())).toString('utf8') }
}

function exportDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Export Messages' })
  const button = (name: string) => dialog.getByRole('button', { name, exact: true })
  return { dialog, button, format: (name: string) => dialog.getByText(name, { exact: true }) }
}

test('a file holds exactly what is stored, and a part of it says so', async ({ page, backend, expectRefusal }) => {
  const requests = consoleRequests(page, ACTION)
  const oldestFirst = () =>
    requests.map(paramsOf).filter((params) => v.is(v.object({ SortType: v.literal(1) }), params))
  const messages = messagesTab(page)
  await messages.open(GROUPS.busy)
  await backend.join({ appId: APPS.typical, groupId: GROUPS.busy }, ['fan'])
  const odd = ['=1+1', '两行\r\n和表情 🎤', '{"a":"b,c","n":12345678901234567890.0}']
  const said = odd.map((body) => ({ sender: 'fan', body }))
  await backend.control('say', { appId: APPS.typical, groupId: GROUPS.busy, messages: said })
  await backend.advanceClock(60)
  await messages.live.uncheck()
  const all = await stored(page)
  expect(all.slice(-3).map(({ content }) => content)).toEqual(odd)
  const { dialog, button, format } = exportDialog(page)
  const open = () => messages.button('Export Messages').click()

  await test.step('JSON lines, with every digit', async () => {
    await open()
    await expect(page).toHaveURL(`${paths.exportMessages(TYPICAL, GROUPS.busy, 'messages')}?of=${GROUPS.busy}&live=off`)
    await expect(button('Export')).toBeFocused()
    await format('JSON lines').click()
    await expectAccessible(page)
    const { name, text } = await fileOf(page, () => button('Export').click())
    expect(name).toMatch(/^[\w-]+-messages-\d{4}-\d\d-\d\d-\d{6}--\d{4}-\d\d-\d\d-\d{6}\.jsonl$/)
    expect(linesIn(text)).toEqual(all)
    expect(text).toContain('"type":"9223372036854775807"')
    const asked = { ...inTypical(GROUPS.busy), PageSize: PAGE, SortType: 1, EndTime: expect.any(Number) }
    expect(oldestFirst()).toEqual([asked, { ...asked, NextPageToken: expect.any(Number) }])
    const done = dialog.getByRole('status').filter({ hasText: `${all.length} messages are in the file (` })
    await expect(done).toContainText(name)
    await button('Close').last().click()
    await expect(dialog).toHaveCount(0)
    await expect(messages.button('Export Messages')).toBeFocused()
  })

  await test.step('CSV, of the type that the tab shows', async () => {
    await messages.filters.click()
    await messages.type.fill('9223372036854775807')
    await open()
    await expect(dialog.getByRole('textbox', { name: 'Message Type' })).toHaveValue('9223372036854775807')
    await dialog.getByRole('textbox', { name: 'Message Type' }).fill('')
    await backend.setFaults({ action: ACTION, kind: 'error', code: 'Throttling.User', status: 400, times: 2 })
    expectRefusal(400, ACTION)
    expectRefusal(400, ACTION)
    const { name, text } = await fileOf(page, async () => {
      await button('Export').click()
      await expect(dialog.getByRole('status')).toContainText('Reading goes on by itself.')
    })
    expect(name).toMatch(/\.csv$/)
    const rows = v.parse(v.array(v.array(v.string())), parse(text, { bom: true }))
    expect(rows[0]).toEqual([
      'Sequence number',
      'Time',
      'Message Type',
      'Sender ID',
      'Sender Additional Information',
      'Message ID',
      'Message Content',
    ])
    const content = rows.slice(1).map((row) => row.at(-1))
    expect(content).toEqual(all.map((row) => (row.content === '=1+1' ? "'=1+1" : row.content)))
    await expect(dialog).toContainText('Excel rounds')
    await button('Close').last().click()
  })

  await test.step('stopped, what was read is saved as a part; and it goes on', async () => {
    await backend.setFaults({ action: ACTION, kind: 'delay', ms: 60_000, nth: 2 })
    await open()
    await dialog.getByRole('textbox', { name: 'Message Type' }).fill('')
    await format('JSON lines').click()
    await button('Export').click()
    await expect(dialog).toContainText(`${PAGE} messages`)
    await button('Stop').click()
    const part = await fileOf(page, () => button('Save what was read').click())
    expect(part.name).toMatch(/-incomplete\.jsonl$/)
    expect(linesIn(part.text)).toEqual(all.slice(0, PAGE))
    await expect(dialog.getByRole('status')).toContainText('Incomplete: it ends at')
    await backend.setFaults()
    const whole = await fileOf(page, () => button('Go on').click())
    expect(linesIn(whole.text)).toEqual(all)
  })
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  test('an export is accessible, and left only after a question', async ({ page, backend }) => {
    await visit(page, paths.exportMessages(TYPICAL, GROUPS.busy, 'messages'))
    const dialog = page.getByRole('dialog', { name: '导出消息' })
    await dialog.getByLabel('开始时间').fill('2030-01-02T00:00:00')
    await dialog.getByLabel('结束时间').fill('2030-01-01T00:00:00')
    await expect(dialog.getByRole('alert')).toHaveText('开始时间晚于结束时间，请修改其中一个。')
    await expect(dialog.getByRole('button', { name: '导出', exact: true })).toBeDisabled()
    await expectNoSideScroll(page)
    await expectAccessible(page)
    await dialog.getByLabel('开始时间').fill('')
    await dialog.getByLabel('结束时间').fill('')
    await backend.setFaults({ action: ACTION, kind: 'delay', ms: 60_000 })
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await expect(dialog.getByRole('button', { name: '停止' })).toBeFocused()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '放弃', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  })
})
