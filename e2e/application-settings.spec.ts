/** One application: what is told of it, and what can be changed of it. */
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage } from './groups-page.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
import { visit } from './visit.ts'

const CENTER = 'cn-shanghai'
const PLACE = { center: CENTER, appId: APPS.typical } as const
const NAMED = { AppId: APPS.typical, DataCenter: CENTER }
const CALLBACK = 'ModifyLiveMessageAppCallback'
const AUDIT = 'ModifyLiveMessageAppAudit'
const DISABLE = 'ModifyLiveMessageAppDisable'

test('details lead to the event callback: its rule, the request, a lost answer, and what others changed meanwhile', async ({
  page,
  backend,
  expectLostCall,
}) => {
  expectLostCall(CALLBACK)
  await visit(page, paths.applications(CENTER))
  const sent = consoleRequests(page, CALLBACK)
  await page.getByRole('link', { name: 'View Details: Starlight Live' }).click()
  const details = page.getByRole('dialog', { name: 'Application Details' })
  await expect(details).toContainText('https://hooks.starlight.example/live')
  await expect(details).toContainText('90 days')
  await expectAccessible(page)
  await details.getByRole('link', { name: 'Event Callback' }).click()
  const dialog = page.getByRole('dialog', { name: 'Event Callback' })
  const url = dialog.getByLabel('Callback URL')
  const save = dialog.getByRole('button', { name: 'Save' })
  await expect(url).toHaveValue('https://hooks.starlight.example/live')
  await expect(url).toBeFocused()

  await test.step('its rule is told on the field, and nothing is sent', async () => {
    for (const [bad, why] of [
      ['hooks.example', 'Start with http:// or https://.'],
      ['https://hooks.example:8443/live', 'Leave the port out'],
      ['http://192.168.0.7/', 'cannot reach a private address'],
    ] as const) {
      await url.fill(bad)
      await expect(dialog.getByText(why)).toBeVisible()
    }
    await save.click()
    await expect(url).toBeFocused()
    expect(sent).toHaveLength(0)
  })
  await test.step('what has not changed is not sent', async () => {
    await url.fill('https://hooks.starlight.example/live')
    await save.click()
    await expect(dialog.getByText('Nothing has changed.')).toBeVisible()
    expect(sent).toHaveLength(0)
  })
  await test.step('what somebody else changed is told before it is replaced', async () => {
    await callService(page, CALLBACK, { ...NAMED, EventCallbackUrl: 'https://theirs.example/' })
    await url.fill('https://mine.example/hook')
    await save.click()
    await expect(dialog.getByRole('alert')).toContainText('Stored now: https://theirs.example/.')
    await expect(url).toHaveValue('https://mine.example/hook')
    expect(sent).toHaveLength(0)
  })
  await test.step('nothing was done: said so, and what was typed is kept; a lost answer is asked for, never sent twice', async () => {
    await backend.setFaults({ action: CALLBACK, kind: 'cut-before' })
    await save.click()
    await expect(dialog.getByRole('alert').filter({ hasText: 'We checked: nothing was changed.' })).toBeVisible()
    await expect(url).toHaveValue('https://mine.example/hook')
    await backend.setFaults({ action: CALLBACK, kind: 'cut-after' })
    await save.click()
    await expect(page.getByText('Event Callback of Starlight Live saved')).toBeVisible()
    const request = { ...NAMED, EventCallbackUrl: 'https://mine.example/hook' }
    expect(sent.map(paramsOf)).toEqual([request, request])
  })
  await expect(details).toContainText('https://mine.example/hook')

  await test.step('leaving asks about what was typed; an empty address turns callbacks off', async () => {
    await details.getByRole('link', { name: 'Event Callback' }).click()
    await url.fill('')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await save.click()
    await expect(details.getByText('Event Callback').first()).toBeVisible()
    expect(paramsOf(sent.at(-1))).toEqual({ ...NAMED, EventCallbackUrl: '' })
    await details.getByRole('button', { name: 'Close' }).last().click()
    await expect(page).toHaveURL(paths.applications(CENTER))
    await expect(page.getByRole('link', { name: 'View Details: Starlight Live' })).toBeFocused()
  })
})

test('moderation: who looks at messages, and the address that only the custom one needs', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(403, AUDIT)
  await visit(page, paths.changeModeration(PLACE))
  const sent = consoleRequests(page, AUDIT)
  const dialog = page.getByRole('dialog', { name: 'Content Moderation' })
  const save = dialog.getByRole('button', { name: 'Save' })
  const url = dialog.getByLabel('Moderation URL')
  await expect(dialog.getByRole('radio', { name: /^Off/ })).toBeChecked()
  await expect(url).toHaveCount(0)
  await dialog.getByRole('radio', { name: /^Custom/ }).check()
  await save.click()
  await expect(dialog.getByText('Enter a value.')).toBeVisible()
  await url.fill('https://moderation.example/check')
  await expectAccessible(page)

  await backend.setFaults({ action: AUDIT, kind: 'error', code: 'NoAuth', status: 403, times: 1 })
  await save.click()
  await expect(dialog.getByRole('alert')).toContainText('NoAuth')
  await expect(url).toHaveValue('https://moderation.example/check')
  await save.click()
  await expect(page.getByText('Content Moderation of Starlight Live saved')).toBeVisible()
  const request = { ...NAMED, AuditType: 2, AuditUrl: 'https://moderation.example/check' }
  expect(sent.map(paramsOf)).toEqual([request, request])
  await page.getByRole('link', { name: 'View Details: Starlight Live' }).click()
  const details = page.getByRole('dialog', { name: 'Application Details' })
  await expect(details).toContainText('https://moderation.example/check')
  await details.getByRole('link', { name: 'Content Moderation' }).click()
  await dialog.getByRole('radio', { name: /^Built-in/ }).check()
  await save.click()
  await expect(details).toContainText('Built-in')
  expect(paramsOf(sent.at(-1))).toEqual({ ...NAMED, AuditType: 1 })
})

