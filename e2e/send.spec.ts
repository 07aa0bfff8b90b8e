import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { describe, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { placesReachedBehind, tabTo } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { consoleRequests, paramsOf, secondToPass } from './other-client.ts'
import { sendDialog, storedMessages } from './send-dialog.ts'

const HELLO = { senderId: 'producer07', type: '1', content: 'Hello 星光 🎤' }
const HELLO_PARAMS = { SenderId: 'producer07', MsgType: 1, Body: 'Hello 星光 🎤' }

test(
  'sends a message: accepted with its IDs, then found among the stored ones',
  { tag: '@gateway' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const list = groupsPage(page)
    const { dialog, senderId, type, content, send, accepted, told, found, fill } = sendDialog(page)
    const sent = consoleRequests(page, 'SendLiveMessageGroup')
    await list.open()
    await list.action('Send Message', GROUPS.busy).click()
    await expect(page).toHaveURL(paths.sendMessage(TYPICAL, GROUPS.busy))
    await expect(content).toBeFocused()
    await expect(dialog.getByText('1,742 online now')).toBeVisible()
    await expect(dialog.getByText('Used in this group (4 of 30): 1, 2, 10001, 9223372036854775807')).toBeVisible()

    await fill(HELLO)
    await send.click()
    await expect(accepted).toBeVisible()
    await expect(found).toBeVisible()
    expect(sent).toHaveLength(1)
    expect(paramsOf(sent[0])).toEqual({
      ...inTypical(GROUPS.busy),
      ...HELLO_PARAMS,
      MsgTid: expect.stringMatching(/^[A-Za-z0-9]{24}$/),
    })
    const messageId = await told('Message ID').innerText()
    expect(paramsOf(sent[0])).toMatchObject({ MsgTid: messageId })
    const [stored] = await storedMessages(page, GROUPS.busy)
    expect(stored).toMatchObject({
      MsgTid: messageId,
      MsgType: 1,
      Body: HELLO.content,
      Sender: { UserId: 'producer07', UserInfo: '' },
    })

    await test.step('accepted is not called delivered', async () => {
      const caution = 'Accepted does not mean delivered'
      await expect(accepted).toContainText(caution)
      expect((await dialog.innerText()).replace(caution, '')).not.toMatch(/deliver/i)
    })
    await test.step('both IDs can be copied', async () => {
      for (const name of ['Message ID', 'RequestId']) {
        await accepted.getByRole('button', { name: `Copy ${name}` }).click()
        await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await told(name).innerText())
      }
    })
    await expectAccessible(page)

    await test.step('the dialog is ready for the next message, the sender is remembered', async () => {
      await expect(content).toHaveValue('')
      await expect(type).toHaveValue('1')
      await content.click()
      await page.keyboard.press('Escape')
      await expect(page).toHaveURL(paths.groups(TYPICAL))
      await page.goto(paths.sendMessage(TYPICAL, GROUPS.supergroup))
      await expect(senderId).toHaveValue('producer07')
    })
  },
)

test('every send has a message ID of its own; the content stays for the next one when wanted', async ({ page }) => {
  const { content, keepContent, send, accepted, told, open, fill } = sendDialog(page)
  const sent = consoleRequests(page, 'SendLiveMessageGroup')
  await open(GROUPS.busy)
  await expectAccessible(page)
  await fill({ ...HELLO, senderInformation: '{"level":9}' })
  await keepContent.check()
  await send.click()
  await expect(accepted).toBeVisible()
  await expect(content).toHaveValue(HELLO.content)
  const first = await told('Message ID').innerText()
  await keepContent.uncheck()
  await send.click()
  await expect(told('Message ID')).not.toHaveText(first)
  await expect(content).toHaveValue('')
  const same = { ...inTypical(GROUPS.busy), ...HELLO_PARAMS, SenderMetaInfo: '{"level":9}' }
  expect(sent.map((request) => paramsOf(request))).toEqual([
    { ...same, MsgTid: first },
    { ...same, MsgTid: await told('Message ID').innerText() },
  ])
  await secondToPass(page)
  expect(await describe(page, GROUPS.busy)).toMatchObject({ MsgAmount: { 1: 2376 } })
})

