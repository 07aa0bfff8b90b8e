/** What is done to many groups at once: kept, carried out once each, and shown as it ended, whatever happens to calls and pages. */
import { paths } from '#lib/paths.ts'
import type { Fault } from '../mocks/faults.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { beginDeletion, deletedNow, runPage } from './run-page.ts'

/** A tenth of the deletions is throttled, the answer of another is lost after and of a third before it was carried out. */
const TROUBLE: Fault[] = [
  {
    action: 'DeleteLiveMessageGroup',
    kind: 'error',
    code: 'Throttling.User',
    status: 429,
    retryAfterMs: 300,
    share: 0.1,
    seed: 1,
  },
  { action: 'DeleteLiveMessageGroup', kind: 'cut-after', share: 0.1, seed: 2 },
  { action: 'DeleteLiveMessageGroup', kind: 'cut-before', share: 0.1, seed: 3 },
]

test(
  'under throttling and lost connections, reloaded in the middle, every group is deleted once and shown so; then that is undone',
  { tag: '@mock' },
  async ({ page, backend, expectRefusal, expectLostCall }) => {
    expectRefusal(429, 'DeleteLiveMessageGroup')
    expectLostCall('DeleteLiveMessageGroup')
    const run = runPage(page)
    await backend.setFaults(...TROUBLE)
    await groupsPage(page).open()
    const before = await deletedNow(page)
    const count = await beginDeletion(page)
    await expect(run.heading).toHaveText(`Delete ${count} groups`)
    await expect.poll(async () => Number(await run.progress.getAttribute('aria-valuenow'))).toBeGreaterThan(5)
    await page.reload()
    await expect(run.state('Finished')).toBeVisible({ timeout: 90_000 })
    await expect(page.getByText(`${count} of ${count}`)).toBeVisible()
    await expect(run.retry).toHaveCount(0)
    expect([...(await deletedNow(page)).values()]).not.toContain(false)
    await expectAccessible(page)

    await backend.setFaults()
    await run.undo.click()
    await expect(run.heading).toHaveText(`Restore ${count} groups`)
    await expect(run.state('Finished')).toBeVisible({ timeout: 60_000 })
    expect(await deletedNow(page)).toEqual(before)
  },
)

test(
  'paused in one tab, a run waits; continued and left, another tab carries it on',
  { tag: '@mock' },
  async ({ page, context }) => {
    await groupsPage(page).open()
    const other = await context.newPage()
    await groupsPage(other).open()
    const count = await beginDeletion(page)
    const run = runPage(page)
    const row = runPage(other).dock(`Delete ${count} groups`)
    await row.getByRole('button', { name: 'Pause' }).click()
    await expect(run.state('Paused')).toBeVisible()
    await run.resume.click()
    // Kept: a page that closes within the moment of the click has told nobody.
    await expect(row.getByRole('button', { name: 'Pause' })).toBeVisible()
    await page.close()
    await expect(row.getByText(`${count} done`)).toBeVisible({ timeout: 60_000 })
    await other.goto(paths.runs(TYPICAL))
    await other.getByRole('link', { name: `Delete ${count} groups` }).click()
    await expect(runPage(other).state('Finished')).toBeVisible()
    expect([...(await deletedNow(other)).values()]).not.toContain(false)
  },
)

test(
  'cancelled, a run leaves the rest as it is, and retries just that',
  { tag: '@mock' },
  async ({ page, backend }) => {
    // Slow enough that it has not ended before somebody cancels it.
    await backend.setFaults({ action: 'DeleteLiveMessageGroup', kind: 'delay', ms: 1000 })
    const run = runPage(page)
    const count = await beginDeletion(page)
    await expect.poll(async () => Number(await run.progress.getAttribute('aria-valuenow'))).toBeGreaterThan(3)
    await run.cancel.click()
    await expect(run.state('Cancelled')).toBeVisible()
    await backend.setFaults()
    await run.show(/not sent/)
    const deleted = [...(await deletedNow(page)).values()].filter((isDeleted) => !isDeleted).length
    await expect(run.retry).toHaveText(`Retry ${deleted}`)
    await run.retry.click()
    await expect(run.state('Finished')).toBeVisible({ timeout: 60_000 })
    expect([...(await deletedNow(page)).values()]).not.toContain(false)
    expect(deleted).toBeLessThan(count)
  },
)
