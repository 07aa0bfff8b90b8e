/** Who may not speak in a group: quiet for the whole room and its end, and mutes one by one. */
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
import { onStage, peopleTab, STAGE } from './people-tabs.ts'
import { visit } from './visit.ts'

const OPEN = STAGE_GROUPS.moderated
const mutesSchema = v.object({
  IsbannedAll: v.boolean(),
  BannedUserList: v.array(v.string()),
  UnbannedUserList: v.array(v.string()),
})

test.beforeEach(({ backend }) => backend.prepare('reset', { scenario: 'busy-show' }))

test('the room is quieted but for some, read back, and reopened, also when an answer is lost', async ({
  page,
  backend,
  expectLostCall,
}) => {
  const quiets = consoleRequests(page, 'BanLiveMessageGroup')
  const reopens = consoleRequests(page, 'UnbanLiveMessageGroup')
  const { tab, button, question, open, line, batch } = peopleTab(page, 'Mutes')
  const stored = async () =>
    v.parse(mutesSchema, await callService(page, 'DescribeLiveMessageGroupBand', onStage(OPEN)))
  await open(OPEN)
  await expect(tab).toContainText('2 users are muted.')
  await expect(tab.getByRole('region', { name: 'Never muted' })).toContainText('host01 Owner')

  await button('Quiet the room').click()
  const quiet = question('Quiet the room')
  const exempt = quiet.getByRole('textbox', { name: 'Who may speak all the same' })
  await exempt.fill(Array.from({ length: 31 }, (_, index) => `guest${index}`).join('\n'))
  await expect(quiet.getByRole('alert')).toHaveText('At most 30 can be named. Remove some.')
  await expect(quiet.getByRole('button', { name: 'Quiet the room' })).toHaveAttribute('aria-disabled', 'true')
  await exempt.fill('host02; guest1')
  await expectAccessible(page)
  await quiet.getByRole('button', { name: 'Quiet the room' }).click()
  await expect(tab).toContainText('Read back: it is so.')
  await expect(tab).toContainText('The room is quiet: everybody is muted but 2.')
  // What was pressed is gone.
  await expect(tab).toBeFocused()
  expect(quiets.map(paramsOf)).toEqual([{ ...onStage(OPEN), ExceptUsers: ['host02', 'guest1'] }])
  expect(await stored()).toMatchObject({ IsbannedAll: true, UnbannedUserList: ['host02', 'guest1'] })

  await test.step('single mutes are told as last read meanwhile', async () => {
    const muted = tab.getByRole('region', { name: 'Muted one by one' })
    await expect(muted).toContainText('While everybody is muted the service need not tell this list.')
    await line('Muted one by one', 'troll01').getByRole('button', { name: 'Unmute: troll01' }).click()
    await expect(batch('Unmute 1 user')).toContainText('Nothing could be read afterwards that shows it.')
    await expect(line('Muted one by one', 'troll01')).toHaveCount(0)
  })
  await test.step('reopened, although the answer is lost', async () => {
    await backend.setFaults({ action: 'UnbanLiveMessageGroup', kind: 'cut-after', times: 1 })
    expectLostCall('UnbanLiveMessageGroup')
    await button('Reopen the room').click()
    const reopen = question('Reopen the room')
    await expect(reopen).toContainText('but those muted singly: 1 as last read')
    await reopen.getByRole('button', { name: 'Reopen the room' }).click()
    await expect(tab).toContainText('Read back: it is so.')
    await expect(tab).toContainText('1 user is muted.')
    expect(reopens).toHaveLength(1)
    expect(await stored()).toEqual(expect.objectContaining({ IsbannedAll: false, BannedUserList: ['troll02'] }))
  })
})

test('many are muted, thirty a call, through throttling, and what is told is what is stored', async ({
  page,
  backend,
  expectRefusal,
  expectLostCall,
}) => {
  const calls = consoleRequests(page, 'AddLiveMessageGroupBand')
  const { tab, button, question, results, open, batch } = peopleTab(page, 'Mutes')
  const stored = async () =>
    v.parse(mutesSchema, await callService(page, 'DescribeLiveMessageGroupBand', onStage(OPEN))).BannedUserList
  await open(OPEN)
  const users = Array.from({ length: 70 }, (_, index) => `spam${index}`)
  const named = tab.getByRole('textbox', { name: 'Mute users' })
  await named.fill(['User ID', ...users, 'spam1', 'anna', 'b@d'].join('\n'))
  await expect(tab.getByRole('alert')).toHaveText(/^Line 74, column 1, “b@d”:/)
  await expect(button('Mute these')).toHaveAttribute('aria-disabled', 'true')
  await named.fill(['User ID', ...users, 'spam1', 'anna'].join('\n'))
  await expect(tab).toContainText('Named more than once, counted once: 1.')

  await backend.setFaults({
    action: 'AddLiveMessageGroupBand',
    kind: 'error',
    code: 'Throttling.User',
    status: 400,
    retryAfterMs: 200,
    nth: 2,
    times: 2,
  })
  expectRefusal(400, 'AddLiveMessageGroupBand')
  await button('Mute these').click()
  const asked = question('Mute 70 users')
  await expect(asked).toContainText('Left out as owner or administrator, who are never muted: 1.')
  await asked.getByRole('button', { name: 'Mute' }).click()
  await expect(batch('Mute 70 users').getByRole('status')).toHaveText('Muted: 70')
  const told = await results('Mute 70 users')
  expect(told.toSorted()).toEqual(users.map((user) => `${user}Muted`).toSorted())
  expect((await stored()).toSorted()).toEqual(['troll01', 'troll02', ...users].toSorted())
  // Five calls: three parts, of which two left once more under their keys.
  expect(calls).toHaveLength(5)
  expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(3)
  await expect(tab).toContainText('72 users are muted.')

  await test.step('what was not done is told, and tried again', async () => {
    await backend.setFaults({ action: 'RemoveLiveMessageGroupBand', kind: 'cut-before', times: 1 })
    expectLostCall('RemoveLiveMessageGroupBand')
    await named.fill(users.slice(0, 40).join(' '))
    await button('Unmute these').click()
    await question('Unmute 40 users').getByRole('button', { name: 'Unmute' }).click()
    const unmute = batch('Unmute 40 users')
    await expect(unmute.getByRole('status')).toContainText(/Not done: (30|10)/)
    await unmute.getByRole('button', { name: /^Try again/ }).click()
    await expect(unmute.getByRole('status')).toHaveText('Unmuted: 40')
    expect((await stored()).toSorted()).toEqual(['troll01', 'troll02', ...users.slice(40)].toSorted())
  })
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  test('nothing scrolls sideways, and all is accessible', async ({ page }) => {
    await visit(page, paths.groupTab(STAGE, OPEN, 'mutes'))
    const panel = page.getByRole('dialog', { name: '群组信息' })
    await expect(panel.getByRole('list', { name: '单独禁言的用户' })).toContainText('troll02')
    await panel.getByRole('button', { name: '全员禁言' }).click()
    await expectNoSideScroll(page)
    await expectAccessible(page)
  })
})
