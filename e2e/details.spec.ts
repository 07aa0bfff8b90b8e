import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { describe, detailsPanel, inTypical } from './details-panel.ts'
import { expect, test, titled } from './fixtures.ts'
import { tabTo } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { callService } from './other-client.ts'

const DAY = 86_400

test('tells everything of a busy group, exact to the last digit', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { panel, facts, fact, administrators, information, tab } = detailsPanel(page)
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.busy))
  await expect(page).toHaveTitle(titled(`Group Information ${GROUPS.busy}`))
  await expect(fact('Group ID')).toHaveText(GROUPS.busy)
  await expect(fact('Group Name')).toHaveText('Starlight Concert 2026 – Main Stage')
  await expect(fact('Owner')).toHaveText('producer07')
  await expect(fact('Status')).toHaveText('Normal')
  await expect(fact('Online users')).toHaveText(/^1,742 as of (now|\d+ seconds ago)$/)
  await expect(fact('Sessions')).toHaveText('3')
  await expect(fact('Supergroup')).toHaveText('No')
  const { Createtime } = (await describe(page, GROUPS.busy)) as { Createtime: number }
  const created = fact('Created').locator('time')
  await expect(created).toHaveAttribute('datetime', new Date(Createtime * 1000).toISOString())
  await expect(created).toContainText('(UTC+8)')
  const counts = panel.getByRole('table').getByRole('row')
  await expect(counts).toHaveText(['Message TypeCounted', '12,374', '2184,223', '100012', '92233720368547758071'])
  await expect(panel.getByRole('heading', { name: 'Messages by type' })).toContainText('186,600 counted (statistics)')

  await test.step('name and owner say why they cannot be changed', async () => {
    await expect(facts).toContainText('Group Name and Owner cannot be changed.')
    await expect(panel.getByRole('textbox')).toHaveCount(0)
  })
  await test.step('the ID can be copied', async () => {
    await panel.getByRole('button', { name: 'Copy Group ID' }).first().click()
    await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(GROUPS.busy)
  })
  await expectAccessible(page)
  await tab('Settings').click()
  await expect(administrators).toHaveText(['anna', 'liwei', 'moderator1'])
  await expect(information).toHaveValue('{"stage":"main","doors":"19:30","sponsor":"Nebula Audio"}')
  await expectAccessible(page)
})

test('tells what is special about a supergroup and of a group without a name', async ({ page }) => {
  const { panel, fact, administrators, tab } = detailsPanel(page)
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.supergroup))
  await expect(fact('Supergroup')).toHaveText('Yes: more than 2,000 members')
  await expect(fact('Online users')).toHaveText(/^2,350 as of (now|\d+ seconds ago)$/)
  await expect(panel.getByRole('row', { name: '2 9,007,199,254,740,993' })).toBeVisible()
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.blankName))
  await expect(fact('Group Name')).toHaveText('blank')
  await expect(fact('Owner')).toHaveText('None')
  await expect(fact('Online users')).toHaveText(/^0 as of (now|\d+ seconds ago)$/)
  await expect(panel).toContainText('No message has been sent yet.')
  await tab('Settings').click()
  await expect(administrators).toHaveCount(0)
})

