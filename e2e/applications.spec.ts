import { paths } from '#lib/paths.ts'
import { APPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { consoleRequests, paramsOf } from './other-client.ts'

const ADDRESS = paths.applications('cn-shanghai')

test('lists every application with its facts, newest first', async ({ page }) => {
  await page.goto(ADDRESS)
  const rows = page.getByRole('row')
  await expect(rows.nth(1)).toContainText('Starlight Live')
  await expect(rows.nth(1)).toContainText(APPS.typical)
  await expect(rows.nth(1)).toContainText('90 days')
  await expect(rows.nth(1)).toContainText('Enabled')
  await expect(page.getByRole('row').filter({ hasText: APPS.disabled })).toContainText('Disabled')
  await expect(page.getByText(APPS.foreign)).toHaveCount(0)
  await expect(page.getByText('5 applications')).toBeVisible()
  await expectAccessible(page)
})

test('copies an application’s ID', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(ADDRESS)
  await page
    .getByRole('row')
    .filter({ hasText: APPS.typical })
    .getByRole('button', { name: 'Copy Application ID' })
    .click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(APPS.typical)
})

test('creates an application: the request, the new row, its groups', { tag: '@gateway' }, async ({ page }) => {
  await page.goto(ADDRESS)
  await page.getByRole('button', { name: 'Create Application' }).click()
  await expect(page).toHaveURL(paths.createApplication('cn-shanghai'))
  const dialog = page.getByRole('dialog', { name: 'Create Application' })
  await expect(dialog.getByLabel('Application Name')).toBeFocused()
  await expectAccessible(page)
  await dialog.getByLabel('Application Name').fill('星光 live 🎤')
  await dialog.getByText('180 days').click()
  const requests = consoleRequests(page, 'CreateLiveMessageApp')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => requests.map(paramsOf))
    .toEqual([
      {
        AppName: '星光 live 🎤',
        MsgLifeCycle: 2,
        DataCenter: 'cn-shanghai',
      },
    ])
  await expect(page).toHaveURL(ADDRESS)
  await expect(page.getByText('Application 星光 live 🎤 created')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create Application' })).toBeFocused()
  const row = page.getByRole('row').nth(1)
  await expect(row).toContainText('星光 live 🎤')
  await expect(row).toContainText('180 days')
  await row.getByRole('link', { name: 'View Groups of 星光 live 🎤' }).click()
  await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
})

test('says what is wrong with a name, on the field', async ({ page }) => {
  await page.goto(paths.createApplication('cn-shanghai'))
  const dialog = page.getByRole('dialog', { name: 'Create Application' })
  // Required is said by the attribute, not by a star in the name.
  const name = dialog.getByRole('textbox', { name: 'Application Name', exact: true })
  await expect(name).toHaveAttribute('aria-required', 'true')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog.getByText('Enter a value.')).toBeVisible()
  await expect(name).toBeFocused()
  for (const bad of ['a', 'x'.repeat(17)]) {
    await name.fill(bad)
    await expect(dialog.getByText('Use 2 to 16 characters.')).toBeVisible()
    await expect(name).toHaveAttribute('aria-invalid', 'true')
  }
  await name.fill('😀'.repeat(16))
  await expect(dialog.getByText('Use 2 to 16 characters.')).toHaveCount(0)
  await expect(dialog.getByText('16 / 16 characters')).toBeVisible()
  const twin = dialog.getByText('An application of this name exists already.')
  await expect(twin).toHaveCount(0)
  await name.fill(' Starlight Live ')
  await expect(twin).toBeVisible()
  await name.fill('Starlight Live 2')
  await expect(twin).toHaveCount(0)
})

test('keeps what was typed when the service fails, and succeeds on the second try', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(500, 'CreateLiveMessageApp')
  await page.goto(paths.createApplication('cn-shanghai'))
  await backend.setFaults({ action: 'CreateLiveMessageApp', kind: 'error', code: 'ServerError', status: 500, times: 1 })
  const dialog = page.getByRole('dialog', { name: 'Create Application' })
  await dialog.getByLabel('Application Name').fill('Second try')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('ServerError')
  await expect(dialog.getByLabel('Application Name')).toHaveValue('Second try')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('Second try')
})

