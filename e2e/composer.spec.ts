/** Writing below the messages of a group: what is sent in this session, held, put in line, and sent again. */
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { composer } from './composer.ts'
import { detailsPanel, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { holdBack } from './held-back.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
import { sendDialog } from './send-dialog.ts'

const HELLO = { senderId: 'producer07', type: '1', content: 'The show begins at 20:00' }
const SEND = 'SendLiveMessageGroup'
const bodies = (requests: Parameters<typeof paramsOf>[0][]) =>
  requests.map((request) => (paramsOf(request) as { Body: string }).Body)

test(
  'sends from below the messages, calls stored only what was found, and sends again what was edited',
  { tag: '@gateway' },
  async ({ page }) => {
    const { box, content, type, send, summary, sent, button, open, fill } = composer(page)
    const { tab } = detailsPanel(page)
    const requests = consoleRequests(page, SEND)
    await open(GROUPS.busy)
    await fill(HELLO)
    await content.press('Enter')
    await expect(content).toHaveValue(`${HELLO.content}\n`)
    expect(requests).toHaveLength(0)
    await content.press('Backspace')

    await test.step('what is typed stays while another tab shows', async () => {
      await tab('Overview').click()
      await expect(box).toBeHidden()
      await expect(tab('Messages')).toHaveAccessibleName('Messages (not saved)')
      await tab('Messages').click()
      await expect(content).toHaveValue(HELLO.content)
    })
    await content.press('ControlOrMeta+Enter')
    await expect(content).toHaveValue('')
    await expect(type).toHaveValue('1')
    await expect(summary).toContainText('Sent in this session: 1 · 1 stored')
    await summary.click()
    await expect(sent).toContainText('Stored')
    await expectAccessible(page)

    await test.step('edited, with what differs', async () => {
      await content.fill('half a thought')
      await sent.getByRole('button').first().click()
      await button('Edit and send').click()
      await expect(box.getByText('The fields hold a message that was not sent.')).toBeVisible()
      await button('Keep what is typed').click()
      await expect(content).toHaveValue('half a thought')
      await button('Edit and send').click()
      await button('Replace it').click()
      await expect(content).toHaveValue(HELLO.content)
      await content.fill('The show begins at 21:00')
      await expect(box.getByRole('listitem').filter({ hasText: 'Message Content' })).toContainText('at 20 1:00')
      await expectAccessible(page)
      await send.click()
      await expect(summary).toContainText('2 stored')
      expect(bodies(requests)).toEqual([HELLO.content, 'The show begins at 21:00'])
    })
    await test.step('the dialog knows of them, and takes what is typed along', async () => {
      const dialog = sendDialog(page)
      await content.fill('goes on in the dialog')
      await page.getByRole('link', { name: 'Send Message', exact: true }).last().click()
      await expect(dialog.content).toHaveValue('goes on in the dialog')
      await expect(dialog.dialog.getByText('Sent in this session: 2')).toBeVisible()
      await dialog.send.click()
      await expect(dialog.found).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(content).toHaveValue('')
      await expect(summary).toContainText('3 stored')
    })
  },
)

test('a lost answer is unknown until it is found, a refusal brings the text back, and a reload keeps both', async ({
  page,
  backend,
  expectLostCall,
  expectRefusal,
}) => {
  expectLostCall(SEND)
  expectRefusal(403, SEND)
  const { box, content, send, summary, sent, button, open, fill } = composer(page)
  const requests = consoleRequests(page, SEND)
  await open(GROUPS.busy)
  await backend.setFaults({ action: SEND, kind: 'cut-before', times: 1 })
  await fill(HELLO)
  await send.click()
  const unknown = box.getByRole('alert')
  await expect(unknown).toContainText('Unconfirmed')
  await expect(unknown).toContainText(/Not found among the stored messages after \d+ s/)
  await expect(content).toHaveValue(HELLO.content)
  await expect(send).toBeDisabled()
  page.on('dialog', (asked) => void asked.accept())
  await page.reload()
  await expect(unknown).toContainText('The page was reloaded before an answer came.')
  await expect(unknown).toContainText(/Not found among the stored messages after \d+ s/)
  await callService(page, SEND, paramsOf(requests[0]) as object)
  await backend.advanceClock(2)
  await button('Check again').click()
  await expect(summary).toContainText('1 stored')
  await expect(unknown).toHaveCount(0)
  await box.getByRole('button', { name: 'Discard draft' }).click()
  expect(requests).toHaveLength(1)

  await callService(page, 'AddLiveMessageGroupBand', { ...inTypical(GROUPS.busy), BannedUsers: ['fan7'] })
  await fill({ senderId: 'fan7', type: '1', content: 'Unheard' })
  await send.click()
  await expect(unknown).toContainText('fan7 is muted in this group.')
  await expect(content).toHaveValue('Unheard')
  await summary.click()
  await expect(sent).toContainText('Stored')
})

test('a message that is held can be taken back: it was never sent; those in line leave in order, each once', async ({
  page,
}) => {
  const { content, hold, send, line, takeBack, summary, box, open, fill } = composer(page)
  const requests = consoleRequests(page, SEND)
  await open(GROUPS.busy)
  await hold.selectOption('Hold for 15 s')
  await fill(HELLO)
  await send.click()
  await expect(line).toContainText(/Leaves in \d+ s/)
  await expectAccessible(page)
  await takeBack(HELLO.content).click()
  await expect(box.getByText('Taken back before it left')).toBeVisible()
  await expect(content).toHaveValue(HELLO.content)
  expect(requests).toHaveLength(0)

  await test.step('in another application it does not leave', async () => {
    await send.click()
    await expect(line).toHaveCount(1)
    await page.evaluate(
      (address) => {
        history.pushState(null, '', address)
      },
      paths.groups({ ...TYPICAL, appId: 'elsewhere1' }),
    )
    await expect(line).toHaveCount(0)
    await page.evaluate(
      (address) => {
        history.pushState(null, '', address)
      },
      paths.groupTab(TYPICAL, GROUPS.busy, 'messages'),
    )
    await expect(box.getByText('Not sent: you left this application.')).toBeVisible()
    await expect(content).toHaveValue(HELLO.content)
    expect(requests).toHaveLength(0)
  })
  await hold.selectOption('Send at once')
  const first = await holdBack(page, SEND)
  for (const text of ['One', 'Two', 'Not this', 'Three']) {
    await content.fill(text)
    await send.click()
    await expect(content).toHaveValue('')
  }
  await expect(line).toHaveCount(4)
  await takeBack('Not this').click()
  await first.letGo()
  await expect(line).toHaveCount(0)
  expect(bodies(requests)).toEqual(['One', 'Two', 'Three'])
  await expect(summary).toContainText('3 stored')
})

test('an input method’s Enter sends nothing; on a telephone the composer is a line that opens', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { box, content, senderId, open, button, fill, summary } = composer(page)
  const requests = consoleRequests(page, SEND)
  await open(GROUPS.busy)
  await expect(content).toBeHidden()
  await button('Write a message').click()
  await fill(HELLO)
  const keyboard = await page.context().newCDPSession(page)
  for (const field of [content, senderId]) {
    await field.focus()
    await page.keyboard.press('End')
    await keyboard.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
    // As the browser tells of it: keys of the protocol would end the composition.
    await field.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true })
    await keyboard.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  }
  expect(requests).toHaveLength(0)
  await expectNoSideScroll(page)
  await fill(HELLO)
  await box.getByText('Advanced').click()
  await expectNoSideScroll(page)
  await box.getByText('Advanced').click()
  await content.press('ControlOrMeta+Enter')
  await expect(summary).toContainText('1 stored')
  await summary.click()
  await expectNoSideScroll(page)
  await expectAccessible(page)
  expect(requests).toHaveLength(1)
})
