import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
import { sendDialog } from './send-dialog.ts'

const OWNER = 'producer07'
const HELLO = { senderId: 'fan7', type: '1', content: 'Hello' }
const SEND = 'SendLiveMessageGroup'
const MUTE = { ...inTypical(GROUPS.busy), BannedUsers: [HELLO.senderId, OWNER] }

test('accepted but not found is amber: the text comes back, with reasons, and a second one is a deliberate act', async ({
  page,
  backend,
}) => {
  const { content, send, again, confirm, cancel, accepted, found, open, fill } = sendDialog(page)
  const sent = consoleRequests(page, SEND)
  await open(GROUPS.busy)
  await backend.control('assume', { settling: 30, clocksApart: -5 })
  await fill(HELLO)
  await send.click()
  await expect(accepted).toContainText('Looking for it among the stored messages')
  await expect(accepted).toContainText(/Accepted by the service, but not found after \d+ s/)
  await expect(accepted).toContainClass('ant-alert-warning')
  await expect(accepted).toContainText('It may be stored and not be listed yet.')
  await expect(accepted).toContainText('Above the group’s rate the service drops messages and says nothing.')
  await expect(accepted).not.toContainText(/lost/i)
  await expect(content).toHaveValue(HELLO.content)
  await expect(send).toBeDisabled()
  await expectAccessible(page)

  await test.step('asking names the risk and sends nothing', async () => {
    await again.click()
    await expect(accepted).toContainText('If the first one arrives after all, it is seen twice.')
    await accepted.getByRole('button', { name: 'Cancel' }).click()
    await expect(confirm).toHaveCount(0)
    await content.fill('Something else')
    await expect(send).toBeEnabled()
    await content.fill(HELLO.content)
    await expect(send).toBeDisabled()
    expect(sent).toHaveLength(1)
  })
  await test.step('once it is listed it is found, also when one was about to send it again', async () => {
    await backend.advanceClock(40)
    await again.click()
    await confirm.click()
    await expect(found).toBeVisible()
    await expect(accepted).toContainClass('ant-alert-success')
    await expect(cancel).toHaveCount(0)
    expect(sent).toHaveLength(1)
  })
})

test('"do not store" is unknowable, never not found, and nothing chosen for one message stays for the next', async ({
  page,
}) => {
  const { dialog, type, send, accepted, advanced, weight, increase, doNotStore, again, told, open, fill } =
    sendDialog(page)
  const sent = consoleRequests(page, SEND)
  const chosen = dialog.getByText('For this message:')
  await open(GROUPS.busy)
  await fill(HELLO)
  await expect(chosen).toHaveCount(0)
  await weight.fill('5')
  await advanced.click()
  await increase.fill('40')
  await doNotStore.check()
  await advanced.click()
  await expect(increase).toBeHidden()
  await expect(chosen.locator('..')).toHaveText(
    'For this message: Priority Medium · Statistics Increase 40 · Do not store',
  )
  await send.click()
  await expect(accepted).toContainText('Not stored, as chosen: it cannot be looked up.')
  await expect(accepted).toContainClass('ant-alert-info')
  await expect(again).toHaveCount(0)
  await expect(chosen).toHaveCount(0)

  const first = await told('Message ID').innerText()
  await expect(type).toHaveValue(HELLO.type)
  await fill({ content: 'The next one' })
  await send.click()
  await expect(told('Message ID')).not.toHaveText(first)
  expect(Object.keys(paramsOf(sent[1]) as object)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(Weight|StaticsIncrease|NoStorage)$/)]),
  )
})

