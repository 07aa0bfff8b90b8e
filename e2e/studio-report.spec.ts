import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { backendOf } from './backend.ts'
import { expect, test } from './fixtures.ts'
import { inScope, TYPICAL } from './group-dialogs.ts'
import { callService } from './other-client.ts'
import { studioOn } from './studio-panel.ts'

const BUSY = { ...inScope(TYPICAL), GroupId: GROUPS.busy }
const SCREEN = `${paths.groupDetails(TYPICAL, GROUPS.busy)}?q=star`
const QUESTION = { name: 'Replace the stored session by this report?' }

/** A session with changes, people, a fault, and a failure to report. */
async function rehearse(page: Page) {
  const backend = backendOf(page)
  await page.goto(SCREEN)
  await expect(page.getByRole('dialog', { name: 'Group Information' })).toBeVisible()
  await callService(page, 'ModifyLiveMessageGroup', {
    ...BUSY,
    ModifyInfo: true,
    GroupInfo: '{"big":12345678901234567890}',
  })
  await backend.join({ appId: BUSY.AppId, groupId: BUSY.GroupId }, ['zoe', 'yan'])
  await callService(page, 'SendLiveMessageGroup', { ...BUSY, MsgType: 7, Body: '你好', SenderId: 'zoe' })
  await backend.advanceClock(3600)
  await expect(callService(page, 'DescribeLiveMessageGroup', { ...BUSY, GroupId: 'nosuchgroup' })).rejects.toThrow(
    '404',
  )
  await backend.setFaults({ action: 'SendLiveMessageUser', nth: 3, kind: 'hang' })
}

/** What a session is, as far as it does not depend on the moment of asking. */
async function stateOf(page: Page) {
  const { scenario, seed, seededAt, faults, shows, applications } = await backendOf(page).control('state', {})
  const withoutRequestId = async (action: Parameters<typeof callService>[1], params: object) => {
    const answer = await callService(page, action, params)
    return { ...(answer as object), RequestId: '' }
  }
  return {
    state: { scenario, seed, seededAt, faults, shows, applications },
    group: await withoutRequestId('DescribeLiveMessageGroup', BUSY),
    messages: await withoutRequestId('ListLiveMessageGroupMessages', {
      ...BUSY,
      MsgType: 7,
      PageSize: 10,
      SortType: 1,
    }),
    inbox: await backendOf(page).control('inbox', { appId: BUSY.AppId, userId: 'yan' }),
  }
}

