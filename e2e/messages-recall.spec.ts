/** Finding a message again, by its time or its link, and taking back what one sender said. */
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { detailsPanel, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { messagesTab } from './messages-tab.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const BUSY = { appId: APPS.typical, groupId: GROUPS.busy } as const
const ASKED = { ...inTypical(GROUPS.busy), PageSize: 50 }
const NEWEST = { ...ASKED, SortType: 2 } as const
const TAB = paths.groupTab(TYPICAL, GROUPS.busy, 'messages')

const pageSchema = v.object({
  MessageList: v.array(v.object({ MsgTid: v.string(), Body: v.string(), Timestamp: v.number() })),
})

test('all that a sender said and is loaded is taken back, with a result for each', async ({
  page,
  backend,
  expectRefusal,
}) => {
  const recalls = consoleRequests(page, 'DeleteLiveMessageGroupMessage')
  const messages = messagesTab(page)
  await messages.open(GROUPS.busy)
  await backend.join(BUSY, ['troll', 'fan'])
  const spam = ['spam one', 'spam two', 'spam three']
  const said = spam.map((body, index) => ({ sender: 'troll', type: 1, body, id: `spam${index}` }))
  await backend.control('say', { ...BUSY, messages: [...said, { sender: 'fan', body: 'Stop it' }] })
  const line = messages.line('spam two')
  await line.getByRole('button').first().click()
  await line.getByRole('button', { name: 'Only this sender' }).click()
  await expect(page).toHaveURL(`${TAB}?of=${GROUPS.busy}&sender=troll`)
  await expect(messages.tab).toContainText('are of troll and match. Others are not looked at.')
  await messages.button('Select all 3').click()
  await messages.button('Recall…').click()
  const question = messages.tab.getByRole('group', { name: 'Recall 3 messages?' })
  await expect(question).toBeFocused()
  await expect(question).toContainText('All are from troll.')
  await expect(question).toContainText('spam three')
  await expect(question).toContainText('It cannot be undone.')
  await expectAccessible(page)

  // A history that lags, from before the recall: the console reads it with these parameters.
  const { MessageList: all } = v.parse(pageSchema, await callService(page, 'ListLiveMessageGroupMessages', NEWEST))
  const times = all.filter(({ Body }) => spam.includes(Body)).map(({ Timestamp }) => Timestamp)
  const looked = { ...NEWEST, MsgType: 1, BeginTime: Math.min(...times), EndTime: Math.max(...times) }
  const recalling = { action: 'DeleteLiveMessageGroupMessage', kind: 'error', times: 1, nth: 2 } as const
  await backend.setFaults(
    { ...recalling, code: 'NoPermission', status: 403 },
    { action: 'ListLiveMessageGroupMessages', kind: 'stale' },
  )
  await callService(page, 'ListLiveMessageGroupMessages', looked)
  expectRefusal(403, 'DeleteLiveMessageGroupMessage')
  const looks = consoleRequests(page, 'ListLiveMessageGroupMessages')
  await question.getByRole('button', { name: 'Recall 3 messages' }).click()

  const results = messages.tab.getByRole('region', { name: 'Recall of messages' })
  await expect(results).toContainText('3 messages · 2 accepted, still in the history · 1 refused')
  const result = (text: string) => results.getByRole('listitem').filter({ hasText: text })
  await expect(result('spam two')).toContainText('The service refused this. (NoPermission)')
  await expect(result('spam one')).toContainText('Accepted. The history still shows the message.')
  await expect(line).toContainText('recall refused')
  const params = (id: string) => ({ ...inTypical(GROUPS.busy), MessageId: id })
  expect(recalls.map(paramsOf)).toEqual(['spam2', 'spam1', 'spam0'].map(params))
  expect(looks.map(paramsOf)).toContainEqual(looked)

  await backend.setFaults()
  await results.getByRole('button', { name: 'Look again' }).click()
  await expect(results).toContainText('3 messages · 2 recalled, no longer in the history · 1 refused')
  await results.getByRole('button', { name: 'Recall 1 again' }).click()
  await expect(line.getByRole('status')).toHaveText('Recalled: the history no longer shows it.')
  expect(recalls.map(paramsOf).slice(3)).toEqual([params('spam1')])

  await test.step('what was recalled stays in view in this session, and goes with a reload', async () => {
    await messages.order.selectOption('Oldest first')
    await expect(page).toHaveURL(/first=oldest/)
    await messages.order.selectOption('Newest first')
    await expect(messages.line('recalled')).toHaveCount(3)
    await page.reload()
    await expect(messages.tab).toContainText('0 of')
    await expect(messages.line('spam')).toHaveCount(0)
    await messages.button('Remove filter Sender ID: troll').click()
    await expect(messages.line('Stop it')).toBeVisible()
    await expect(messages.filters).toBeFocused()
  })
})

test('a moment and a message are found again by their address, and Back leaves the group', async ({
  page,
  context,
  backend,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const requests = consoleRequests(page, 'ListLiveMessageGroupMessages')
  const messages = messagesTab(page)
  const list = groupsPage(page)
  const { panel, tab } = detailsPanel(page)
  await list.open()
  await list.action('View Details', GROUPS.busy).click()
  await tab('Messages').click()
  await expect(messages.loaded(50)).toBeVisible()
  const row = messages.line('"rocket"').first()
  await row.getByRole('button').first().click()
  await row.getByRole('button', { name: 'Copy Link' }).click()
  await expect(row.getByRole('button', { name: 'Copied' })).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const { MessageList: all } = v.parse(pageSchema, await callService(page, 'ListLiveMessageGroupMessages', NEWEST))
  const rocket = all.find(({ Body }) => Body.includes('"rocket"'))
  const at = rocket?.Timestamp ?? 0
  const query = `of=${GROUPS.busy}&type=10001&since=${at}&until=${at}&message=${rocket?.MsgTid}`
  expect(link).toBe(`${new URL(page.url()).origin}${TAB}?${query}`)

  await test.step('to a moment, and back to live', async () => {
    await messages.jump.click()
    await page.keyboard.press('Escape')
    await expect(messages.moments).toBeHidden()
    await expect(panel).toBeVisible()
    await messages.jump.click()
    const before = requests.length
    await messages.moments.getByRole('button', { name: '1 hour ago' }).click()
    await expect(messages.tab).toContainText('What was said around')
    const around = Number(new URL(page.url()).searchParams.get('around'))
    await expect
      .poll(() => requests.slice(before).map(paramsOf))
      .toEqual([
        { ...NEWEST, EndTime: around },
        { ...ASKED, SortType: 1, BeginTime: around + 1 },
      ])
    await expect(messages.live).toBeDisabled()
    await messages.button('Back to live').click()
    await expect(messages.live).toBeChecked()
    await expect(page).toHaveURL(TAB)
  })
  await test.step('what is asked for is in the address, also under a dialog; Back leaves the group', async () => {
    await messages.live.uncheck()
    await messages.filters.click()
    await messages.type.fill('10001')
    await expect(messages.loaded(2)).toBeVisible()
    await page.keyboard.press('Escape')
    await messages.search.fill('rocket')
    const asked = `?of=${GROUPS.busy}&type=10001&live=off&find=rocket`
    await expect(page).toHaveURL(TAB + asked)
    await panel.getByRole('link', { name: 'Send Message' }).click()
    await expect(page).toHaveURL(paths.sendFromTab(TYPICAL, GROUPS.busy, 'messages') + asked)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(TAB + asked)
    await page.reload()
    await expect(messages.lines).toHaveCount(1)
    await expect(messages.live).not.toBeChecked()
    await page.goBack()
    await expect(panel).toBeHidden()
    await expect(page).toHaveURL(paths.groups(TYPICAL))
  })
  await test.step('the link leads to it, and tells once it is gone', async () => {
    const before = requests.length
    await page.goto(link)
    const opened = messages.line('"rocket"')
    await expect(opened.getByRole('button', { expanded: true })).toBeVisible()
    expect(requests.slice(before).map(paramsOf)).toEqual([{ ...NEWEST, MsgType: 10_001, BeginTime: at, EndTime: at }])
    await messages.button('Show what was said around it').click()
    await expect(opened.getByRole('button', { expanded: true })).toBeInViewport()
    await callService(page, 'DeleteLiveMessageGroupMessage', {
      ...inTypical(GROUPS.busy),
      MessageId: rocket?.MsgTid,
    })
    await page.goto(link)
    await expect(messages.tab).toContainText(`The history does not show the message ${rocket?.MsgTid} of the link`)
    await backend.settled()
  })
})