test('a refusal stands alone: nothing of the send before looks like its result', async ({ page, expectRefusal }) => {
  expectRefusal(403, SEND)
  const { senderId, content, send, accepted, found, failure, open, fill } = sendDialog(page)
  await open(GROUPS.busy)
  await fill(HELLO)
  await send.click()
  await expect(found).toBeVisible()

  await test.step('of a field', async () => {
    await send.click()
    await expect(content).toHaveAttribute('aria-invalid', 'true')
    await expect(accepted).toHaveCount(0)
  })
  await test.step('of the service, which a muted sender is told the reason of', async () => {
    await fill({ content: 'One more' })
    await send.click()
    await expect(found).toBeVisible()
    await callService(page, 'AddLiveMessageGroupBand', MUTE)
    await fill({ content: 'Unheard' })
    await send.click()
    await expect(failure).toContainText('fan7 is muted in this group.')
    await expect(failure).toContainText('NoAuth')
    await expect(failure).not.toContainText('application')
    await expect(accepted).toHaveCount(0)
    await expect(content).toHaveValue('Unheard')
  })
  await test.step('and goes with the next send', async () => {
    await senderId.fill('somebody')
    await send.click()
    await expect(accepted).toBeVisible()
    await expect(failure).toHaveCount(0)
  })
})

for (const [code, status] of [
  ['InputInvalid', 400],
  ['NoAuth', 403],
] as const) {
  test(`a muted sender is told so, and one who is not muted is not, where the Code is ${code}`, async ({
    page,
    backend,
    expectRefusal,
  }) => {
    expectRefusal(status, SEND)
    const { senderId, send, failure, open, fill } = sendDialog(page)
    await open(GROUPS.busy)
    await callService(page, 'AddLiveMessageGroupBand', MUTE)
    await backend.setFaults({ action: SEND, kind: 'error', code, status })
    await fill(HELLO)
    await send.click()
    await expect(failure).toContainText('fan7 is muted in this group.')
    for (const heard of ['somebody', OWNER]) {
      await senderId.fill(heard)
      await send.click()
      await expect(failure).toContainText(code)
      await expect(failure).not.toContainText('is muted in this group')
    }
  })
}

test('a new message type is warned of before it takes one of 30 places; a 31st is refused, with the list in view', async ({
  page,
  expectRefusal,
}) => {
  expectRefusal(400, SEND)
  const { dialog, type, typeChip, send, failure, accepted, open, fill } = sendDialog(page)
  const say = (MsgType: number) =>
    callService(page, SEND, { ...inTypical(GROUPS.longName), SenderId: 'robot', Body: 'x', MsgType })
  const expectList = async (count: number) => {
    await expect(dialog.getByText(`${count} of 30 types used here.`)).toBeVisible()
    await expect(typeChip(/./).locator('xpath=..')).toHaveText(Array.from({ length: count }, (_, i) => String(i + 1)))
  }
  const warning = dialog.getByText('New here:')
  const full = dialog.getByText('The group carries 30 types already. The service refuses a new one.')
  await open(GROUPS.longName)
  for (let MsgType = 1; MsgType <= 29; MsgType += 1) await say(MsgType)
  await open(GROUPS.longName)
  await expectList(29)
  await expect(warning).toHaveCount(0)
  await type.fill('77')
  await expect(warning).toHaveText('New here: sending makes it type 30 of 30, for ever.')
  await expectList(29)
  for (const used of ['7', '007']) {
    await type.fill(used)
    await expect(warning).toHaveCount(0)
    await expect(typeChip('7').first()).toBeChecked()
  }

  await say(30)
  await open(GROUPS.longName)
  await fill({ ...HELLO, type: '31' })
  await expect(full).toBeVisible()
  await expectList(30)
  await send.click()
  await expect(failure).toContainText('MsgType 31 would be the 31th message type')
  await expect(failure).toContainText('InputInvalid')
  await expectList(30)
  await type.fill('30')
  await expect(full).toHaveCount(0)
  await send.click()
  await expect(accepted).toBeVisible()
})

test('in a group where many talk at once a stored message of the busiest type is found', async ({ page, backend }) => {
  const { send, priority, advanced, found, open, fill } = sendDialog(page)
  await open(GROUPS.busy)
  await backend.control('show', {
    appId: TYPICAL.appId,
    groupId: GROUPS.busy,
    perSecond: 60,
    mix: [{ type: 1, weight: 5, share: 1 }],
  })
  await backend.advanceClock(20)
  await backend.control('assume', { settling: 3, clocksApart: 5 })
  await fill(HELLO)
  await advanced.click()
  await priority('High').check()
  await send.click()
  await expect(found).toBeVisible()
})
