/** On `audience-console mock`: each test has a backend of its own, in its browser context. */
import {
  detailsPanel,
  expect,
  frameOf,
  groupsPage,
  paths,
  sendDialog,
  studioOn,
  test,
  TYPICAL,
  visit,
} from 'audience-console/playwright'
import { GROUPS } from 'audience-console/scenarios'

test('a search that leaves one group', async ({ page }) => {
  const groups = groupsPage(page)
  await groups.open(TYPICAL, `?q=${GROUPS.quiet}`)
  await expect(groups.ids).toHaveText([GROUPS.quiet])
})

test('a message is accepted', async ({ page }) => {
  const send = sendDialog(page)
  await send.open(GROUPS.busy)
  await send.fill({ senderId: 'host01', type: '10001', content: 'hello' })
  await send.send.click()
  await expect(send.accepted).toBeVisible()
})

test('who comes in is on screen within a second', async ({ page, backend }) => {
  const details = detailsPanel(page)
  await details.open(GROUPS.quiet)
  await backend.join({ appId: TYPICAL.appId, groupId: GROUPS.quiet }, 7)
  await expect(details.panel.getByText('7', { exact: true })).toBeVisible()
})

test('a refusal that is announced', async ({ page, backend, expectRefusal }) => {
  expectRefusal(403, 'DescribeLiveMessageGroup')
  await backend.setFaults({ action: 'DescribeLiveMessageGroup', kind: 'error', status: 403, code: 'NoAuth' })
  await visit(page, paths.groupDetails(TYPICAL, GROUPS.quiet))
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
})

test('an empty world', async ({ page, backend }) => {
  await backend.prepare('reset', { scenario: 'empty' })
  await visit(page, '/')
  await backend.control('settled', {})
  await expect(frameOf(page).bar).toBeVisible()
  const { calls } = await backend.control('state', {})
  expect(calls.length).toBeGreaterThan(0)
})

test('the studio opens', async ({ page }) => {
  await groupsPage(page).open()
  await studioOn(page).open('Faults')
})
