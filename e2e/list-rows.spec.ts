/** What the rows of the list tell. */
import { byteLength } from '#lib/byte-length.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expect, ON_GATEWAY, test } from './fixtures.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { consoleRequests, paramsOf } from './other-client.ts'

const DAY = 86_400

test('asks for details of the rows on screen only, and once', async ({ page }) => {
  const requests = consoleRequests(page, 'DescribeLiveMessageGroup')
  const asked = () => requests.map((request) => (paramsOf(request) as { GroupId: string }).GroupId)
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=10')
  await expect(list.rows).toHaveCount(10)
  await expect(list.table.getByText('loading')).toHaveCount(0)
  const first = await list.ids.allInnerTexts()
  expect(asked().toSorted()).toEqual(first.toSorted())
  await list.pageLink(2).click()
  // The range is named a moment before the rows are there.
  await expect(list.ids.first()).not.toHaveText(first[0] ?? '')
  await expect(page.getByText('11–20 of 60')).toBeVisible()
  await expect(list.table.getByText('loading')).toHaveCount(0)
  const second = await list.ids.allInnerTexts()
  expect(asked().slice(10).toSorted()).toEqual(second.toSorted())
  await list.pageLink(1).click()
  await expect(list.ids).toHaveText(first)
  await expect(list.table.getByText('loading')).toHaveCount(0)
  expect(asked()).toHaveLength(20)
})

test('a row whose details fail says so, and nothing else fails', async ({ page, backend, expectRefusal }) => {
  expectRefusal(403, 'DescribeLiveMessageGroup')
  await backend.prepare('faults', {
    set: [{ action: 'DescribeLiveMessageGroup', kind: 'error', code: 'NoAuth', status: 403, nth: 1, times: 2 }],
  })
  const list = groupsPage(page)
  await list.open(TYPICAL, '?status=normal')
  await expect(list.rows).toHaveCount(20)
  const failed = list.rows.getByRole('button', { name: /^Online users not loaded: No access .*\(NoAuth\) Retry$/ })
  await expect(failed).toHaveCount(2)
  await expect(list.rows.getByRole('cell', { name: 'loading', exact: true })).toHaveCount(0)
  await expect(list.rows.getByRole('cell', { name: /^[\d,]+$/ })).toHaveCount(18)
  await expect(page.getByRole('alert')).toHaveCount(0)
  // By keyboard: the reason, and another try.
  await failed.first().focus()
  await expect(page.getByRole('tooltip')).toContainText('NoAuth')
  await page.keyboard.press('Enter')
  await expect(failed).toHaveCount(1)
})

test('who is online is read again while it is on screen, and nobody waits in a hidden tab or offline', async ({
  page,
  backend,
}) => {
  await page.clock.install()
  const list = groupsPage(page)
  await list.open(TYPICAL, '?status=normal&size=10')
  const online = (count: string) => list.row(GROUPS.quiet).getByRole('cell', { name: count, exact: true })
  await expect(online('0')).toBeVisible()
  await expect(list.table.getByText('loading')).toHaveCount(0)
  await expect(page.getByText(/found in all|Available when/)).toHaveCount(0)
  await backend.join({ appId: APPS.typical, groupId: GROUPS.quiet }, 37)
  // Told of it, the page reads at once; before a gateway it reads by itself, later.
  if (!ON_GATEWAY) await backend.settled()
  const asked = consoleRequests(page, 'DescribeLiveMessageGroup')

  const hide = (hidden: boolean) =>
    page.evaluate(
      (state) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      },
      hidden ? 'hidden' : 'visible',
    )
  await hide(true)
  await page.clock.runFor(60_000)
  expect(asked).toHaveLength(0)
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await hide(false)
  await expect(online('37')).toBeVisible()
  // What is under way would run into its deadline.
  const old = list.table.getByTitle(/minute/)
  await expect(old).toHaveCount(0)
  const before = asked.length
  await page.clock.runFor(60_000)
  expect(asked).toHaveLength(before)
  await expect(online('37').getByText('37')).toHaveAttribute('title', /^as of 1 minute ago$/)

  await backend.join({ appId: APPS.typical, groupId: GROUPS.quiet }, 5)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(online('42')).toBeVisible()
  await expect(old).toHaveCount(0)
  await backend.join({ appId: APPS.typical, groupId: GROUPS.quiet }, 1)
  await page.clock.runFor(31_000)
  await expect(online('43')).toBeVisible()
})

