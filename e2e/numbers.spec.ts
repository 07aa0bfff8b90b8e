/** A group's numbers on Overview: what is counted by type, and what was read while its screen is open. */
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { detailsPanel, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { consoleRequests, paramsOf } from './other-client.ts'
import { visit } from './visit.ts'

const BUSY = { appId: APPS.typical, groupId: GROUPS.busy } as const
const ACTION = 'ListLiveMessageGroupMessages'

test('the stored rate: what was read of which seconds, in words, drawn, and as a table; no more is claimed', async ({
  page,
  backend,
  expectRefusal,
}) => {
  expectRefusal(403, ACTION)
  const { panel } = detailsPanel(page)
  const asked = consoleRequests(page, ACTION)
  await backend.prepare('faults', { set: [{ action: ACTION, kind: 'error', code: 'NoAuth', status: 403, times: 1 }] })
  await visit(page, paths.groupDetails(TYPICAL, GROUPS.busy))
  const rate = panel.getByRole('group', { name: 'Stored messages a second' })
  await expect(rate).toContainText('The first figure comes in a few seconds.')
  await backend.freezeClock()
  await backend.control('show', { ...BUSY, perSecond: 80, seconds: 40 })
  await backend.advanceClock(30)

  await test.step('a look that failed is told beside it, and made again', async () => {
    await rate.getByRole('button', { name: /The stored rate could not be read: .*Retry/ }).click()
    await expect(rate.getByRole('button')).toHaveCount(0)
  })
  await test.step('two whole seconds at the limit', async () => {
    // A page does not hold ten of these seconds.
    const [, long, short] = asked.map(paramsOf)
    const until = expect.any(Number)
    const request = { ...inTypical(GROUPS.busy), PageSize: 50, SortType: 2, BeginTime: until, EndTime: until }
    expect([long, short]).toEqual([request, request])
    const spanOf = (params: unknown) => {
      const { BeginTime, EndTime } = params as { BeginTime: number; EndTime: number }
      return EndTime - BeginTime + 1
    }
    expect([spanOf(long), spanOf(short)]).toEqual([10, 2])
    await expect(rate).toContainText('1 of 1 readings are marked: not read whole, or at the limit of 50 a second')
    await expect(rate.getByRole('img')).toHaveAccessibleName(
      /^Stored messages a second, read once so far: 50(\.\d)? \(\d\d:\d\d:\d\d\)\.$/,
    )
    await expect(rate.locator('canvas')).toBeVisible()
    await rate.getByText('As a table').click()
    await expect(rate.getByRole('row').nth(1)).toHaveText(/50(\.\d)? at the limit of 50 a second: more may be dropped$/)
  })
  await test.step('people online, as they were read', async () => {
    const people = panel.getByRole('group', { name: 'Online users' })
    await people.getByText('As a table').click()
    await expect(people.getByRole('row').nth(1)).toContainText('1,742')
    await expect(people.locator('canvas')).toBeVisible()
  })
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSideScroll(page)
})
