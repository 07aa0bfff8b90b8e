import type { Locator, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectNoSideScroll } from './accessible.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { putRaw, toast } from './group-dialogs.ts'
import { groupsPage, shanghai, TYPICAL } from './groups-page.ts'
import { HOSTILE, type HostileName, inTextArea } from './hostile-strings.ts'
import { callService, consoleRequests } from './other-client.ts'
import { sendDialog, storedMessages } from './send-dialog.ts'

/** An application of its own, empty at first. */
const PLACE = shanghai(APPS.empty)
const scope = { AppId: APPS.empty, DataCenter: 'cn-shanghai' }
const inPlace = (GroupId: string) => ({ ...scope, GroupId })
const read = (page: Page, id: string) => callService(page, 'DescribeLiveMessageGroup', inPlace(id))

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a literal's keys
const NAMES = Object.keys(HOSTILE) as HostileName[]

/** A group for each of these, with the string as its name and as its information. */
async function addGroups(page: Page, names: readonly HostileName[]) {
  await page.goto(paths.groups(PLACE))
  await expect(page.getByRole('heading', { name: 'Groups' })).toBeVisible()
  for (const name of names) {
    const text = HOSTILE[name]
    await callService(page, 'CreateLiveMessageGroup', { ...inPlace(name), GroupName: text, GroupInfo: text })
  }
}

const textOf = (element: Locator) => element.evaluate((found) => found.textContent)

/** What a text may never turn into: the console itself has one picture, in its head. */
const MADE_OF_TEXT =
  'img:not(header img), iframe, plaintext, object, embed, [onfocus], [onerror], a[href^="javascript"]'

test.beforeEach(({ page }) => {
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') return dialog.accept()
    throw new Error(`A text opened a dialog: ${dialog.message()}`)
  })
})
test.afterEach(async ({ page }) => {
  await expect(page.locator(MADE_OF_TEXT)).toHaveCount(0)
})

test('the list shows forty hostile names as they are, and finds them', async ({ page }) => {
  const list = groupsPage(page)
  await addGroups(page, NAMES)
  await page.goto(`${paths.groups(PLACE)}?size=50`)
  await expect(list.rows).toHaveCount(40)
  const shown = await list.rows.evaluateAll((rows) =>
    rows.map((row) => [row.querySelector('code')?.textContent, row.querySelector('bdi')?.textContent]),
  )
  expect(Object.fromEntries(shown)).toEqual(HOSTILE)
  await expectNoSideScroll(page)
  // In one call: the console's own look at each of them shares the limit of a second.
  const asked = { ...scope, SortType: 1, PageNumber: 1, PageSize: 50 }
  expect(await callService(page, 'ListLiveMessageGroupByPage', asked)).toMatchObject({
    GroupList: NAMES.map((name) => ({ GroupId: name, GroupName: HOSTILE[name], GroupInfo: HOSTILE[name] })),
  })

  const searches: [typed: string, found: HostileName[]][] = [
    ['<script>', ['brokenOut', 'svgScript', 'script']],
    ['__PROTO__', ['json', 'proto']],
    ['%00', ['percent']],
    ['直直', ['threeByteEdge']],
    ['ﬁrst', ['carriageReturn', 'crlf']],
    ['\\', ['quotes']],
    ["=cmd|' /c", ['formula']],
    ['&q=1#x +', ['percent']],
  ]
  for (const [typed, found] of searches) {
    await list.search.fill(typed)
    await expect(list.ids, typed).toHaveText(found)
  }
  // A moment after the last letter.
  await expect(page).toHaveURL(/[?&]q=%26q%3D1%23x/)
  await page.reload()
  await expect(list.search).toHaveValue('&q=1#x +')
  await expect(list.ids).toHaveText(['percent'])
  await list.search.fill('.*')
  await expect(list.rows).toHaveCount(0)
})

test('Group Information shows them unharmed, and saving something else leaves every byte', async ({ page }) => {
  const names = [
    'crlf',
    'carriageReturn',
    'blankLines',
    'control',
    'separators',
    'byteOrderMark',
    'zeroWidth',
    'bidiOverride',
    'plaintext',
    'json',
  ] as const
  const list = groupsPage(page)
  const { panel, fact, administrator, information, save, said, tab } = detailsPanel(page)
  await addGroups(page, names)
  await list.refresh.click()
  for (const name of names) {
    await test.step(name, async () => {
      await list.action('View Details', name).click()
      expect(await textOf(fact('Group Name'))).toBe(HOSTILE[name])
      await tab('Settings').click()
      await expect(information).toHaveValue(inTextArea(HOSTILE[name]))
      await administrator.fill('anna')
      await save.click()
      await expect(said('Saved.')).toBeVisible()
      expect(await read(page, name)).toMatchObject({ GroupInfo: HOSTILE[name], AdminList: ['anna'] })
      await page.keyboard.press('Escape')
      await expect(panel).toHaveCount(0)
    })
  }
})

