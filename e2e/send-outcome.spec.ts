import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { comeBackAfter, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { HURRIES } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { callService, callThenClick, consoleRequests, paramsOf, secondToPass } from './other-client.ts'
import { sendDialog, storedMessages } from './send-dialog.ts'

const HELLO = { senderId: 'producer07', type: '1', content: 'Hello' }
const SEND = 'SendLiveMessageGroup'
/** With the seconds that were waited. */
const NOT_FOUND = /Not found among the stored messages after \d+ s\./
const quiet = { appId: TYPICAL.appId, groupId: GROUPS.quiet }

test('says before sending that nobody is online, keeps everything when refused, and sends once somebody joined', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(400, SEND)
  const { dialog, senderId, senderInformation, type, content, send, accepted, failure, open, fill } = sendDialog(page)
  await open(GROUPS.quiet)
  await expect(dialog.getByText('Nobody is online in this group now')).toBeVisible()
  await expect(dialog.getByText('0 online now')).toBeVisible()
  await fill({ ...HELLO, senderInformation: '{"vip":true}' })
  await send.click()
  const refusal = failure.filter({ hasText: 'InputInvalid' })
  await expect(refusal).toContainText(`Nobody is online in group ${GROUPS.quiet}.`)
  await expect(refusal.getByRole('button', { name: 'Copy RequestId' })).toBeVisible()
  await expect(senderId).toHaveValue(HELLO.senderId)
  await expect(senderInformation).toHaveValue('{"vip":true}')
  await expect(type).toHaveValue(HELLO.type)
  await expect(content).toHaveValue(HELLO.content)

  await backend.join(quiet, ['fan1'])
  await send.click()
  await expect(accepted).toBeVisible()
  await expect(refusal).toHaveCount(0)
  await expect(dialog.getByText('1 online now')).toBeVisible()
  await expect(dialog.getByText('Nobody is online in this group now')).toHaveCount(0)
  expect(await storedMessages(page, GROUPS.quiet)).toHaveLength(1)
})

test('one submit is one send, however hastily it is made', async ({ page, backend }) => {
  const { type, content, send, told, open, fill } = sendDialog(page)
  const sent = consoleRequests(page, SEND)
  await open(GROUPS.busy)
  await backend.setFaults({ action: SEND, kind: 'delay', ms: 400 })
  await fill(HELLO)
  let previous = ''
  for (const [index, [way, hurry]] of HURRIES.entries()) {
    await test.step(way, async () => {
      await content.fill(way)
      await type.focus()
      await hurry(page, send)
      await expect(told('Message ID')).not.toHaveText(previous)
      previous = await told('Message ID').innerText()
      await expect(send).toBeEnabled()
      await expect(content).toHaveValue('')
      expect(sent).toHaveLength(index + 1)
      expect(paramsOf(sent[index])).toMatchObject({ Body: way, MsgTid: previous })
    })
  }
  const bodies = (await storedMessages(page, GROUPS.busy)).map((message) => (message as { Body: string }).Body)
  expect(bodies.slice(0, HURRIES.length)).toEqual(HURRIES.map(([way]) => way).toReversed())
})

test('a send whose answer cannot be read loses nothing typed, and is sent again only deliberately', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(502, SEND)
  const { dialog, senderId, content, send, again, confirm, accepted, found, failure, open, fill } = sendDialog(page)
  const sent = consoleRequests(page, SEND)
  await open(GROUPS.busy)
  await backend.setFaults({ action: SEND, kind: 'html', status: 502, times: 1 })
  await fill(HELLO)
  await send.click()
  await expect(failure).toContainText('The answer could not be read (HTTP 502).')
  await expect(failure).toContainText('It is not sent again by itself.')
  await expect(senderId).toHaveValue(HELLO.senderId)
  await expect(content).toHaveValue(HELLO.content)
  await expect(send).toBeDisabled()
  await expect(dialog.getByText('This message may be out already.')).toBeVisible()
  await again.click()
  await expect(dialog.getByText('If the first one arrives after all, it is seen twice.')).toBeVisible()
  expect(sent).toHaveLength(1)
  await confirm.click()
  await expect(accepted).toBeVisible()
  await expect(found).toBeVisible()
  await expect(failure).toHaveCount(0)
  expect(sent).toHaveLength(2)
  const [first, second] = sent.map((request) => paramsOf(request) as { MsgTid: string })
  expect(second?.MsgTid).not.toBe(first?.MsgTid)
  const stored = JSON.stringify(await storedMessages(page, GROUPS.busy))
  expect(stored).toContain(`"${second?.MsgTid}"`)
  expect(stored).not.toContain(`"${first?.MsgTid}"`)
})