test('a deleted group cannot be changed, says why, by whom it was deleted and until when it can be restored', async ({
  page,
}) => {
  const { panel, fact, actions, save, tab } = detailsPanel(page)
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.deletedRecently))
  await expect(fact('Status')).toHaveText('Deleted')
  await expect(fact('Deleted by')).toHaveText('liwei')
  const { Deletatime } = (await describe(page, GROUPS.deletedRecently)) as { Deletatime: number }
  const times = { Deleted: 0, 'Restorable until': 30 * DAY, 'Messages readable at least until': 7 * DAY }
  for (const [name, later] of Object.entries(times)) {
    const moment = new Date((Deletatime + later) * 1000).toISOString()
    await expect(fact(name).locator('time')).toHaveAttribute('datetime', moment)
  }
  await expect(fact('Restorable until')).toContainText('29 days left')
  await expect(panel).toContainText('The service tells no counts of a deleted group.')
  await expect(panel).toContainText('The group is deleted: nobody is in it, and nothing more is stored.')
  await expect(panel.getByRole('group', { name: 'Stored messages a second' })).toHaveCount(0)
  await tab('Settings').click()
  await expect(panel).toContainText('A deleted group cannot be changed. Restore it first.')
  await expect(panel.getByRole('textbox')).toHaveCount(0)
  await expect(save).toHaveCount(0)
  await expect(actions.getByRole('link')).toHaveText(['Restore Group', 'Duplicate Group'])
  await expectAccessible(page)

  await test.step('nobody recorded as deleter, messages hidden', async () => {
    await page.goto(paths.groupDetails(TYPICAL, GROUPS.deletedHidden))
    await expect(fact('Deleted by')).toHaveText('Not recorded')
    await expect(fact('Messages readable at least until')).toContainText('over')
  })
})

test('links to unknown, purged and another application’s groups explain themselves', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(404, 'DescribeLiveMessageGroup')
  const { panel, save } = detailsPanel(page)
  const explained = async (id: string) => {
    await expect(panel.getByText('There is no such group')).toBeVisible()
    await expect(panel.getByText(`The service does not know the group ${id} in this application.`)).toBeVisible()
    await expect(save).toHaveCount(0)
  }
  await page.goto(paths.groupDetails(TYPICAL, 'nosuchgroup'))
  await explained('nosuchgroup')
  await page.goto(paths.groupDetails(TYPICAL, 'sg001'))
  await explained('sg001')
  await backend.advanceClock(2 * DAY)
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.deletedExpiring))
  await explained(GROUPS.deletedExpiring)
  await panel.getByRole('link', { name: 'Show the groups of this application' }).click()
  await expect(page).toHaveURL(paths.groups(TYPICAL))
  await expect(panel).toHaveCount(0)
})

test('a group that cannot be read says why and can be read again', async ({ page, backend, expectRefusal }) => {
  expectRefusal(400, 'DescribeLiveMessageGroup')
  const { panel, fact, failure } = detailsPanel(page)
  await backend.setFaults({ action: 'DescribeLiveMessageGroup', kind: 'error', code: 'SomethingNew', status: 400 })
  await page.goto(paths.groupDetails(TYPICAL, GROUPS.busy))
  await expect(failure).toContainText('SomethingNew')
  await expect(failure.getByRole('button', { name: 'Copy RequestId' })).toBeVisible()
  await backend.setFaults()
  await panel.getByRole('button', { name: 'Retry' }).click()
  await expect(fact('Owner')).toHaveText('producer07')
})

test('its actions lead back to it, and it leads back to the list', async ({ page }) => {
  const list = groupsPage(page)
  const { panel, fact, actions, close } = detailsPanel(page)
  await list.open(TYPICAL, '?status=normal')
  await list.action('View Details', GROUPS.quiet).click()
  await expect(page).toHaveURL(`${paths.groupDetails(TYPICAL, GROUPS.quiet)}?status=normal`)

  await actions.getByRole('link', { name: 'Send Message' }).click()
  const send = page.getByRole('dialog', { name: 'Send Message' })
  await expect(send).toBeVisible()
  await send.getByRole('button', { name: 'Cancel' }).click()
  await expect(fact('Status')).toHaveText('Normal')

  await actions.getByRole('link', { name: 'Delete Group' }).click()
  await page.getByRole('dialog', { name: 'Delete Group' }).getByRole('button', { name: 'Delete Group' }).click()
  await expect(fact('Status')).toHaveText('Deleted')
  await expect(page).toHaveURL(`${paths.groupDetails(TYPICAL, GROUPS.quiet)}?status=normal`)

  await actions.getByRole('link', { name: 'Restore Group' }).click()
  await page.getByRole('dialog', { name: 'Restore Group' }).getByRole('button', { name: 'Restore Group' }).click()
  await expect(fact('Status')).toHaveText('Normal')
  await expect(panel).toBeVisible()

  // Back in the list, too: without its row, the heading would take the focus.
  await expect(list.action('View Details', GROUPS.quiet)).toBeVisible()
  await close.click()
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(`${paths.groups(TYPICAL)}?status=normal`)
  await expect(list.action('View Details', GROUPS.quiet)).toBeFocused()
})

