/** What one viewer did in a group, and what is done about it in one place. */
import * as v from 'valibot'
import { paths, viewerSearch } from '#lib/paths.ts'
import { APPS, STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { callService, consoleRequests, paramsOf, secondToPass } from './other-client.ts'
import { onStage, peopleTab, STAGE } from './people-tabs.ts'
import { visit } from './visit.ts'

const OPEN = STAGE_GROUPS.moderated
const GROUP = { appId: APPS.stage, groupId: OPEN }

const pageSchema = v.object({ MessageList: v.array(v.object({ Body: v.string() })) })

test.beforeEach(({ backend }) => backend.prepare('reset', { scenario: 'busy-show' }))

test('from a member to what they wrote: it is recalled, and they are muted and kicked', async ({
  page,
  backend,
  expectRefusal,
}) => {
  const recalls = consoleRequests(page, 'DeleteLiveMessageGroupMessage')
  const members = peopleTab(page, 'Members')
  const { tab, panel, list, button, question, batch, results } = peopleTab(page, 'Viewer')
  await members.open(OPEN)
  const [spammer = '', other = ''] = (await backend.control('members', { ...GROUP, most: 2 })).users
  const say = (sender: string, bodies: string[]) =>
    backend.control('say', { ...GROUP, messages: bodies.map((body) => ({ sender, body })) })
  await say(spammer, ['Buy this', 'Buy that', 'Buy now'])
  await say(other, ['What a show'])
  await secondToPass(page)

  await members.line('Members', spammer).getByRole('link', { name: spammer }).click()
  await expect(page).toHaveURL(new RegExp(`/viewer\\?user=${spammer}$`))
  await expect(tab).toContainText('3 among all 4 messages that the history shows.')
  await expect(list('Messages of this viewer')).toContainText('Buy now')
  await expect(list('Messages of this viewer')).not.toContainText('What a show')
  const fact = (name: string) =>
    tab.locator('dl > div', { has: page.getByText(name, { exact: true }) }).getByRole('definition')
  await expect(fact('In this group')).toHaveText('Yes')
  await expect(fact('May speak')).toHaveText('Yes')

  await test.step('recalled, one of them refused at first', async () => {
    await backend.setFaults({
      action: 'DeleteLiveMessageGroupMessage',
      kind: 'error',
      code: 'InputInvalid',
      status: 400,
      times: 1,
    })
    expectRefusal(400, 'DeleteLiveMessageGroupMessage')
    await button('Recall all 3').click()
    await question('Recall 3 messages').getByRole('button', { name: 'Recall' }).click()
    await expect(batch('Recall 3 messages').getByRole('status')).toContainText('Recalled: 2')
    await batch('Recall 3 messages').getByRole('button', { name: 'Try again: 1' }).click()
    await expect(batch('Recall 3 messages').getByRole('status')).toHaveText('Recalled: 3')
    expect(recalls).toHaveLength(4)
    expect(paramsOf(recalls[0])).toEqual({ ...onStage(OPEN), MessageId: expect.any(String) })
    const { MessageList } = v.parse(
      pageSchema,
      await callService(page, 'ListLiveMessageGroupMessages', { ...onStage(OPEN), PageSize: 50, SortType: 2 }),
    )
    expect(MessageList.map(({ Body }) => Body)).toEqual(['What a show'])
    await expect(list('Messages of this viewer').getByText('recalled: the history no longer shows it')).toHaveCount(3)
  })
  await test.step('muted and kicked', async () => {
    await button('Mute').click()
    expect(await results('Mute 1 user')).toEqual([`${spammer}Muted`])
    await expect(fact('May speak')).toHaveText('No: muted singly')
    await button('Kick').click()
    await question('Kick 1 user').getByRole('button', { name: 'Kick' }).click()
    await expect(fact('In this group')).toHaveText('No')
    await expectAccessible(page)
  })
  await test.step('among the other messages', async () => {
    await tab.getByRole('link', { name: 'Show in Messages' }).click()
    await expect(page).toHaveURL(/\/messages\?.*sender=/)
    await panel.getByRole('listitem').filter({ hasText: 'What a show' }).getByRole('button').first().click()
    await panel.getByRole('link', { name: 'What this viewer did' }).click()
    await expect(tab.getByRole('textbox', { name: 'User ID of the viewer' })).toHaveValue(other)
  })
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  test('nothing scrolls sideways, and all is accessible', async ({ page }) => {
    await visit(page, paths.groupTab(STAGE, STAGE_GROUPS.calm, 'viewer') + viewerSearch('', 'anna'))
    const panel = page.getByRole('dialog', { name: '群组信息' })
    await expect(panel).toContainText('可以：群主或管理员，不受禁言影响')
    await expect(panel.getByRole('button', { name: '禁言', exact: true })).toHaveAccessibleDescription(
      '群主和管理员不会被禁言。',
    )
    await expectNoSideScroll(page)
    await expectAccessible(page)
  })
})