test(
  'a lost answer is resolved by looking the message up, never by sending it again',
  { tag: '@gateway' },
  async ({ page, backend, expectLostCall }) => {
    expectLostCall(SEND)
    const { dialog, content, send, failure, accepted, open, fill } = sendDialog(page)
    const foundAfterAll = dialog.getByRole('status').filter({ hasText: 'No answer came, but it is among the stored' })
    const sent = consoleRequests(page, SEND)
    await open(GROUPS.busy)

    await test.step('it had arrived: found', async () => {
      await backend.setFaults({ action: SEND, kind: 'cut-after', times: 1 })
      await fill(HELLO)
      await send.click()
      await expect(foundAfterAll).toContainText('Do not send it again.')
      await expect(failure).toHaveCount(0)
      await expect(content).toHaveValue('')
      expect(sent).toHaveLength(1)
      const { MsgTid } = paramsOf(sent[0]) as { MsgTid: string }
      await expect(foundAfterAll).toContainText(MsgTid)
      expect((await storedMessages(page, GROUPS.busy))[0]).toMatchObject({ MsgTid })
    })
    await test.step('it had not: not found so far, until it arrives late', async () => {
      await backend.setFaults({ action: SEND, kind: 'cut-before', times: 1 })
      await fill({ content: 'On its way' })
      await send.click()
      await expect(failure).toContainText('Looking for it among the stored messages')
      await expect(failure).toContainText(NOT_FOUND)
      await expect(content).toHaveValue('On its way')
      const late = paramsOf(sent[1]) as object
      await callService(page, SEND, late)
      await secondToPass(page)
      await dialog.getByRole('button', { name: 'Check again' }).click()
      await expect(foundAfterAll).toBeVisible()
      await expect(accepted).toContainText('and stored')
      expect(sent).toHaveLength(2)
    })
  },
)

test('stored messages that cannot be read are said to be unknown, and can be looked through again', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(403, 'ListLiveMessageGroupMessages')
  const { dialog, send, accepted, found, open, fill } = sendDialog(page)
  await open(GROUPS.busy)
  await backend.setFaults({
    action: 'ListLiveMessageGroupMessages',
    kind: 'error',
    code: 'NoAuth',
    status: 403,
    times: 1,
  })
  await fill(HELLO)
  await send.click()
  await expect(accepted).toContainText('The stored messages could not be read.')
  await expect(accepted).toContainText('NoAuth')
  await expect(found).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Retry' }).click()
  await expect(found).toBeVisible()
})

test('a service that never answers is given up on, and said to have left the outcome open', async ({
  page,
  backend,
}) => {
  // The deadline of a write is 20 seconds: here a second stands for it.
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal)
    AbortSignal.timeout = (ms) => timeout(ms === 20_000 ? 1000 : ms)
  })
  const { content, send, again, confirm, failure, accepted, open, fill } = sendDialog(page)
  const sent = consoleRequests(page, SEND)
  await open(GROUPS.busy)
  await backend.setFaults({ action: SEND, kind: 'hang', times: 1 })
  await fill(HELLO)
  await send.click()
  await expect(failure).toContainText('The service did not answer in time.')
  await expect(failure).toContainText(NOT_FOUND)
  await expect(content).toHaveValue(HELLO.content)
  expect(sent).toHaveLength(1)
  await again.click()
  await confirm.click()
  await expect(accepted).toBeVisible()
})