test.describe('@mock a bug report', () => {
  test('downloaded and chosen in another browser gives exactly the same state', async ({
    page,
    browser,
    baseURL,
    expectRefusal,
  }) => {
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await rehearse(page)
    const { open, section, outcome } = studioOn(page)
    await open('Session')
    const downloading = page.waitForEvent('download')
    await section('Bug report').getByRole('button', { name: 'Download' }).click()
    const download = await downloading
    await expect(outcome).toContainText(`Saved as ${download.suggestedFilename()}.`)
    const file = await download.path()
    const text = await readFile(file, 'utf8')
    // What a person reads first.
    expect(text.slice(0, 1200)).toContain('404 ResourceNotExist RequestId ')
    expect(text.slice(0, 1200)).toContain(`Screen: ${SCREEN}`)
    const reported = await stateOf(page)

    const context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...(baseURL === undefined ? {} : { baseURL }),
    })
    const other = await context.newPage()
    await other.goto('/')
    await other.getByRole('button', { name: '模拟会话' }).click()
    const panel = other.getByRole('region', { name: '模拟会话 调试台' })
    await panel.getByRole('tab', { name: '会话' }).click()
    await panel.getByLabel('选择文件').setInputFiles(file)
    const question = panel.getByRole('group', { name: '用此报告替换已保存的会话？' })
    await expect(question).toContainText('404 ResourceNotExist RequestId')
    await expect(question).toContainText(SCREEN)
    await question.getByRole('button', { name: '替换' }).click()
    await expect(other).toHaveURL(SCREEN)
    // The reporter's language, too.
    await expect(other.getByRole('dialog', { name: 'Group Information' })).toBeVisible()
    expect(await stateOf(other)).toEqual(reported)
    // Both go on in the same way.
    const next = { ...BUSY, MsgType: 7, Body: 'next', SenderId: 'yan' }
    for (const each of [page, other]) await callService(each, 'SendLiveMessageGroup', next)
    for (const each of [page, other]) await backendOf(each).advanceClock(1)
    const typeOf = async (each: Page) => (await stateOf(each)).group
    expect(await typeOf(other)).toEqual(await typeOf(page))
    await context.close()
  })

  test('copied and pasted asks first, and may be kept out', async ({ page, context, backend, expectRefusal }) => {
    for (const action of ['DescribeLiveMessageGroup', 'ListLiveMessageGroupByPage']) expectRefusal(404, action)
    // The application of the open screen is not in the world that takes the place of its own.
    expectRefusal(404, 'DescribeLiveMessageApp')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await rehearse(page)
    const { open, section, outcome, panel } = studioOn(page)
    await open('Session')
    await section('Bug report').getByRole('button', { name: 'Copy bug report' }).click()
    await expect(outcome).toContainText('The bug report is in the clipboard.')
    const text = await page.evaluate(() => navigator.clipboard.readText())
    const reported = await stateOf(page)

    await backend.reset('empty')
    const loader = section('Load a bug report')
    await loader.getByRole('textbox', { name: 'Or paste it here' }).fill(text)
    await loader.getByRole('button', { name: 'Load what was pasted' }).click()
    const question = panel.getByRole('group', QUESTION)
    await expect(question).toBeFocused()
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect((await backend.control('state', {})).scenario).toBe('empty')
    await loader.getByRole('button', { name: 'Load what was pasted' }).click()
    await question.getByRole('button', { name: 'Replace' }).click()
    await expect(outcome).toContainText('The session is as it was reported.')
    expect(await stateOf(page)).toEqual(reported)
  })

  test('that is none says so and changes nothing', async ({ page, backend }) => {
    await page.goto(paths.groups(TYPICAL))
    const { open, section, outcome } = studioOn(page)
    await open('Session')
    const loader = section('Load a bug report')
    const field = loader.getByRole('textbox', { name: 'Or paste it here' })
    for (const [text, sentence] of [
      ['{"half', 'This is not JSON.'],
      ['{"summary":[]}', 'This is no bug report of this version'],
      ['[1]', 'This is no bug report of this version'],
    ] as const) {
      await field.fill(text)
      await loader.getByRole('button', { name: 'Load what was pasted' }).click()
      await expect(outcome).toContainText(sentence)
    }
    const { file } = await backend.control('export', {})
    await field.fill(JSON.stringify({ ...file, entries: [{ nonsense: true }] }))
    await loader.getByRole('button', { name: 'Load what was pasted' }).click()
    await expect(outcome).toContainText('Change 1 of this report is damaged.')
    // A report leads nowhere but into the console.
    await field.fill(JSON.stringify({ ...file, screen: '//example.com/elsewhere' }))
    await loader.getByRole('button', { name: 'Load what was pasted' }).click()
    await loader.getByRole('button', { name: 'Replace' }).click()
    await expect(outcome).toContainText('The session is as it was reported.')
    await expect(page).toHaveURL(paths.groups(TYPICAL))
    expect((await backend.control('state', {})).scenario).toBe('typical')
  })

  test('has a smaller sister: the scenario link', async ({ page, context, backend, expectRefusal }) => {
    // A group still in the list is removed for good meanwhile.
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`${paths.groups(TYPICAL)}?status=deleted`)
    await backend.advanceClock(90_000)
    await backend.setFaults({ action: 'SendLiveMessageUser', kind: 'delay', ms: 7 })
    const { open, section, outcome } = studioOn(page)
    await open('Session')
    await section('Scenario link').getByRole('button', { name: 'Copy scenario link' }).click()
    await expect(outcome).toContainText('The scenario link is in the clipboard.')
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    expect(link.pathname + link.search).toBe(`${paths.groups(TYPICAL)}?status=deleted`)
    expect(link.hash).toMatch(/^#scenario=typical&seed=1&clock=9\d{4}&lang=en-US&faults=%5B/)
    await page.goto('about:blank')
    await page.goto(link.href)
    await page
      .getByRole('dialog', { name: 'Replace the stored session?' })
      .getByRole('button', { name: 'Replace' })
      .click()
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
    expect(await backend.control('state', {})).toMatchObject({
      clockOffsetSeconds: Number(/clock=(\d+)/.exec(link.hash)?.[1]),
      faults: [{ action: 'SendLiveMessageUser', kind: 'delay', ms: 7 }],
    })
  })
})