test('disabling wants the ID typed and stops everything; its groups say so, and lead to enabling it', async ({
  page,
  expectRefusal,
}) => {
  expectRefusal(403)
  await visit(page, paths.applications(CENTER))
  const sent = consoleRequests(page, DISABLE)
  const row = page.getByRole('row').filter({ hasText: APPS.typical })
  await row.getByRole('link', { name: 'Disable: Starlight Live' }).click()
  const dialog = page.getByRole('dialog', { name: 'Disable Application' })
  await expect(dialog).toContainText('Its 49 groups can be neither read nor changed')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  const disable = dialog.getByRole('button', { name: 'Disable', exact: true })
  const typed = dialog.getByLabel('Type the application’s ID to disable it')
  await expect(disable).toBeDisabled()
  await expect(dialog.getByRole('status').filter({ hasText: 'Type the application’s ID above first.' })).toBeVisible()
  await typed.fill('Starlight')
  await expect(dialog.getByText('Not the ID of this application.')).toBeVisible()
  await typed.fill(APPS.typical)
  await page.keyboard.press('Enter')
  expect(sent).toHaveLength(0)
  await expectAccessible(page)
  await disable.dblclick()
  await expect(page.getByText('Application Starlight Live disabled')).toBeVisible()
  await expect(row).toContainText('Disabled')
  expect(sent.map(paramsOf)).toEqual([{ ...NAMED, Disable: true }])

  await row.getByRole('link', { name: 'View Groups of Starlight Live' }).click()
  await expect(page.getByRole('heading', { name: 'Application disabled' })).toBeVisible()
  await page.getByRole('link', { name: 'Enable Application' }).click()
  const enabling = page.getByRole('dialog', { name: 'Enable Application' })
  await enabling.getByRole('button', { name: 'Enable', exact: true }).click()
  await expect(page.getByText('Application Starlight Live enabled')).toBeVisible()
  expect(paramsOf(sent.at(-1))).toEqual({ ...NAMED, Disable: false })
  await expect(groupsPage(page).row(GROUPS.busy)).toBeVisible()
})

test('300 applications: search, status, pages, all in the address; an ID that is none is told', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(404)
  await backend.reset('full-account')
  await visit(page, `${paths.applications(CENTER)}?page=2`)
  const rows = page.getByRole('row')
  await expect(rows).toHaveCount(21)
  await expect(page.getByText('21–40 of 270')).toBeVisible()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(`${paths.applications(CENTER)}?page=3`)
  const search = page.getByRole('searchbox', { name: 'Search applications' })
  await search.fill('TENANT 29')
  await expect(page.getByText('9 of 270 applications')).toBeVisible()
  await expect(rows).toHaveCount(10)
  await expect(page).toHaveURL(`${paths.applications(CENTER)}?q=TENANT+29`)
  await page.getByText('Disabled', { exact: true }).first().click()
  await expect(page.getByText('1 of 270 applications')).toBeVisible()
  await expect(page).toHaveURL(`${paths.applications(CENTER)}?q=TENANT+29&state=disabled`)
  await page.getByRole('link', { name: /^View Details/ }).click()
  const dialog = page.getByRole('dialog')
  // What has the focus hears Escape.
  await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(`${paths.applications(CENTER)}?q=TENANT+29&state=disabled`)
  await search.fill('nobody')
  await expect(page.getByText('No name or ID contains “nobody”.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all statuses' }).click()
  await page.getByRole('button', { name: 'Clear search', exact: true }).click()
  await expect(rows).toHaveCount(21)
  await page.getByRole('combobox', { name: 'Applications per page' }).selectOption('100')
  await expect(rows).toHaveCount(101)
  await page.goto(paths.applicationDetails({ center: CENTER, appId: 'nowhere' }))
  await expect(dialog).toContainText('There is no application nowhere in this Live Center.')
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })

  test('nothing scrolls sideways, and all is accessible', async ({ page }) => {
    await visit(page, paths.applications(CENTER))
    await expect(page.getByRole('row')).toHaveCount(5)
    await expectNoSideScroll(page)
    await expectAccessible(page)
    await page.getByRole('link', { name: '查看详情：Starlight Live' }).click()
    const details = page.getByRole('dialog', { name: '应用详情' })
    await expect(details).toContainText('事件回调')
    await expectNoSideScroll(page)
    await details.getByRole('link', { name: '停用' }).click()
    const dialog = page.getByRole('dialog', { name: '停用应用' })
    await dialog.getByLabel('输入应用ID 以停用该应用').fill(APPS.typical)
    await dialog.getByRole('button', { name: '停用', exact: true }).click()
    await expect(page.getByText('应用 Starlight Live 已停用')).toBeVisible()
  })
})