test('a deleted group says why nothing can be sent, an unknown one that there is none', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(404)
  expectRefusal(403, 'DescribeLiveMessageGroup')
  const { dialog, senderId, content, send, failure, open, fill } = sendDialog(page)
  const notice = dialog.getByText('No message can be sent to it until it is restored.')
  const restore = page.getByRole('dialog', { name: 'Restore Group' })

  await test.step('deleted before', async () => {
    await page.goto(paths.sendMessage(TYPICAL, GROUPS.deletedRecently))
    await expect(notice).toBeVisible()
    await expect(dialog.getByRole('textbox')).toHaveCount(0)
    await expect(send).toHaveCount(0)
    await dialog.getByRole('link', { name: 'Restore Group' }).click()
    await restore.getByRole('button', { name: 'Restore Group' }).click()
    await expect(page).toHaveURL(paths.sendMessage(TYPICAL, GROUPS.deletedRecently))
    await expect(senderId).toBeVisible()
    await expect(notice).toHaveCount(0)
  })
  await test.step('deleted meanwhile: what was typed stays, also while the group is restored', async () => {
    await open(GROUPS.busy)
    await fill(HELLO)
    // Read again at once, the group itself would say it in place of the refusal.
    await backend.settled()
    await backend.setFaults({
      action: 'DescribeLiveMessageGroup',
      kind: 'error',
      code: 'NoAuth',
      status: 403,
      times: 1,
    })
    await callThenClick(send, 'DeleteLiveMessageGroup', inTypical(GROUPS.busy))
    await expect(failure).toContainText('ResourceNotExist')
    await comeBackAfter(page, 1)
    await expect(notice).toBeVisible()
    await expect(send).toBeDisabled()
    await expect(dialog.getByText('The group is deleted.', { exact: true })).toBeVisible()
    await expect(content).toHaveValue(HELLO.content)
    await dialog.getByRole('link', { name: 'Restore Group' }).click()
    await restore.getByRole('button', { name: 'Restore Group' }).click()
    await dialog.getByRole('button', { name: 'Use draft' }).click()
    await expect(content).toHaveValue(HELLO.content)
    await expect(send).toBeEnabled()
  })
  await test.step('unknown', async () => {
    page.on('dialog', (asked) => void asked.accept())
    await page.goto(paths.sendMessage(TYPICAL, 'nosuchgroup'))
    await expect(dialog.getByText('There is no such group')).toBeVisible()
    await expect(dialog.getByRole('textbox')).toHaveCount(0)
    await expect(send).toHaveCount(0)
  })
})

test('what is not sent yet is not left without a question, and offered back after a reload', async ({ page }) => {
  const list = groupsPage(page)
  const { dialog, senderId, type, content, keepContent, weight, advanced, send, accepted, cancel, fill } =
    sendDialog(page)
  const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' })
  page.on('dialog', (asked) => void asked.accept())
  await list.open()
  await list.action('Send Message', GROUPS.busy).click()
  await fill(HELLO)
  const ways: (() => Promise<unknown>)[] = [
    () => page.keyboard.press('Escape'),
    () => cancel.click(),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
    () => page.mouse.click(100, 850),
    () => page.evaluate(() => history.back()),
  ]
  for (const leave of ways) {
    await leave()
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(question).toHaveCount(0)
    await expect(content).toHaveValue(HELLO.content)
  }
  await advanced.click()
  await weight.fill('5')
  await keepContent.check()

  await page.reload()
  await expect(content).toHaveValue('')
  await dialog.getByRole('button', { name: 'Use draft' }).click()
  await expect(senderId).toHaveValue(HELLO.senderId)
  await expect(type).toHaveValue(HELLO.type)
  await expect(content).toHaveValue(HELLO.content)
  await expect(keepContent).toBeChecked()
  await advanced.click()
  await expect(weight).toHaveValue('5')
  await send.click()
  await expect(accepted).toBeVisible()

  await test.step('once sent, nothing is left to ask about or to offer', async () => {
    await content.click()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(paths.groups(TYPICAL))
    await list.action('Send Message', GROUPS.busy).click()
    await expect(senderId).toHaveValue(HELLO.senderId)
    await expect(dialog.getByRole('button', { name: 'Use draft' })).toHaveCount(0)
    await fill({ content: 'thrown away' })
    await page.keyboard.press('Escape')
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(page).toHaveURL(paths.groups(TYPICAL))
    await list.action('Send Message', GROUPS.busy).click()
    await expect(content).toHaveValue('')
    await expect(dialog.getByRole('button', { name: 'Use draft' })).toHaveCount(0)
  })
})
