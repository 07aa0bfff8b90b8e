import { paths } from '#lib/paths.ts'
import { APPS, GROUPS, STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { rowOf, TYPICAL } from './group-dialogs.ts'

const STAGE = { center: 'cn-shanghai', appId: APPS.stage }
const QUESTION = { name: 'Replace the stored session?' }

test.describe('@mock a scenario link', () => {
  test('reproduces a group that expires while its restore dialog is open', async ({ page, backend, expectRefusal }) => {
    expectRefusal(404, 'RecoverLiveMessageDeletedGroup')
    // The dialog asks again after the refusal, and so does the list behind it.
    expectRefusal(404, 'DescribeLiveMessageGroup')
    // One day is left to restore it; the last ten seconds of it are.
    const dayLess = 86_400 - 10
    await page.goto(`${paths.restoreGroup(TYPICAL, GROUPS.deletedExpiring)}#scenario=typical&clock=${dayLess}`)
    const dialog = page.getByRole('dialog', { name: 'Restore Group' })
    await expect(dialog).toContainText('less than a minute left')
    await expect(page).toHaveURL(paths.restoreGroup(TYPICAL, GROUPS.deletedExpiring))
    const deleted = async () =>
      (await backend.control('state', {})).applications.find(({ appId }) => appId === APPS.typical)?.deletedGroups
    const before = await deleted()
    await expect.poll(deleted, { intervals: [250], timeout: 30_000 }).toBeLessThan(before ?? 0)
    await dialog.getByRole('button', { name: 'Restore Group' }).click()
    await expect(dialog.getByText('There is no such group', { exact: true })).toBeVisible()
    expect((await backend.control('state', {})).clockOffsetSeconds).toBe(dayLess)
  })

  test('puts scenario, seed, clock, faults and language in place, then leaves the address', async ({
    page,
    backend,
  }) => {
    const faults = JSON.stringify([{ action: 'SendLiveMessageGroup', kind: 'delay', ms: 50 }])
    await page.goto(
      `${paths.groups(STAGE)}?status=deleted#scenario=recycle-bin&seed=7&clock=3600&lang=zh-CN&faults=${encodeURIComponent(faults)}`,
    )
    await expect(page.getByRole('heading', { name: '群组管理', level: 1 })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page).toHaveURL(`${paths.groups(STAGE)}?status=deleted`)
    expect(await backend.control('state', {})).toMatchObject({
      scenario: 'recycle-bin',
      seed: 7,
      clockOffsetSeconds: 3600,
      faults: [{ action: 'SendLiveMessageGroup', kind: 'delay', ms: 50 }],
    })
    await backend.advanceClock(5)
    await page.reload()
    await expect(page.getByRole('heading', { name: '群组管理', level: 1 })).toBeVisible()
    expect(await backend.control('state', {})).toMatchObject({ scenario: 'recycle-bin', clockOffsetSeconds: 3605 })
  })

  test('asks before it replaces what somebody has changed, and keeps it when told to', async ({ page, backend }) => {
    await page.goto(paths.groups(TYPICAL))
    await backend.advanceClock(60)
    await page.goto('about:blank')
    await page.goto(`${paths.groups(TYPICAL)}#scenario=empty`)
    const question = page.getByRole('dialog', QUESTION)
    await expect(question).toContainText('“typical”')
    await expect(question.getByRole('button', { name: 'Keep what is stored' })).toBeFocused()
    // Nothing is read of a world that may go.
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    await expect(page).toHaveURL(paths.groups(TYPICAL))
    expect(await backend.control('state', {})).toMatchObject({ scenario: 'typical', clockOffsetSeconds: 60 })

    await page.goto('about:blank')
    await page.goto(`${paths.groups(STAGE)}#scenario=busy-show`)
    await question.getByRole('button', { name: 'Replace' }).click()
    await expect(rowOf(page, STAGE_GROUPS.loud)).toBeVisible()
    expect(await backend.control('state', {})).toMatchObject({ scenario: 'busy-show', clockOffsetSeconds: 0 })
  })

  test('pasted into an open tab works the same, over an open dialog too', async ({ page, backend }) => {
    await page.goto(paths.groups(TYPICAL))
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    await page.goto(`${paths.groups(TYPICAL)}#scenario=typical&seed=2`)
    await expect(page).toHaveURL(paths.groups(TYPICAL))
    await expect.poll(async () => (await backend.control('state', {})).seed).toBe(2)

    await page.getByRole('link', { name: `View Details: ${GROUPS.busy}` }).click()
    await expect(page.getByRole('dialog', { name: 'Group Information' })).toBeVisible()
    await page.evaluate(() => {
      location.hash = '#scenario=typical&seed=3&lang=zh'
    })
    const question = page.getByRole('dialog', QUESTION)
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Replace' }).click()
    await expect.poll(async () => (await backend.control('state', {})).seed).toBe(3)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page).toHaveURL(paths.groupDetails(TYPICAL, GROUPS.busy))
  })

  test('that is wrong says how, changes nothing and stays to be corrected', async ({ page, backend }) => {
    const hash = '#scenario=typicall&clock=soon&faults=[{"action":"*","kind":"melt"}]'
    await page.goto(`${paths.groups(TYPICAL)}${hash}`)
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    const notice = page.getByRole('alert').filter({ hasText: 'The scenario link was not opened' })
    await expect(notice).toContainText('There is no scenario “typicall”. Known: typical, empty')
    await expect(notice).toContainText('“clock” is “soon”. Use whole seconds')
    await expect(notice).toContainText('Fault 1 cannot be used.')
    expect(new URL(page.url()).hash).not.toBe('')
    expect(await backend.control('state', {})).toMatchObject({ scenario: 'typical', faults: [], clockOffsetSeconds: 0 })
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSideScroll(page)

    await page.goto(`${paths.groups(TYPICAL)}#scenario=typical&clock=30`)
    await expect(notice).toHaveCount(0)
    await expect.poll(async () => (await backend.control('state', {})).clockOffsetSeconds).toBe(30)
  })

  test('is not what a link within the page is', async ({ page }) => {
    await page.goto(`${paths.groups(TYPICAL)}#content`)
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})
