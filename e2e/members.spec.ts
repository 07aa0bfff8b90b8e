/** Who is in a group: the list, what is done to several, users who are named, and one user alone. */
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'
import { paths } from '#lib/paths.ts'
import { APPS, STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
import { onStage, peopleTab, STAGE } from './people-tabs.ts'
import { visit } from './visit.ts'

const OPEN = STAGE_GROUPS.moderated
const GROUP = { appId: APPS.stage, groupId: OPEN }
const APP = { AppId: APPS.stage, DataCenter: 'cn-shanghai' }

test('members are listed, kicked and muted, each with what became of it', async ({ page, backend, expectRefusal }) => {
  await backend.prepare('reset', { scenario: 'busy-show' })
  const lists = consoleRequests(page, 'ListLiveMessageGroupUsers')
  const kicks = consoleRequests(page, 'KickLiveMessageGroupUser')
  const { tab, line, button, question, results, open, list } = peopleTab(page, 'Members')
  const members = async () => (await backend.control('members', { ...GROUP, most: 1000 })).users
  await open(OPEN)
  await expect(tab).toContainText('260 in the group')
  await expect(tab).toContainText('30 loaded')
  await button('Read more').click()
  await expect(tab).toContainText('60 loaded')
  expect(lists.map(paramsOf)).toEqual([
    { ...onStage(OPEN), PageSize: 30, SortType: 1 },
    { ...onStage(OPEN), PageSize: 30, SortType: 1, NextPageToken: expect.any(Number) },
  ])
  const inside = await members()
  await expect(list('Members').getByRole('listitem').first()).toContainText(inside[0] ?? '')

  await test.step('of three who are kicked one has left', async () => {
    const [first = '', second = '', third = ''] = inside
    await backend.leave(GROUP, [second])
    for (const user of [first, second, third]) await line('Members', user).getByRole('checkbox').check()
    await button('Kick').click()
    expectRefusal(404, 'KickLiveMessageGroupUser')
    await question('Kick 3 users').getByRole('button', { name: 'Kick' }).click()
    expect(await results('Kick 3 users')).toEqual([
      `${second}RefusedThere is no such user or group. The user has left, or the group is deleted. (ResourceNotExist)`,
      `${first}Removed`,
      `${third}Removed`,
    ])
    expect(kicks.map(paramsOf)).toEqual(
      [first, second, third].map((KickoffUser) => ({ ...onStage(OPEN), KickoffUser })),
    )
    expect(await members()).toEqual(inside.slice(3))
    await expect(line('Members', first)).toContainText('Removed since this was read')
    await expect(tab).toContainText('257 in the group')
    await expectAccessible(page)
  })
  await test.step('one is muted and unmuted from the row', async () => {
    const user = inside[5] ?? ''
    await line('Members', user)
      .getByRole('button', { name: `Mute: ${user}` })
      .click()
    expect(await results('Mute 1 user')).toEqual([`${user}Muted`])
    await line('Members', user)
      .getByRole('button', { name: `Unmute: ${user}` })
      .click()
    expect(await results('Unmute 1 user')).toEqual([`${user}Unmuted`])
  })
  await test.step('what was read stays while one looks elsewhere', async () => {
    const { panel } = peopleTab(page, 'Members')
    await panel.getByRole('link', { name: 'Mutes' }).click()
    await panel.getByRole('link', { name: 'Members' }).click()
    await expect(tab).toContainText('60 loaded')
    expect(lists).toHaveLength(2)
  })
})

test('a list can be saved before the group becomes a supergroup, and says so when it has', async ({
  page,
  backend,
  expectRefusal,
}) => {
  await backend.prepare('reset', { scenario: 'supergroup' })
  const { almostSuper } = STAGE_GROUPS
  const lists = consoleRequests(page, 'ListLiveMessageGroupUsers')
  const checks = consoleRequests(page, 'CheckLiveMessageUsersInGroup')
  const { tab, button, open, line } = peopleTab(page, 'Members')
  await open(almostSuper)
  await expect(tab).toContainText('2,000 people: the list may soon be gone')
  await expect(tab).toContainText('30 loaded')

  const saved = page.waitForEvent('download')
  await button('Save the list').click()
  const file = await readFile(await (await saved).path(), 'utf8')
  expect(file.trimEnd().split('\r\n')).toHaveLength(1 + LIMITS.ordinaryGroupMembers)
  await expect(tab).toContainText('Saved: all 2,000 members as read.')
  expect(lists).toHaveLength(Math.ceil(LIMITS.ordinaryGroupMembers / 30))

  await test.step('while it is read again', async () => {
    await button('Read anew').click()
    await expect(tab).toContainText('30 loaded')
    // The panel does not hear of it before the list does.
    await backend.setFaults({ action: 'DescribeLiveMessageGroup', kind: 'stale' })
    // What is told from now on is what is told first.
    await callService(page, 'DescribeLiveMessageGroup', onStage(almostSuper))
    await backend.join({ appId: APPS.stage, groupId: almostSuper }, ['onemore'])
    expectRefusal(400, 'ListLiveMessageGroupUsers')
    await button('Read more').click()
    await expect(tab).toContainText('A supergroup has no list of members')
    await expect(tab).toContainText('It became one while its list was read: 30 had been read')
    await expect(button('Read more')).toHaveCount(0)
    await expectAccessible(page)
  })
  await test.step('users who are named can be looked up, ten a call', async () => {
    await tab
      .getByRole('textbox')
      .fill([...Array.from({ length: 11 }, (_, index) => `nobody${index}`), 'onemore'].join(', '))
    await button('Look up').click()
    await expect(tab).toContainText('Of 12: 1 in the group, 1 online.')
    expect(checks).toHaveLength(2)
    await expect(line('Users looked up', 'onemore')).toContainText('In the group')
    await expect(line('Users looked up', 'nobody10')).toContainText('Not in the group')
  })
})

test('one user gets a message, which is taken back, and other information', async ({
  page,
  backend,
  expectLostCall,
}) => {
  await backend.prepare('reset', { scenario: 'busy-show' })
  const sends = consoleRequests(page, 'SendLiveMessageUser')
  const recalls = consoleRequests(page, 'DeleteLiveMessageUserMessage')
  const changes = consoleRequests(page, 'ModifyLiveMessageUserInfo')
  await visit(page, paths.groupTab(STAGE, OPEN, 'members'))
  await backend.join(GROUP, ['fan'])
  await visit(page, paths.messageUser(STAGE, OPEN, 'members', 'fan'))
  const dialog = page.getByRole('dialog', { name: 'Send Direct Message' })
  await expect(dialog).toContainText('Online, as just read.')
  await dialog.getByRole('textbox', { name: 'Sender ID' }).fill('anna')
  await dialog.getByRole('textbox', { name: 'Message Type' }).fill('7')
  const content = dialog.getByRole('textbox', { name: 'Message Content' })
  await content.fill('Please be kind, {name}.')
  await dialog.getByRole('button', { name: 'Templates' }).click()
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Kind')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await dialog.getByRole('textbox', { name: 'name', exact: true }).fill('Ann')
  await expect(dialog.getByRole('radiogroup', { name: 'Priority' })).toHaveCount(0)
  const send = dialog.getByRole('button', { name: 'Send Direct Message' })
  await send.click()
  await expect(dialog).toContainText('Accepted by the service.')
  const sent = { ...APP, ReceiverId: 'fan', SenderId: 'anna', MsgType: 7, MsgTid: expect.any(String) }
  expect(sends.map(paramsOf)).toEqual([{ ...sent, Body: 'Please be kind, Ann.' }])

  await test.step('an answer is lost: it may have arrived, and is not sent again unthinkingly', async () => {
    await backend.setFaults({ action: 'SendLiveMessageUser', kind: 'cut-after', times: 1 })
    expectLostCall('SendLiveMessageUser')
    await content.fill('Last warning.')
    await dialog.getByRole('checkbox', { name: 'Store the message' }).check()
    await send.click()
    await expect(dialog).toContainText('The answer was lost: it may have arrived.')
    await expect(send).toBeDisabled()
    await expect(content).toHaveValue('Last warning.')
    expect(paramsOf(sends[1])).toEqual({ ...sent, Body: 'Last warning.', Storage: true })
    await dialog.getByRole('button', { name: 'Recall' }).first().click()
    await expect(dialog).toContainText('Recall accepted')
    await expect(send).toBeEnabled()
    const { MsgTid } = v.parse(v.object({ MsgTid: v.string() }), paramsOf(sends[1]))
    expect(recalls.map(paramsOf)).toEqual([{ ...APP, ReceiverId: 'fan', MessageId: MsgTid, DeleterId: 'anna' }])
    await expectAccessible(page)
  })
  await test.step('it reached the user, and so did its recall', async () => {
    const { items } = await backend.control('inbox', { appId: APPS.stage, userId: 'fan' })
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['userMessage', 'userMessage', 'userMessageRecalled']),
    )
  })
  await test.step('user information, with the groups in which it was changed', async () => {
    await visit(page, paths.userInformation(STAGE, OPEN, 'viewer', 'fan'))
    const change = page.getByRole('dialog', { name: 'Change User Information' })
    await change.getByRole('textbox', { name: 'User information' }).fill('{"level":3}')
    await change.getByRole('button', { name: 'Change User Information' }).click()
    await expect(change).toContainText('Changed in 1 groups')
    await expect(change).toContainText(OPEN)
    expect(changes.map(paramsOf)).toEqual([{ ...APP, UserId: 'fan', UserMetaInfo: '{"level":3}' }])
    await expectAccessible(page)
  })
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  test('nothing scrolls sideways, and all is accessible', async ({ page, backend }) => {
    await backend.prepare('reset', { scenario: 'busy-show' })
    await visit(page, paths.groupTab(STAGE, OPEN, 'members'))
    const panel = page.getByRole('dialog', { name: '群组信息' })
    const list = panel.getByRole('list', { name: '成员', exact: true })
    await list.getByRole('checkbox').first().check()
    await panel.getByRole('textbox').fill('viewer1 b@d')
    await expectNoSideScroll(page)
    await expectAccessible(page)
  })
})
