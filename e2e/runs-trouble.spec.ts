/** Every kind of run under throttling and lost connections: what is shown of each group is what the backend holds, and nothing is there twice. */
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import type { ActionName } from '#api/contract/actions.ts'
import type { Fault } from '../mocks/faults.ts'
import { expect, test } from './fixtures.ts'
import { inScope } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { callService } from './other-client.ts'
import { planDialog } from './plan-dialog.ts'
import { runPage } from './run-page.ts'
import { storedMessages } from './send-dialog.ts'

const IDS = Array.from({ length: 12 }, (_, index) => `trouble${String(index + 10)}`)

/** A tenth of the calls is throttled; of as many the connection breaks before, and after they were carried out. */
const troubleFor = (action: ActionName): Fault[] => [
  { action, kind: 'error', code: 'Throttling.User', status: 429, retryAfterMs: 300, share: 0.1, seed: 11 },
  { action, kind: 'cut-after', share: 0.15, seed: 12 },
  { action, kind: 'cut-before', share: 0.1, seed: 13 },
]

const group = v.object({
  GroupName: v.string(),
  CreatorId: v.string(),
  AdminList: v.array(v.string()),
  Delete: v.boolean(),
})
const describeGroup = async (page: Page, id: string) =>
  v.parse(group, await callService(page, 'DescribeLiveMessageGroup', { ...inScope(TYPICAL), GroupId: id }))

/** Selects the groups of this test, wherever they stand. */
async function select(page: Page) {
  await groupsPage(page).open(TYPICAL, '?q=trouble&size=50')
  await expect(groupsPage(page).rows).toHaveCount(IDS.length)
  await groupsPage(page).table.getByRole('checkbox', { name: 'Select this page' }).check()
}

const act = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Selected groups' }).getByRole('button', { name, exact: true }).click()

test(
  'groups are created, given an administrator and sent to, each once',
  { tag: '@mock' },
  async ({ page, backend, expectRefusal, expectLostCall }) => {
    const run = runPage(page)
    for (const action of ['CreateLiveMessageGroup', 'ModifyLiveMessageGroup', 'SendLiveMessageGroup']) {
      expectRefusal(429, action)
      expectLostCall(action)
    }
    // Asked whether a group is there whose creation was lost before it arrived.
    expectRefusal(404, 'DescribeLiveMessageGroup')
    await backend.setFaults(...troubleFor('CreateLiveMessageGroup'))
    await page.goto(paths.createMany(TYPICAL))
    const dialog = page.getByRole('dialog', { name: 'Create Many Groups' })
    await dialog.getByRole('radiogroup').first().getByText('Spreadsheet', { exact: true }).click()
    const rows = ['Group ID\tGroup Name\tOwner', ...IDS.map((id) => `${id}\tRoom ${id}\tlin`)]
    await dialog.getByRole('textbox', { name: 'Cells of a spreadsheet' }).fill(rows.join('\n'))
    await dialog.getByRole('button', { name: `Create ${IDS.length}`, exact: true }).click()
    await expect(run.state('Finished')).toBeVisible({ timeout: 90_000 })
    await expect(page.getByText(`${IDS.length} done`).first()).toBeVisible()
    for (const id of IDS)
      expect(await describeGroup(page, id)).toMatchObject({ GroupName: `Room ${id}`, CreatorId: 'lin', Delete: false })

    await backend.setFaults(...troubleFor('ModifyLiveMessageGroup'))
    await select(page)
    await act(page, 'Change Administrators')
    const administrators = planDialog(page, 'administrators')
    await administrators.dialog.getByLabel('Add', { exact: true }).fill('helper1')
    await administrators.dialog.getByRole('button', { name: `Change ${IDS.length}`, exact: true }).click()
    await expect(run.state('Finished')).toBeVisible({ timeout: 90_000 })
    for (const id of IDS) expect((await describeGroup(page, id)).AdminList).toEqual(['helper1'])

    for (const groupId of IDS) await backend.join({ appId: TYPICAL.appId, groupId }, ['viewer1'])
    await backend.setFaults(...troubleFor('SendLiveMessageGroup'))
    await select(page)
    await act(page, 'Send Message')
    const send = planDialog(page, 'send')
    await send.dialog.getByRole('textbox', { name: 'Sender ID' }).fill('anna')
    await send.dialog.getByRole('textbox', { name: 'Message Type' }).fill('1')
    await send.dialog.getByRole('textbox', { name: 'Message Content' }).fill('doors open')
    await send.dialog.getByRole('button', { name: `Send to ${IDS.length}`, exact: true }).click()
    await expect(run.state('Finished')).toBeVisible({ timeout: 90_000 })
    await backend.setFaults()
    for (const id of IDS) {
      const stored = JSON.stringify(await storedMessages(page, id)).split('doors open').length - 1
      const shown = (await run.row(id).innerText()).includes('Unknown') ? [0, 1] : [1]
      expect(shown, id).toContain(stored)
    }
  },
)