test('Create Group takes them as they are typed', async ({ page }) => {
  const names = ['imageHandler', 'bidiOverride', 'fourByteEdge', 'byteOrderMark', 'percent', 'proto'] as const
  const list = groupsPage(page)
  const dialog = page.getByRole('dialog', { name: 'Create Interactive Messaging Group' })
  await list.open(PLACE)
  for (const name of names) {
    await test.step(name, async () => {
      await list.createGroup.first().click()
      await dialog.getByRole('textbox', { name: 'Group ID' }).fill(name)
      await dialog.getByRole('textbox', { name: 'Group Name' }).fill(HOSTILE[name])
      await dialog.getByRole('textbox', { name: 'Group Additional Information' }).fill(HOSTILE[name])
      await dialog.getByRole('button', { name: 'OK' }).click()
      await expect(dialog).toHaveCount(0)
      expect(await read(page, name)).toMatchObject({ GroupName: HOSTILE[name], GroupInfo: HOSTILE[name] })
      expect(await textOf(list.row(name).locator('bdi').first())).toBe(HOSTILE[name])
    })
  }
})

test('Send Message sends them as they are typed', async ({ page }) => {
  const names = [
    'crlf',
    'tabs',
    'separators',
    'byteOrderMark',
    'zeroWidth',
    'noBreakSpaces',
    'family',
    'foreignImage',
    'json',
    'template',
  ] as const
  const { told, send, found, open, fill } = sendDialog(page)
  await open(GROUPS.busy)
  let previous = ''
  for (const name of names) {
    await test.step(name, async () => {
      await fill({ senderId: 'anna', type: '1', senderInformation: HOSTILE[name], content: HOSTILE[name] })
      await send.click()
      await expect(told('Message ID')).not.toHaveText(previous)
      previous = await told('Message ID').innerText()
      await expect(found).toBeVisible()
      const [stored] = await storedMessages(page, GROUPS.busy)
      const text = inTextArea(HOSTILE[name])
      expect(stored).toMatchObject({ MsgTid: previous, Body: text, Sender: { UserInfo: text } })
    })
  }
})

test('dialogs and toasts about a group show its name as text', async ({ page }) => {
  const list = groupsPage(page)
  const group = HOSTILE.imageHandler
  await addGroups(page, ['imageHandler'])
  await list.refresh.click()
  await list.action('Delete Group', 'imageHandler').click()
  const dialog = page.getByRole('dialog', { name: 'Delete Group' })
  await expect(dialog).toContainText(group)
  await dialog.getByRole('button', { name: 'Delete Group' }).click()
  await expect(dialog).toHaveCount(0)
  await toast(page, group).getByRole('button', { name: 'Restore Group' }).click()
  const restore = page.getByRole('dialog', { name: 'Restore Group' })
  await expect(restore).toContainText(group)
  await restore.getByRole('button', { name: 'Restore Group' }).click()
  await expect(restore).toHaveCount(0)
  expect(await read(page, 'imageHandler')).toMatchObject({ GroupName: group, Delete: false })
})

test('half a character is refused on every field, before anything is sent', async ({ page }) => {
  const requests = (['CreateLiveMessageGroup', 'ModifyLiveMessageGroup', 'SendLiveMessageGroup'] as const).map(
    (action) => consoleRequests(page, action),
  )
  const screens: [address: string, fields: string[], submit: string][] = [
    [
      paths.createGroup(TYPICAL),
      ['Group ID', 'Group Name', 'Owner', 'Administrator', 'Group Additional Information'],
      'OK',
    ],
    [paths.groupTab(TYPICAL, GROUPS.quiet, 'settings'), ['Administrator', 'Group Additional Information'], 'Save'],
    [
      paths.sendMessage(TYPICAL, GROUPS.busy),
      ['Sender ID', 'Sender Additional Information', 'Message Content'],
      'Send Message',
    ],
  ]
  const dialog = page.getByRole('dialog')
  for (const [address, fields, submit] of screens) {
    await page.goto(address)
    const save = dialog.getByRole('button', { name: submit, exact: true })
    await expect(save).toBeEnabled()
    for (const name of fields) await putRaw(dialog.getByRole('textbox', { name }), [0x6f, 0xd83d])
    await save.click()
    await expect(dialog.getByText('Contains half of a character (a lone surrogate)')).toHaveCount(fields.length)
    for (const name of fields) {
      await expect(dialog.getByRole('textbox', { name })).toHaveAttribute('aria-invalid', 'true')
      await dialog.getByRole('textbox', { name }).fill('')
    }
  }
  expect(requests.flat()).toHaveLength(0)
})