test('copies a group’s ID', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const list = groupsPage(page)
  const longest = 'x'.repeat(64)
  await list.open(TYPICAL, '?q=longest')
  await list.row(longest).getByRole('button', { name: 'Copy Group ID' }).click()
  await expect(list.row(longest).getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(longest)
})

test('shows any name and ID as it is', async ({ page }) => {
  const surprises: string[] = []
  page.on('dialog', (dialog) => {
    surprises.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().endsWith('/x')) surprises.push(`request: ${request.url()}`)
  })
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=50')
  await expect(list.rows).toHaveCount(50)
  const names: [id: string, name: string][] = [
    [GROUPS.markupName, '<img src=x onerror=alert(1)>'],
    [GROUPS.emojiName, '🎉 粉丝福利群 ❤️‍🔥👨‍👩‍👧'],
    ['righttoleft', 'سوق الجمعة المباشر'],
    ['A', 'A'],
    [GROUPS.create, 'Create & Craft Club'],
    ['x'.repeat(64), 'Longest ID allowed'],
  ]
  for (const [id, name] of names) {
    await expect(list.row(id).getByRole('rowheader')).toContainText(name)
    await expect(list.action('View Details', id)).toHaveText('View Details')
  }
  // Without a name, the ID is what one knows it by.
  for (const id of [GROUPS.blankName, 'blankspaces'])
    await expect(list.row(id).getByRole('rowheader')).toHaveText(id, { useInnerText: true })
  const longName = list.row(GROUPS.longName).getByTitle('Extended Director’s Cut')
  await expect(longName).toBeVisible()
  const whole = (await longName.textContent()) ?? ''
  expect(byteLength(whole)).toBe(128)
  await expect(longName).toHaveAttribute('title', whole)
  await expect(list.row(GROUPS.supergroup)).toContainText('Supergroup')

  await list.open(TYPICAL, `?q=${GROUPS.underscore}`)
  await expect(list.ids).toHaveText([GROUPS.underscore])
  await expect(list.action('View Details', GROUPS.underscore)).toHaveAttribute('href', /\/legacy_room_7\/details/)
  expect(surprises).toEqual([])
})

test('a deleted group shows how long it can be restored, by the service’s time', async ({
  page,
  backend,
  expectRefusal,
}) => {
  // The group whose time is over may be asked for once more.
  expectRefusal(404, 'DescribeLiveMessageGroup')
  const list = groupsPage(page)
  const restorable: [id: string, left: string | RegExp, leftTwoDaysLater?: string][] = [
    [GROUPS.deletedRecently, '29 days left', '27 days left'],
    ['quizevening', '27 days left', '25 days left'],
    ['boxingrematch', '12 days left', '10 days left'],
    // A day less the moments since the seeding.
    [GROUPS.deletedExpiring, /(1 day|23 hours) left/],
  ]
  await list.open(TYPICAL, '?status=deleted')
  for (const [id, left] of restorable) {
    await expect(list.action('Restore Group', id)).toBeVisible()
    await expect(list.row(id)).toContainText(left)
    await expect(list.action('Send Message', id)).toHaveCount(0)
    await expect(list.action('Delete Group', id)).toHaveCount(0)
  }
  // This computer's clock does not move.
  await backend.advanceClock(2 * DAY)
  await list.refresh.click()
  await expect(list.rows).toHaveCount(10)
  for (const [id, , later] of restorable) {
    if (later === undefined) await expect(list.row(id)).toHaveCount(0)
    else await expect(list.row(id)).toContainText(later)
  }
  await page.reload()
  await expect(list.row('boxingrematch')).toContainText('10 days left')
})

test('the list follows a group’s members', async ({ page, backend }) => {
  const place = { appId: APPS.typical, groupId: GROUPS.quiet }
  await backend.join(place, ['ann', 'ben'])
  const list = groupsPage(page)
  await list.open()
  await expect(list.row(GROUPS.quiet).getByRole('cell', { name: '2', exact: true })).toBeVisible()
  await backend.leave(place, ['ann'])
  await page.reload()
  await expect(list.row(GROUPS.quiet).getByRole('cell', { name: '1', exact: true })).toBeVisible()
})
