/** A group's screen beside the list: its tabs, its dialogs, and the way between the two. */
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'

test('stands beside a list that stays in use; another row takes its place, and Back leaves both', async ({ page }) => {
  const list = groupsPage(page)
  const { panel, tab, close } = detailsPanel(page)
  await list.open()
  await list.action('View Details', GROUPS.busy).click()
  await expect(panel).toHaveAttribute('aria-modal', 'false')
  const box = await panel.boundingBox()
  const row = await list.row(GROUPS.quiet).boundingBox()
  expect((row?.x ?? 0) + (row?.width ?? 0)).toBeLessThanOrEqual(box?.x ?? 0)
  await tab('Settings').click()
  await expect(page).toHaveURL(paths.groupTab(TYPICAL, GROUPS.busy, 'settings'))

  await list.action('View Details', GROUPS.quiet).click()
  await expect(page).toHaveURL(paths.groupDetails(TYPICAL, GROUPS.quiet))
  await expect(panel).toContainText('Rehearsal room')
  await expectAccessible(page)
  await page.goBack()
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(paths.groups(TYPICAL))
  await page.goForward()
  await close.click()
  await expect(panel).toHaveCount(0)
  await expect(list.action('View Details', GROUPS.quiet)).toBeFocused()
})

test('F6 leads from one to the other and back to where one was; Escape is heard where it is pressed', async ({
  page,
}) => {
  const list = groupsPage(page)
  const { panel, tab } = detailsPanel(page)
  await list.open()
  await list.action('View Details', GROUPS.busy).click()
  await expect(panel).toBeFocused()
  await tab('Settings').focus()
  await page.keyboard.press('F6')
  await expect(page.locator(`[data-row=${GROUPS.busy}]`)).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.locator(`[data-row=${GROUPS.quiet}]`)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel).toBeVisible()
  await page.keyboard.press('Shift+F6')
  await expect(tab('Settings')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.locator(`[data-row=${GROUPS.quiet}]`)).toBeFocused()

  await test.step('full screen, as one liked it last', async () => {
    const full = panel.getByRole('button', { name: 'Full screen' })
    await full.click()
    await expect(list.row(GROUPS.busy)).toBeHidden()
    await page.reload()
    await expect(full).toHaveAttribute('aria-pressed', 'true')
    await expect(list.row(GROUPS.busy)).toBeHidden()
    await full.click()
    await expect(list.row(GROUPS.busy)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
  })
})

test('what is typed stays through tabs and dialogs, and is asked about once with what is typed over it', async ({
  page,
}) => {
  const { panel, information, tab, actions, question, open } = detailsPanel(page)
  await open(GROUPS.quiet)
  await information.fill('not saved yet')
  await tab('Overview').click()
  await expect(information).toBeHidden()
  await expect(question).toHaveCount(0)
  await expect(tab('Settings')).toHaveAccessibleName('Settings (not saved)')
  await actions.getByRole('link', { name: 'Send Message' }).click()
  await expect(page).toHaveURL(paths.sendFromTab(TYPICAL, GROUPS.quiet, 'overview'))
  const send = page.getByRole('dialog', { name: 'Send Message' })
  await send.getByLabel('Message Content', { exact: true }).fill('half a thought')

  await page.evaluate(() => document.querySelector<HTMLElement>('nav a[href$="/applications"]')?.click())
  await expect(question).toContainText('Group Information')
  await expect(question).toContainText('Send Message')
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await send.getByRole('button', { name: 'Cancel' }).click()
  await expect(question.getByRole('listitem')).toHaveCount(0)
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(send).toHaveCount(0)
  await expect(panel).toBeVisible()
  await expect(page).toHaveURL(paths.groupTab(TYPICAL, GROUPS.quiet, 'overview'))
  await tab('Settings').click()
  await expect(information).toHaveValue('not saved yet')
})

test('a dialog over it that is opened by its address takes the keys, and Escape leads back to the tab', async ({
  page,
}) => {
  const { panel, tab } = detailsPanel(page)
  await page.goto(paths.sendFromTab(TYPICAL, GROUPS.quiet, 'settings'))
  const send = page.getByRole('dialog', { name: 'Send Message' })
  await expect(send.getByRole('textbox', { name: 'Message Content' })).toBeFocused()
  await page.keyboard.press('F6')
  await expect(send.getByRole('textbox', { name: 'Message Content' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(send).toHaveCount(0)
  await expect(page).toHaveURL(paths.groupTab(TYPICAL, GROUPS.quiet, 'settings'))
  await expect(tab('Settings')).toHaveAttribute('aria-current', 'page')
  await panel.getByRole('link', { name: 'Settings' }).focus()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('the list beside a group stays readable, and so does the group at 390 px', async ({ page }) => {
    const panel = page.getByRole('dialog', { name: '群组信息' })
    await page.goto(paths.groupTab(TYPICAL, GROUPS.busy, 'settings'))
    await expect(panel.getByRole('textbox', { name: '群组扩展信息' })).toBeVisible()
    await expect(page.locator(`[data-row=${GROUPS.busy}]`)).toBeVisible()
    await expectNoSideScroll(page)
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.locator(`[data-row=${GROUPS.busy}]`)).toBeHidden()
    await expectNoSideScroll(page)
    await panel.getByRole('link', { name: '概览' }).click()
    await expect(panel.getByRole('region', { name: '基本信息' })).toBeVisible()
    await expectAccessible(page)
  })
})
