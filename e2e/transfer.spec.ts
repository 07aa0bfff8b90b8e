/** Many groups from a spreadsheet, a file and a pattern, and groups into a file. */
import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { inScope, TYPICAL } from './group-dialogs.ts'
import { shanghai } from './groups-page.ts'
import { callService } from './other-client.ts'

function createMany(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Create Many Groups' })
  return {
    dialog,
    way: (name: string) => dialog.getByRole('radiogroup').first().getByText(name, { exact: true }),
    cells: dialog.getByRole('textbox', { name: 'Cells of a spreadsheet' }),
    file: dialog.locator('input[type=file]'),
    create: dialog.getByRole('button', { name: /^Create/ }),
    leaveOut: dialog.getByRole('checkbox', { name: /^Leave \d/ }),
    compared: dialog.getByText(/^Compared with all/),
  }
}

const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export Groups' })

const textOf = async (download: Download) => (await readFile(await download.path())).toString('utf8')

/** The ID of the group that an element of the list is about, and what is wrong with it. */
const told = (page: Page) => createMany(page).dialog.locator('ol > li')

test('a spreadsheet is corrected in its place, and a run creates its groups', { tag: '@gateway' }, async ({ page }) => {
  const { dialog, way, cells, create, compared } = createMany(page)
  await page.goto(paths.groups(TYPICAL))
  await page.getByRole('button', { name: 'Create Many' }).click()
  await expect(page).toHaveURL(paths.createMany(TYPICAL))
  await expect(dialog.getByRole('button', { name: 'Choose a file' })).toBeFocused()
  await way('Spreadsheet').click()
  await cells.fill(
    [
      'Group ID\tGroup Name\tOwner\tAdministrators\tGroup Additional Information',
      'paste01\t双十一\tanna\tliwei, producer07\t{"room":1}',
      'paste 2\tNight 2\ta_b',
      GROUPS.quiet,
      'paste01',
      GROUPS.deletedRecently,
    ].join('\n'),
  )
  await expect(compared).toBeVisible()
  await expect(told(page)).toHaveText([
    /^paste 2Line 3, column 1Group ID: Remove the white space inside.*Line 3, column 3Owner: Use letters/,
    /Line 4, column 1Group ID: A group with this ID exists already/,
    /Line 5, column 1Group ID: The same ID stands at Line 2, column 1/,
    /Line 6, column 1Group ID: A deleted group holds this ID/,
  ])
  await expect(create).toBeDisabled()
  await expectAccessible(page)

  await cells.fill("id,name,Remark\npaste01,'=1+1,x\npaste02,,\n")
  await expect(dialog.getByRole('alert')).toContainText('Line 1, column 3“Remark” is no column of a group.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await dialog.getByRole('button', { name: 'Leave this column out' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: '2 can be created' })).toBeVisible()
  await create.click()
  await expect(page).toHaveURL(/\/runs\/[^/]+$/)
  await expect(page.getByText('Finished', { exact: true })).toBeVisible()
  const group = { ...inScope(TYPICAL), GroupId: 'paste01' }
  expect(await callService(page, 'DescribeLiveMessageGroup', group)).toMatchObject({ GroupName: '=1+1' })
})

/** What Excel in China writes, byte by byte: 群组ID;群组名称, then two groups named 双十一 and 之夜. */
const GB18030 = Buffer.concat([
  Buffer.from('C8BAD7E9', 'hex'),
  Buffer.from('ID;'),
  Buffer.from('C8BAD7E9C3FBB3C6', 'hex'),
  Buffer.from('\r\nexcel01;'),
  Buffer.from('CBABCAAED2BB', 'hex'),
  Buffer.from('\r\nexcel_2;'),
  Buffer.from('D6AED2B9', 'hex'),
  Buffer.from('\r\n'),
])

test('a file of Excel in China: what is refused is saved, to be corrected and loaded again', async ({ page }) => {
  const { dialog, file, create, leaveOut, way } = createMany(page)
  await page.goto(paths.createMany(TYPICAL))
  await file.setInputFiles({ name: 'groups.csv', mimeType: 'text/csv', buffer: GB18030 })
  await expect(dialog.getByRole('combobox', { name: 'Read as' })).toHaveValue('gb18030')
  await expect(dialog.getByText('Delimiter: semicolon')).toBeVisible()
  await expect(told(page)).toContainText(['Line 3, column 1'])
  await expect(dialog.getByRole('status').filter({ hasText: '1 can be created' })).toBeVisible()
  await leaveOut.check()
  const rejects = page.waitForEvent('download')
  await create.click()
  const rejected = await textOf(await rejects)
  expect(rejected).toMatch(
    /^\uFEFFWhat is wrong,Group ID,Group Name,.*\r\n"Group ID: Use letters .*excel_2,之夜,,,\r\n$/,
  )
  await expect(page).toHaveURL(/\/runs\/[^/]+$/)
  await expect(page.getByText('Finished', { exact: true })).toBeVisible()
  const group = { ...inScope(TYPICAL), GroupId: 'excel01' }
  expect(await callService(page, 'DescribeLiveMessageGroup', group)).toMatchObject({ GroupName: '双十一' })

  // Corrected, the rest goes the same way; what was created meanwhile is told to be taken.
  await page.goto(paths.createMany(TYPICAL))
  const corrected = Buffer.from(`${rejected.replace('excel_2', 'excel02')}x,excel01,,,,\r\n`)
  await file.setInputFiles({ name: 'rejects.csv', mimeType: 'text/csv', buffer: corrected })
  await expect(dialog.getByRole('status').filter({ hasText: '1 can be created' })).toBeVisible()
  await expect(told(page)).toContainText(['A group with this ID exists already.'])
  // Loaded, and neither created nor left on purpose.
  await way('Pattern').click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Discard unsaved changes?')).toBeVisible()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(dialog).toHaveCount(0)
})

const exported = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    owner: v.string(),
    administrators: v.array(v.string()),
    information: v.string(),
    status: v.picklist(['normal', 'deleted']),
  }),
)