test('works by keyboard alone: focus goes in, and comes back', async ({ page }) => {
  const list = groupsPage(page)
  const { panel, information, save, said, tab } = detailsPanel(page)
  await list.open()
  await list.action('View Details', GROUPS.quiet).focus()
  await page.keyboard.press('Enter')
  await expect(tab('Settings')).toBeVisible()
  await expect.poll(() => panel.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  await tabTo(page, tab('Settings'))
  await page.keyboard.press('Enter')
  await tabTo(page, information)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Doors at seven')
  await tabTo(page, save)
  await page.keyboard.press('Enter')
  await expect(said('Saved.')).toBeVisible()
  await expect(save).toBeFocused()
  expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: 'Doors at seven' })
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(list.action('View Details', GROUPS.quiet)).toBeFocused()
})

test('fits a phone: everything is reachable at 390 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  const { panel, administrator, information, save, said, open } = detailsPanel(page)
  await open(GROUPS.longName)
  await expectNoSideScroll(page)
  const box = await panel.boundingBox()
  expect(box).toMatchObject({ x: 0, width: 390 })
  await expect(save).toBeInViewport()
  await panel.getByRole('button', { name: 'Remove liwei' }).click()
  await administrator.fill('stagehand5')
  await information.fill('{"stage":2}')
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(await describe(page, GROUPS.longName)).toMatchObject({
    GroupInfo: '{"stage":2}',
    AdminList: ['anna', 'coach9', 'stagehand5'],
  })
  await expectAccessible(page)
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('shows, changes, compares and leaves a group', async ({ page, expectRefusal }) => {
    expectRefusal(412, 'ModifyLiveMessageGroup')
    const panel = page.getByRole('dialog', { name: '群组信息' })
    const information = panel.getByRole('textbox', { name: '群组扩展信息' })
    await page.goto(paths.groupDetails(TYPICAL, GROUPS.busy))
    await expect(panel.getByRole('region', { name: '基本信息' })).toContainText('群组名称和群主不可修改。')
    await expect(panel).toContainText('1,742')
    await panel.getByRole('link', { name: '设置' }).click()

    await panel.getByRole('textbox', { name: '管理员' }).fill('坏id')
    await expect(panel.getByText('“坏id”：只能使用字母（A–Z、a–z）和数字：不允许 “坏”。')).toBeVisible()
    await panel.getByRole('textbox', { name: '管理员' }).fill('')
    await information.fill('今晚八点')
    await callService(page, 'ModifyLiveMessageGroup', {
      ...inTypical(GROUPS.busy),
      ModifyInfo: true,
      GroupInfo: '今晚九点',
    })
    await panel.getByRole('button', { name: '保存' }).click()
    await expect(panel.getByText('该群组已被他人修改', { exact: true })).toBeVisible()
    await panel.getByText('保留我的').click()
    await panel.getByRole('button', { name: '按选择保存' }).click()
    await expect(panel.getByText('已保存。')).toBeVisible()
    expect(await describe(page, GROUPS.busy)).toMatchObject({ GroupInfo: '今晚八点' })

    await information.fill('未保存')
    await page.keyboard.press('Escape')
    const question = page.getByRole('dialog', { name: '放弃未保存的更改？' })
    await question.getByRole('button', { name: '放弃' }).click()
    await expect(page).toHaveURL(paths.groups({ center: 'cn-shanghai', appId: APPS.typical }))
  })
})