test('an answer that is lost: asked for, never sent twice, and told as it is', async ({
  page,
  backend,
  expectRefusal,
  expectLostCall,
}) => {
  const ACTION = 'CreateLiveMessageApp'
  const LIST = 'ListLiveMessageApps'
  expectLostCall(ACTION)
  expectRefusal(403, LIST)
  await page.goto(ADDRESS)
  const rows = page.getByRole('row')
  await expect(rows.nth(1)).toContainText('Starlight Live')
  const sent = consoleRequests(page, ACTION)
  const dialog = page.getByRole('dialog', { name: 'Create Application' })
  const name = dialog.getByLabel('Application Name')
  const ok = dialog.getByRole('button', { name: 'Create', exact: true })
  const unreachable = dialog.getByRole('alert').filter({ hasText: 'could not be reached' })

  await test.step('it was created, though the name is taken: success', async () => {
    await backend.setFaults({ action: ACTION, kind: 'cut-after' })
    await page.getByRole('button', { name: 'Create Application' }).click()
    await name.fill('Starlight Live')
    await ok.click()
    await expect(page.getByText('Application Starlight Live created')).toBeVisible()
    await expect(page).toHaveURL(ADDRESS)
    await expect(rows.filter({ hasText: 'Starlight Live' })).toHaveCount(2)
    await expect(page.getByRole('alert')).toHaveCount(0)
    expect(sent).toHaveLength(1)
  })

  await test.step('it was not: said so, and what was typed is kept', async () => {
    await backend.setFaults({ action: ACTION, kind: 'cut-before' })
    await page.getByRole('button', { name: 'Create Application' }).click()
    await name.fill('Starlight Live')
    await dialog.getByText('180 days').click()
    await ok.click()
    await expect(unreachable).toContainText('We checked: nothing was created.')
    await expect(name).toHaveValue('Starlight Live')
    await expect(dialog.getByRole('radio', { name: '180 days' })).toBeChecked()
    await expect(ok).toBeFocused()
    expect(sent).toHaveLength(2)
  })

  await test.step('nobody knows: said so, and trying again finds it instead of making a second one', async () => {
    await backend.setFaults(
      { action: ACTION, kind: 'cut-after' },
      { action: LIST, kind: 'error', code: 'NoAuth', status: 403 },
    )
    await name.fill('In doubt')
    await ok.click()
    await expect(unreachable).toContainText('Unconfirmed: the application may have been created.')
    await expect(unreachable).toContainText(/Asking failed: .* \(NoAuth\)/)
    await expect(name).toHaveValue('In doubt')
    await expectAccessible(page)
    await backend.setFaults()
    await ok.click()
    await expect(page.getByText('Application In doubt created')).toBeVisible()
    await expect(rows.filter({ hasText: 'In doubt' })).toHaveCount(1)
    expect(sent).toHaveLength(3)
  })
})

test('a Live Center without applications invites to create one', async ({ page, backend }) => {
  await backend.reset('empty')
  await page.goto(ADDRESS)
  await expect(page.getByRole('heading', { name: 'Applications' })).toBeVisible()
})

test('a list that cannot be read says why and can be read again', async ({ page, backend, expectRefusal }) => {
  expectRefusal(403)
  await page.goto(ADDRESS)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await backend.setFaults({ action: 'ListLiveMessageApps', kind: 'error', code: 'NoAuth', status: 403, times: 1 })
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('NoAuth')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('Starlight Live')
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('creates an application', async ({ page }) => {
    await page.goto(ADDRESS)
    await page.getByRole('button', { name: '创建应用' }).click()
    const dialog = page.getByRole('dialog', { name: '创建应用' })
    await dialog.getByRole('button', { name: '创建', exact: true }).click()
    await expect(dialog.getByText('请填写。')).toBeVisible()
    await dialog.getByLabel('应用名称').fill('夜场直播')
    await dialog.getByRole('button', { name: '创建', exact: true }).click()
    await expect(page.getByText('应用 夜场直播 已创建')).toBeVisible()
    await expect(page.getByRole('row').nth(1)).toContainText('夜场直播')
  })
})