test('says what is wrong with a field, on the field', async ({ page }) => {
  const { dialog, senderId, type, content, send, advanced, weight, messageId, increase, open } = sendDialog(page)
  const sent = consoleRequests(page, 'SendLiveMessageGroup')
  await open(GROUPS.busy)
  await send.click()
  for (const required of [senderId, type, content]) await expect(required).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByText('Enter a value.')).toHaveCount(3)
  await expect(content).toBeFocused()
  await expectAccessible(page)

  await advanced.click()
  const refused: [field: typeof senderId, typed: string, message: string][] = [
    [senderId, 'user_1', 'Use letters (A–Z, a–z) and digits only: “_” is not allowed.'],
    [senderId, 'anna ', 'Remove the white space at the end.'],
    [senderId, 'x'.repeat(65), '65 bytes: 1 over the limit of 64 bytes.'],
    [type, '1a', 'Use digits only: “a” is not allowed.'],
    [type, '-1', 'Use digits only: “-” is not allowed.'],
    [type, '1.5', 'Use digits only: “.” is not allowed.'],
    [type, '１', 'Use digits only: “１” is not allowed.'],
    [type, ' 1', 'Remove the white space at the start.'],
    [type, '9223372036854775808', 'The largest value is 9223372036854775807.'],
    [weight, 'high', 'Use digits only: “h”, “i”, “g” are not allowed.'],
    [messageId, 'my-id', 'Use letters (A–Z, a–z) and digits only: “-” is not allowed.'],
    [increase, '9223372036854775808', 'The largest value is 9223372036854775807.'],
  ]
  for (const [field, typed, message] of refused) {
    await field.fill(typed)
    await expect(dialog.getByText(message)).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await field.fill('7')
    await expect(dialog.getByText(message)).toHaveCount(0)
  }
  await weight.fill('wrong')
  await advanced.click()
  await expect(weight, 'a field with a problem is not folded away').toBeVisible()
  await send.click()
  await expect(dialog.getByText('Enter a value.')).toHaveCount(1)
  expect(sent).toHaveLength(0)
})

test('counts bytes: 512 of sender information, 15,360 of content, and not one more', async ({ page }) => {
  const { dialog, senderInformation, content, send, accepted, open, fill } = sendDialog(page)
  const information = '{"名":"' + '😀'.repeat(125) + '"}ab'
  const text = '直播'.repeat(2559) + 'é' + 'b'.repeat(4)
  await open(GROUPS.busy)
  await fill({ senderId: 'anna', type: '1', senderInformation: `${information}b`, content: `${text}c` })
  await expect(dialog.getByText('513 / 512 bytes')).toBeVisible()
  await expect(dialog.getByText('513 bytes: 1 over the limit of 512 bytes.')).toBeVisible()
  await expect(dialog.getByText('15,361 bytes: 1 over the limit of 15,360 bytes.')).toBeVisible()
  await send.click()
  await expect(content).toBeFocused()
  await senderInformation.fill(information)
  await content.fill(text)
  await expect(dialog.getByText('512 / 512 bytes')).toBeVisible()
  await expect(dialog.getByText('15,360 / 15,360 bytes')).toBeVisible()
  await send.click()
  await expect(accepted).toBeVisible()
  const [stored] = await storedMessages(page, GROUPS.busy)
  expect(stored).toMatchObject({ Body: text, Sender: { UserInfo: information } })
})

test('a message type is exact to the last digit, from 0 to 9223372036854775807', async ({ page }) => {
  const { dialog, type, send, found, told, open, fill } = sendDialog(page)
  const sent = consoleRequests(page, 'SendLiveMessageGroup')
  await open(GROUPS.supergroup)
  let previous = ''
  for (const [typed, wire] of [
    ['0', '0'],
    ['9223372036854775807', '9223372036854775807'],
    ['9007199254740993', '9007199254740993'],
    ['007', '7'],
  ] as const) {
    await fill({ senderId: 'anna', content: 'x', type: typed })
    if (typed !== wire) await expect(dialog.getByText(`Sent as ${wire}.`)).toBeVisible()
    await send.click()
    await expect(told('Message ID')).not.toHaveText(previous)
    await expect(found).toBeVisible()
    previous = await told('Message ID').innerText()
    expect(sent.at(-1)?.body).toContain(`"MsgType":${wire},`)
    await expect(type).toHaveValue(typed)
  }
  expect(sent).toHaveLength(4)
  expect(await describe(page, GROUPS.supergroup)).toMatchObject({
    MsgAmount: { '0': 1, '7': 1, '9223372036854775807': 1 },
  })
})