async function exportAll(page: Page) {
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = exportDialog(page)
  await dialog.getByText('JSON', { exact: true }).click()
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: /^Export \d/ }).click()
  const download = await saving
  await expect(dialog.getByText(/groups are in the file/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(dialog).toHaveCount(0)
  return { name: download.suggestedFilename(), text: await textOf(download) }
}

test('what one application exports, another one imports, byte for byte', async ({ page }) => {
  const { dialog, file, create, leaveOut } = createMany(page)
  await page.goto(paths.groups(TYPICAL))
  const { name, text } = await exportAll(page)
  expect(name).toMatch(/^starlight001-groups-\d{4}-\d{2}-\d{2}-\d{6}\.json$/)
  const before = v.parse(exported, JSON.parse(text))
  expect(JSON.parse(text)).toContainEqual(expect.objectContaining({ id: GROUPS.busy, onlineUsers: expect.any(Number) }))
  expect(JSON.parse(text)).toContainEqual(
    expect.objectContaining({
      id: GROUPS.deletedRecently,
      deletedBy: expect.any(String),
      restorableUntil: expect.any(String),
    }),
  )

  const other = shanghai(APPS.empty)
  await page.goto(paths.createMany(other))
  await file.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  const deleted = before.filter(({ status }) => status === 'deleted').length
  await expect(dialog.getByText(`${deleted} deleted in the file: left out`)).toBeVisible()
  const refused = await told(page).locator('code').allInnerTexts()
  expect(refused).toContain(GROUPS.underscore)
  await leaveOut.check()
  const rejects = page.waitForEvent('download')
  await create.click()
  await rejects
  await expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: 15_000 })
  await page.goto(paths.groups(other))
  const after = v.parse(exported, JSON.parse((await exportAll(page)).text))
  const byId = (groups: typeof before) => groups.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const live = before.filter(({ id, status }) => status === 'normal' && !refused.includes(id))
  expect(live.length).toBeGreaterThan(40)
  expect(byId(after)).toEqual(byId(live))
})

test.describe('in Chinese, on a telephone', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })

  test('a pattern and an export are accessible', async ({ page }) => {
    await page.goto(paths.groups(TYPICAL))
    await page.getByRole('button', { name: '批量创建' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('编号规则').click()
    await dialog.getByRole('textbox', { name: '群组ID' }).fill('show{001..500}')
    await dialog.getByRole('textbox', { name: '群组名称' }).fill('第{1..400}场')
    await expect(dialog.getByText('生成 400 个值，而群组有 500 个。')).toBeVisible()
    await dialog.getByRole('textbox', { name: '群组名称' }).fill('第{1..500}场')
    await expect(dialog.getByRole('button', { name: '创建 500 个' })).toBeEnabled()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '放弃', exact: true }).click()
    await page.getByRole('button', { name: '导出' }).click()
    await expect(dialog.getByRole('button', { name: '导出 60 个' })).toBeEnabled()
    await expectAccessible(page)
    await expectNoSideScroll(page)
  })
})
