import { paths } from '#lib/paths.ts'
import { GROUPS, SCENARIO_NAMES, STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { inScope, rowOf, TYPICAL } from './group-dialogs.ts'
import { callService } from './other-client.ts'
import { studioOn } from './studio-panel.ts'

const LIST = paths.groups(TYPICAL)
const inGroup = (id: string) => ({ ...inScope(TYPICAL), GroupId: id })

test.describe('@mock the studio', () => {
  test('opens and closes by keyboard and gives the focus back', async ({ page }) => {
    await page.goto(LIST)
    const { panel, button } = studioOn(page)
    const search = page.getByRole('searchbox', { name: 'Search groups' })
    await search.focus()
    await page.keyboard.press('F2')
    await expect(panel).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(search).toBeFocused()

    await button.focus()
    await page.keyboard.press('Enter')
    await expect(panel).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(panel.getByRole('button', { name: 'Close the studio' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(panel.getByRole('tab', { name: 'World' })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('tab', { name: 'Faults' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('F2')
    await expect(panel).toHaveCount(0)
    await expect(button).toBeFocused()
    await page.keyboard.press('F2')
    await expect(panel.getByRole('tab', { name: 'Faults' })).toHaveAttribute('aria-selected', 'true')
  })

  test('works while a dialog of the console is open, and leaves that open', async ({ page, expectRefusal }) => {
    expectRefusal(404)
    await page.goto(paths.restoreGroup(TYPICAL, GROUPS.deletedExpiring))
    const dialog = page.getByRole('dialog', { name: 'Restore Group' })
    await expect(dialog.getByRole('button', { name: 'Restore Group' })).toBeFocused()
    const { panel, open, section } = studioOn(page)
    await open()
    await section('Clock').getByRole('button', { name: '+7 days' }).click()
    await expect(dialog.getByText('There is no such group')).toBeVisible()
    await expect(section('Clock').getByRole('button', { name: '+7 days' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(dialog).toBeVisible()
  })

  test('starts every scenario over, and the console follows', async ({ page, backend, expectRefusal }) => {
    // A page of the list may be on its way while the application goes.
    expectRefusal(404, 'ListLiveMessageGroupByPage')
    // The way to the first application has been read by now, and must be read again.
    await page.goto(paths.home())
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    const { panel, open, section, outcome } = studioOn(page)
    await open()
    for (const name of SCENARIO_NAMES)
      await expect(panel.getByRole('radio', { name: new RegExp(`^${name} `) })).toBeVisible()
    await panel.getByRole('radio', { name: /^busy-show / }).check()
    await section('Scenario').getByRole('spinbutton', { name: 'Seed' }).fill('5')
    await section('Scenario').getByRole('button', { name: 'Start over' }).click()
    await expect(outcome).toContainText('“busy-show” is in place.')
    // The application that was open is not in this world.
    await expect(rowOf(page, STAGE_GROUPS.loud)).toBeVisible()
    expect(await backend.control('state', {})).toMatchObject({ scenario: 'busy-show', seed: 5 })
  })

  test('moves the clock by steps and to a date, never back', async ({ page, backend, expectRefusal }) => {
    // A row is asked for what it shows besides, and may be gone for good by then.
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await page.goto(LIST)
    const { open, section, outcome } = studioOn(page)
    await open()
    const clock = section('Clock')
    await clock.getByRole('button', { name: '+1 hour' }).click()
    await expect(outcome).toContainText('The service’s time is')
    await clock.getByRole('button', { name: '+30 days' }).click()
    await expect.poll(async () => (await backend.control('state', {})).clockOffsetSeconds).toBe(30 * 86_400 + 3600)
    await expect(clock).toContainText('30 days after the start')
    // Every group that was deleted is gone for good by now.
    await expect(rowOf(page, GROUPS.deletedRecently)).toHaveCount(0)
    await clock.getByLabel('Move to').fill('2020-01-01T00:00:00')
    await clock.getByRole('button', { name: 'Move', exact: true }).click()
    await expect(outcome).toContainText('The clock only goes forward.')
    await clock.getByLabel('Move to').fill('2031-05-06T07:08:09')
    await clock.getByRole('button', { name: 'Move', exact: true }).click()
    await expect(outcome).toContainText('2031-05-06 07:08')
    const { serviceTime } = await backend.control('state', {})
    expect(serviceTime).toBeGreaterThanOrEqual(Date.parse('2031-05-06T07:08:09+08:00') / 1000)
  })

  test('breaks calls and counts what was hit', async ({ page, backend, expectRefusal }) => {
    expectRefusal(503, 'DescribeLiveMessageGroup')
    await page.goto(LIST)
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    const { panel, open, section, outcome } = studioOn(page)
    await open('Faults')
    const form = section('Add a fault')
    await form.getByRole('combobox', { name: 'Action' }).selectOption('DescribeLiveMessageGroup')
    await form.getByRole('spinbutton', { name: 'Status' }).fill('503')
    await form.getByRole('spinbutton', { name: 'From call' }).fill('2')
    await form.getByRole('spinbutton', { name: 'Times' }).fill('1')
    // The list reads its rows for who is online: the fault is not for these calls.
    await backend.settled()
    await form.getByRole('button', { name: 'Add fault' }).click()
    await expect(outcome).toContainText('The fault is set.')
    expect((await backend.control('state', {})).faults).toMatchObject([
      {
        action: 'DescribeLiveMessageGroup',
        kind: 'error',
        code: 'ServerError',
        status: 503,
        nth: 2,
        times: 1,
        seen: 0,
        hits: 0,
      },
    ])
    const describe = () => callService(page, 'DescribeLiveMessageGroup', inGroup(GROUPS.busy))
    const line = section('Faults').getByRole('listitem')
    await describe()
    await expect(line).toContainText('0 of 1 hit')
    await expect(describe()).rejects.toThrow('503')
    await expect(line).toContainText('1 of 2 hit')

    await panel.getByRole('radio', { name: '300 ms' }).check()
    await expect(outcome).toContainText('Every call is answered 300 ms late.')
    await expect(line).toHaveCount(2)
    await section('Faults').getByRole('button', { name: 'Remove: DescribeLiveMessageGroup error' }).click()
    await expect(line).toHaveCount(1)
    await form.getByRole('spinbutton', { name: 'Status' }).fill('5')
    await form.getByRole('button', { name: 'Add fault' }).click()
    await expect(outcome).toContainText('status')
    await section('Faults').getByRole('button', { name: 'Clear all' }).click()
    await expect(section('Faults')).toContainText('No call is broken.')
    expect((await backend.control('state', {})).faults).toEqual([])
  })

  test('tells of armed faults while it is closed, until they have ended', async ({ page, backend, expectRefusal }) => {
    expectRefusal(503, 'DescribeLiveMessageGroup')
    await page.goto(LIST)
    const { panel, button } = studioOn(page)
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    await backend.settled()
    await expect(button).toHaveAccessibleDescription('')
    const once = { kind: 'error', code: 'ServerError', status: 503, times: 1 } as const
    await backend.setFaults(
      { ...once, action: 'DescribeLiveMessageGroup' },
      { ...once, action: 'DeleteLiveMessageGroup' },
    )
    await expect(panel).toHaveCount(0)
    await expect(button).toHaveAccessibleDescription('2 faults armed')
    await expect(button.getByText('2', { exact: true })).toBeVisible()
    await expect(callService(page, 'DescribeLiveMessageGroup', inGroup(GROUPS.busy))).rejects.toThrow('503')
    await expect(button).toHaveAccessibleDescription('1 fault armed')
    await backend.setFaults()
    await expect(button).toHaveAccessibleDescription('')
    await expect(button).toHaveText('Mock session')
  })

  test('shows a clock that stands still, and one that goes on', async ({ page, backend }) => {
    await page.goto(LIST)
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    const time = async () => (await backend.control('state', {})).serviceTime
    await backend.freezeClock()
    const frozen = await time()
    await backend.advanceClock(90)
    expect(await time()).toBe(frozen + 90)
    await backend.runClock()
    await expect.poll(time).toBeGreaterThan(frozen + 90)
  })

  test('lets people come and go, and reads what reached them', async ({ page, backend }) => {
    await page.goto(paths.groupDetails(TYPICAL, GROUPS.quiet))
    const { open, section, outcome } = studioOn(page)
    await open('People')
    // The open screen says which group is meant.
    await expect(section('Where').getByRole('textbox', { name: 'Group ID' })).toHaveValue(GROUPS.quiet)
    await section('Join and leave').getByRole('spinbutton', { name: 'How many' }).fill('12')
    await section('Join and leave').getByRole('button', { name: 'Join' }).click()
    await expect(outcome).toContainText('12 joined, 12 online.')
    const { facts } = detailsPanel(page)
    await expect(facts.getByText('12', { exact: true })).toBeVisible()
    await section('Join and leave').getByText('By name').click()
    await section('Join and leave').getByRole('textbox', { name: 'User IDs' }).fill('zoe, yan')
    await section('Join and leave').getByRole('button', { name: 'Join' }).click()
    await expect(outcome).toContainText('2 joined, 14 online.')
    await section('Join and leave').getByRole('button', { name: 'Who is inside' }).click()
    await expect(outcome).toContainText('14 online: viewer1, viewer2')
    await section('Connection').getByRole('textbox', { name: 'User IDs' }).fill('zoe')
    await section('Connection').getByRole('button', { name: 'Cut off' }).click()
    await expect(outcome).toContainText('Cut off: zoe.')
    await section('Connection').getByRole('button', { name: 'Come back' }).click()
    await expect(outcome).toContainText('Back: zoe.')

    await section('Inbox').getByRole('textbox', { name: 'User ID' }).fill('yan')
    await page.keyboard.press('Enter')
    await expect(section('Inbox')).toContainText('yan: online, in rehearsalroom')
    await expect(section('Inbox').getByRole('listitem').first()).toContainText('zoe joined, 14 online')
    await callService(page, 'SendLiveMessageGroup', {
      ...inGroup(GROUPS.quiet),
      MsgType: 7,
      Body: 'Hi <b>there</b>',
      SenderId: 'host',
    })
    await backend.advanceClock(1)
    await expect(section('Inbox').getByRole('listitem').first()).toContainText('Message of type 7 from host')
    await expect(section('Inbox').getByRole('listitem').first()).toContainText('Hi <b>there</b>')
  })

  test('lets a show run and stops it', async ({ page, backend }) => {
    await page.goto(LIST)
    const { open, section, outcome } = studioOn(page)
    await open('Show')
    const setUp = section('Let a show run')
    await setUp.getByRole('button', { name: 'Start' }).click()
    await expect(outcome).toContainText('Enter a group ID first')
    await setUp.getByRole('textbox', { name: 'Group ID' }).fill(GROUPS.busy)
    await setUp.getByRole('spinbutton', { name: 'Messages a second' }).fill('10')
    for (let row = 0; row < 3; row += 1) await setUp.getByRole('button', { name: 'Add a type' }).click()
    await setUp.getByRole('textbox', { name: 'Type of row 1' }).fill('77')
    await setUp.getByRole('button', { name: 'Remove row 3' }).click()
    await setUp.getByRole('button', { name: 'Remove row 2' }).click()
    await setUp.getByRole('button', { name: 'Start' }).click()
    await expect(outcome).toContainText('The show runs; ')
    const running = section('Running shows').getByRole('listitem')
    // The session has one of its own.
    await expect(running).toContainText([GROUPS.onAir, `${GROUPS.busy}10 a second until`])
    await backend.advanceClock(5)
    const stored = await callService(page, 'ListLiveMessageGroupMessages', {
      ...inGroup(GROUPS.busy),
      MsgType: 77,
      PageSize: 10,
      SortType: 1,
    })
    expect(stored).toMatchObject({ MessageList: Array.from({ length: 10 }, () => ({ MsgType: 77 })) })
    await section('Running shows')
      .getByRole('button', { name: `Stop the show in ${GROUPS.busy}` })
      .click()
    await expect(running).toHaveCount(1)
    await section('Running shows')
      .getByRole('button', { name: `Stop the show in ${GROUPS.onAir}` })
      .click()
    await expect(section('Running shows')).toContainText('Nobody talks.')
    expect((await backend.control('state', {})).shows).toEqual([])
  })

  test('shows the last calls with request and answer', async ({ page, expectRefusal }) => {
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await page.goto(LIST)
    const { open, section } = studioOn(page)
    await open('Calls')
    await callService(page, 'DescribeLiveMessageGroup', inGroup(GROUPS.markupName))
    await expect(callService(page, 'DescribeLiveMessageGroup', inGroup('nosuchgroup'))).rejects.toThrow('404')
    const calls = section('Last calls of this page')
    const failed = calls.getByRole('listitem').filter({ hasText: '404 ResourceNotExist' })
    await failed.locator('summary').click()
    await expect(failed.getByRole('region', { name: /^Request / })).toContainText('"GroupId": "nosuchgroup"')
    await expect(failed.getByRole('button', { name: 'Copy RequestId' })).toBeVisible()
    const answered = calls.getByRole('listitem').filter({ hasText: GROUPS.markupName }).first()
    await answered.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(answered.getByRole('region', { name: /^Answer / })).toContainText('<img src=x onerror=alert(1)>')
    await calls.getByRole('checkbox', { name: 'Failures only' }).check()
    await expect(calls.getByRole('listitem')).toHaveCount(1)
  })
})
