/** A group's messages: what its history shows, what comes meanwhile, and taking a message back. */
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { lineOf, messageRequests, messagesTab, stored, timeless } from './messages-tab.ts'
import { consoleRequests, paramsOf } from './other-client.ts'
import { visit } from './visit.ts'

const BUSY = { appId: APPS.typical, groupId: GROUPS.busy } as const
const ASKED = { ...inTypical(GROUPS.busy), PageSize: 50 }

test('the history shows exactly what is stored, page by page, in both orders and of one type', async ({
  page,
  backend,
  expectRefusal,
}) => {
  const requests = messageRequests(page)
  const messages = messagesTab(page)
  await messages.open(GROUPS.busy)
  await expect(messages.loaded(50)).toBeVisible()
  expect(paramsOf(requests.all[0])).toEqual({ ...ASKED, SortType: 2 })
  const all = await stored(page, GROUPS.busy)
  expect(all.length).toBeGreaterThan(60)

  await messages.live.uncheck()
  await messages.lines.first().hover()
  await page.mouse.wheel(0, 100_000)
  expectRefusal(403, 'ListLiveMessageGroupMessages')
  await backend.setFaults({
    action: 'ListLiveMessageGroupMessages',
    kind: 'error',
    code: 'NoPermission',
    status: 403,
  })
  await messages.button('Read more').click()
  await expect(messages.tab.getByRole('status').filter({ hasText: 'NoPermission' })).toBeVisible()
  await expect(messages.loaded(50)).toBeVisible()
  await backend.setFaults()
  const before = requests.all.length
  await messages.button('Retry').click()
  await expect(messages.loaded(all.length)).toBeVisible()
  expect(requests.all.slice(before).map(paramsOf)).toEqual([
    { ...ASKED, SortType: 2, NextPageToken: expect.any(Number) },
  ])
  expect((await messages.texts()).map(timeless)).toEqual(all.map(lineOf))

  await test.step('oldest first', async () => {
    await messages.order.selectOption('Oldest first')
    await expect(messages.lines.first()).toContainText(all.at(-1)?.Body ?? '')
    await expect(messages.live).toBeDisabled()
    expect(paramsOf(requests.all.at(-1))).toEqual({ ...ASKED, SortType: 1 })
    await messages.order.selectOption('Newest first')
  })
  await test.step('one type, and what no message can have', async () => {
    await messages.filters.click()
    await messages.type.fill('10001')
    await expect(messages.loaded(2)).toBeVisible()
    expect(paramsOf(requests.all.at(-1))).toEqual({ ...ASKED, SortType: 2, MsgType: 10_001 })
    await messages.type.fill('chat')
    await expect(messages.tab.getByRole('alert')).toContainText('Type a whole number from 0')
    await messages.type.fill('')
  })
  await test.step('a range of time', async () => {
    await messages.from.fill('2020-01-01T00:00:00')
    await messages.to.fill('2020-01-01T00:00:09')
    await expect(messages.tab).toContainText('The history shows no messages here.')
    const since = Date.UTC(2019, 11, 31, 16) / 1000
    expect(paramsOf(requests.all.at(-1))).toEqual({ ...ASKED, SortType: 2, BeginTime: since, EndTime: since + 9 })
  })
})

test('what is said appears, waits while one reads, and leaves no hole that is not shown', async ({ page, backend }) => {
  const messages = messagesTab(page)
  await messages.open(GROUPS.busy)
  await expect(messages.loaded(50)).toBeVisible()
  await backend.join(BUSY, ['fan'])
  const say = (body: string) => backend.control('say', { ...BUSY, messages: [{ sender: 'fan', body }] })

  await say('Good evening')
  await expect(messages.lines.first()).toContainText('Good evening')
  await messages.lines.nth(2).hover()
  await say('What a show')
  const news = messages.button('1 new')
  await expect(news).toBeVisible()
  await expect(messages.line('What a show')).toHaveCount(0)
  await news.click()
  await expect(messages.lines.first()).toContainText('What a show')

  await test.step('more in a look than it reads', async () => {
    const unread = (await stored(page, GROUPS.busy)).length - 52
    await backend.control('show', { ...BUSY, perSecond: 80, seconds: 10 })
    await backend.advanceClock(12)
    // Unread places stay in view whatever is searched for.
    await messages.search.fill('What a show')
    const gap = messages.line('Some messages here have not been read.')
    await gap.getByRole('button', { name: 'Read these' }).click()
    await expect(gap).toHaveCount(0)
    // How many of a second's messages are stored depends on where in it the show began.
    const loaded = (await stored(page, GROUPS.busy)).length - unread
    expect(loaded).toBeGreaterThan(500)
    await expect(messages.loaded(loaded)).toBeVisible()
    await expect(messages.tab).toContainText(`1 of ${loaded} loaded messages match. Others are not searched.`)
  })
})

test('a message is taken back: asked, accepted, and gone once the history shows it no more', async ({
  page,
  backend,
  expectRefusal,
}) => {
  const recalls = consoleRequests(page, 'DeleteLiveMessageGroupMessage')
  const messages = messagesTab(page)
  await messages.open(GROUPS.busy)
  const gift = messages.line('"rocket"')
  await gift.getByRole('button').first().click()
  await gift.getByRole('button', { name: 'Recall Message' }).click()
  await gift.getByRole('textbox', { name: 'Name of type 10001' }).fill('gift')
  await expect(gift.getByRole('button').first()).toContainText('10001 gift')
  await expect(gift).toContainText('It cannot be undone.')
  await expectAccessible(page)
  const recall = gift.getByRole('button', { name: 'Recall', exact: true })

  expectRefusal(403, 'DeleteLiveMessageGroupMessage')
  await backend.setFaults({
    action: 'DeleteLiveMessageGroupMessage',
    kind: 'error',
    code: 'NoPermission',
    status: 403,
    times: 1,
  })
  await recall.click()
  await expect(gift.getByRole('alert')).toContainText('NoPermission')

  await recall.click()
  await expect(gift.getByRole('status')).toHaveText('Recalled: the history no longer shows it.')
  await expect(gift.getByRole('button').first()).toContainText('recalled')
  const params = { ...inTypical(GROUPS.busy), MessageId: expect.any(String) }
  expect(recalls.map(paramsOf)).toEqual([params, params])
  expect((await stored(page, GROUPS.busy)).map(({ Body }) => Body).join(' ')).not.toContain('"rocket"')
})

test('a deleted group shows what was said until its window closes', async ({ page, backend }) => {
  const messages = messagesTab(page)
  await messages.open(GROUPS.deletedReadable)
  const all = await stored(page, GROUPS.deletedReadable)
  await expect(messages.loaded(all.length)).toBeVisible()
  expect((await messages.texts()).map(timeless)).toEqual(all.map(lineOf))
  await expect(messages.live).toBeDisabled()
  await backend.advanceClock(2 * 86_400)
  await messages.order.selectOption('Oldest first')
  await expect(messages.tab).toContainText('its history may be closed')
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  test('nothing scrolls sideways, and all is accessible', async ({ page }) => {
    await visit(page, paths.groupTab(TYPICAL, GROUPS.busy, 'messages'))
    const list = page.getByRole('list', { name: '消息', exact: true })
    await list.getByRole('button').nth(7).click()
    await expect(list).toContainText('JSON，已排版')
    await page.getByRole('button', { name: '选择', exact: true }).click()
    await list.getByRole('checkbox').first().check()
    await expect(page.getByRole('region', { name: '已选择的消息' })).toContainText('已选择 1 条消息')
    await expectNoSideScroll(page)
    await expectAccessible(page)
  })
})