test('Advanced: priority as a weight, an ID of one’s own, statistics, neither stored nor cached', async ({ page }) => {
  const advanced = sendDialog(page)
  const { dialog, priority, weight, messageId, increase, doNotStore, doNotCache, send, accepted, told, open, fill } =
    advanced
  const sent = consoleRequests(page, 'SendLiveMessageGroup')
  const sentParams = () => paramsOf(sent.at(-1))
  await open(GROUPS.busy)
  await fill({ ...HELLO, type: '5' })
  await advanced.keepContent.check()
  await advanced.advanced.click()
  await expectAccessible(page)
  for (const [name, value] of [
    ['High', 1_000_000],
    ['Medium', 5],
    ['Normal', 1],
  ] as const) {
    await priority(name).check()
    await expect(weight).toHaveValue(String(value))
    await messageId.fill(`own${name}`)
    await send.click()
    await expect(told('Message ID')).toHaveText(`own${name}`)
    expect(sentParams()).toMatchObject({ Weight: value, MsgTid: `own${name}` })
    await expect(messageId).toHaveValue('')
  }
  await weight.fill('9223372036854775807')
  for (const name of ['High', 'Medium', 'Normal', 'Not set']) await expect(priority(name)).not.toBeChecked()
  await messageId.fill('ownLast')
  await increase.fill('40')
  await doNotStore.check()
  await doNotCache.check()
  await send.click()
  await expect(told('Message ID')).toHaveText('ownLast')
  await expect(accepted).toContainText('Not stored, as chosen: it cannot be looked up.')
  expect(sent.at(-1)?.body).toContain('"Weight":9223372036854775807')
  expect(sentParams()).toMatchObject({ MsgTid: 'ownLast', StaticsIncrease: 40, NoStorage: true, NoCache: true })
  await expect(dialog.getByRole('button', { name: 'Check again' })).toHaveCount(0)
  const stored = await storedMessages(page, GROUPS.busy)
  expect(stored.slice(0, 3).map((message) => (message as { MsgTid: string }).MsgTid)).toEqual([
    'ownNormal',
    'ownMedium',
    'ownHigh',
  ])
  expect(await describe(page, GROUPS.busy)).toMatchObject({ MsgAmount: { 5: 43 } })
})

test('by keyboard alone, from the list and back to it', async ({ page }) => {
  const list = groupsPage(page)
  const { dialog, senderId, type, content, send, accepted } = sendDialog(page)
  await list.open()
  await list.action('Send Message', GROUPS.busy).focus()
  await page.keyboard.press('Enter')
  await expect(content).toBeFocused()
  expect(await placesReachedBehind(page, dialog)).toEqual([])
  await tabTo(page, senderId)
  await page.keyboard.type('keys')
  await tabTo(page, type)
  await page.keyboard.type('12')
  await tabTo(page, content)
  await page.keyboard.type('typed, not clicked')
  await tabTo(page, send)
  await page.keyboard.press('Enter')
  await expect(accepted).toBeVisible()
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  const [stored] = await storedMessages(page, GROUPS.busy)
  expect(stored).toMatchObject({ MsgType: 12, Body: 'typed, not clicked', Sender: { UserId: 'keys' } })
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(list.action('Send Message', GROUPS.busy)).toBeFocused()
})

test('fits a phone: every field and button is reachable at 390 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 740 })
  const { dialog, send, accepted, advanced, doNotCache, open, fill } = sendDialog(page)
  await open(GROUPS.longName)
  await advanced.click()
  await doNotCache.check()
  await fill(HELLO)
  await expect(send).toBeInViewport()
  await send.click()
  await expect(accepted).toBeInViewport({ ratio: 0.5 })
  const box = await dialog.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 1000)).toBeLessThanOrEqual(390)
  await expectNoSideScroll(page)
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('sends a message, after correcting it', async ({ page }) => {
    await page.goto(paths.sendMessage(TYPICAL, GROUPS.busy))
    const dialog = page.getByRole('dialog', { name: '发送消息' })
    await expect(dialog.getByText('当前 1,742 人在线')).toBeVisible()
    await dialog.getByRole('button', { name: '发送消息' }).click()
    await expect(dialog.getByText('请填写。')).toHaveCount(3)
    await dialog.getByRole('textbox', { name: '发送者ID' }).fill('zhubo1')
    await dialog.getByRole('textbox', { name: '消息类型' }).fill('一')
    await expect(dialog.getByText('只能使用数字：不允许 “一”。')).toBeVisible()
    await dialog.getByRole('textbox', { name: '消息类型' }).fill('9')
    await dialog.getByRole('textbox', { name: '消息内容' }).fill('欢迎来到直播间')
    await dialog.getByText('高级设置').click()
    await dialog.getByRole('radio', { name: '高' }).check()
    await dialog.getByRole('button', { name: '发送消息' }).click()
    await expect(dialog.getByText('服务已接受', { exact: true })).toBeVisible()
    await expect(dialog.getByText('已接受不代表已送达')).toBeVisible()
    await expect(dialog.getByText('已在存储的消息中找到。')).toBeVisible()
    const [stored] = await storedMessages(page, GROUPS.busy)
    expect(stored).toMatchObject({ MsgType: 9, Body: '欢迎来到直播间', Sender: { UserId: 'zhubo1' } })
  })
})
