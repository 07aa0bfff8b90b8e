import { isDeepStrictEqual } from 'node:util'
import { paths } from '#lib/paths.ts'
import type { PageRequest } from './page-requests.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test, titled } from './fixtures.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { consoleRequests, paramsOf } from './other-client.ts'

const IN_TYPICAL = { AppId: APPS.typical, DataCenter: 'cn-shanghai' }

/** How often a page of the typical application's list was asked for: the first visit's, but for the changes. */
function timesAsked(requests: PageRequest[], changes: object = {}): number {
  const wanted = { ...IN_TYPICAL, SortType: 2, GroupStatus: 0, PageNumber: 1, PageSize: 20, ...changes }
  return requests.filter((request) => isDeepStrictEqual(paramsOf(request), wanted)).length
}

/** Rows may come from what was read before, which is looked at again behind them. */
async function askedOnce(requests: PageRequest[], changes?: object): Promise<void> {
  await expect.poll(() => timesAsked(requests, changes)).toBe(1)
}

const LISTING = paths.groups(TYPICAL)

test('lists all groups, newest first, under the vendor’s labels', async ({ page }) => {
  const requests = consoleRequests(page, 'ListLiveMessageGroupByPage')
  const list = groupsPage(page)
  await list.open()
  await expect(page).toHaveTitle(titled('Groups'))
  await expect(list.rows).toHaveCount(20)
  await expect(list.table.getByText('loading')).toHaveCount(0)
  // Rows are rows to a screen reader, and so is the heading.
  await expect(list.table.getByRole('row')).toHaveCount(21)
  await expect(list.table.getByRole('row').first()).toMatchAriaSnapshot(`
    - row:
      - columnheader "Select this page":
        - checkbox "Select this page"
      - columnheader "Group Name Group ID":
        - button "Group Name"
        - button "Group ID"
      - columnheader "Online users":
        - button "Online users"
      - columnheader "Status":
        - button "Status"
      - columnheader "Owner":
        - button "Owner"
      - columnheader "Created":
        - button "Created"
      - columnheader "Actions"
  `)
  await expect(list.row(GROUPS.busy)).toMatchAriaSnapshot(`
    - row:
      - 'cell "Select: ${GROUPS.busy}"':
        - 'checkbox "Select: ${GROUPS.busy}"'
      - rowheader "Starlight Concert 2026 – Main Stage ${GROUPS.busy} Copy Group ID":
        - text: Starlight Concert 2026 – Main Stage
        - code: ${GROUPS.busy}
        - button "Copy Group ID"
      - cell "1,742"
      - cell "Normal"
      - cell "producer07"
      - cell:
        - time
      - cell:
        - 'link "View Details: ${GROUPS.busy}"': View Details
        - 'link "Send Message: ${GROUPS.busy}"': Send Message
        - 'link "Delete Group: ${GROUPS.busy}"': Delete Group
  `)
  await expect(list.columnHeader('Created')).toHaveAttribute('aria-sort', 'descending')
  const times = await list.createdTimes()
  expect(times).toHaveLength(20)
  expect(times).toEqual(times.toSorted().toReversed())
  await expect(list.filtered('All')).toBeChecked()
  await expect(page.getByText('49 of 5,000 groups', { exact: true })).toBeVisible()
  await expect(page.getByText('1–20 of 60')).toBeVisible()
  await askedOnce(requests)
  await expectAccessible(page)
})

test('shows every column and action at 1440 px without scrolling sideways', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(TYPICAL, '?size=50')
  await expect(list.rows).toHaveCount(50)
  // With the widest content in place.
  await expect(list.table.getByText('loading')).toHaveCount(0)
  await expectNoSideScroll(page)
  const links = list.table.getByRole('link')
  const boxes = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON() as DOMRect))
  expect(boxes.length).toBeGreaterThan(120)
  for (const { left, right, width } of boxes) {
    expect(width).toBeGreaterThan(0)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(1440)
  }
  // Nothing lies over them.
  for (const action of ['View Details', 'Send Message', 'Delete Group'] as const) {
    await expect(list.action(action, GROUPS.busy)).toHaveText(action)
    await list.action(action, GROUPS.busy).click({ trial: true })
  }
  await list.action('Restore Group', GROUPS.deletedRecently).click({ trial: true })
})

for (const width of [390, 320]) {
  test(`fits a window ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    const list = groupsPage(page)
    await list.open()
    await expect(list.rows).toHaveCount(20)
    const row = list.row(GROUPS.busy)
    for (const text of ['Starlight Concert 2026 – Main Stage', 'producer07', 'Normal', '1,742']) {
      await expect(row).toContainText(text)
    }
    await expect(row.getByRole('time')).toHaveAttribute('title', /\(UTC\+8\)$/)
    for (const action of ['View Details', 'Send Message', 'Delete Group'] as const) {
      await list.action(action, GROUPS.busy).click({ trial: true })
    }
    await list.action('Restore Group', GROUPS.deletedRecently).click({ trial: true })
    await expectNoSideScroll(page)
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('Oldest first')
    await expect(page).toHaveURL(`${LISTING}?order=asc`)
    await expect(list.rows.first()).toContainText('softlaunch')
    await expectAccessible(page)
  })
}

test('filters by status', async ({ page }) => {
  const requests = consoleRequests(page, 'ListLiveMessageGroupByPage')
  const list = groupsPage(page)
  await list.open(TYPICAL, '?page=2')
  await list.filterBy('Deleted')
  await expect(page).toHaveURL(`${LISTING}?status=deleted`)
  await expect(list.rows).toHaveCount(11)
  await expect(list.columnHeader('Restorable')).toHaveAttribute('aria-sort', 'ascending')
  await expect(list.rows.getByRole('link', { name: /^Restore Group: / })).toHaveCount(11)
  await askedOnce(requests, { GroupStatus: 2 })
  await list.filterBy('Normal')
  await expect(page).toHaveURL(`${LISTING}?status=normal`)
  await expect(page.getByText('1–20 of 49')).toBeVisible()
  await expect(list.rows.getByRole('cell', { name: 'Normal', exact: true })).toHaveCount(20)
  await askedOnce(requests, { GroupStatus: 1 })
  await page.reload()
  await expect(list.filtered('Normal')).toBeChecked()
  await expect(page.getByText('1–20 of 49')).toBeVisible()
  await page.goBack()
  await expect(list.filtered('Deleted')).toBeChecked()
  await expect(list.rows).toHaveCount(11)
  await page.goBack()
  await expect(list.filtered('All')).toBeChecked()
  await expect(page.getByText('21–40 of 60')).toBeVisible()
})

test('turns pages on the service, each with an address of its own', async ({ page }) => {
  const requests = consoleRequests(page, 'ListLiveMessageGroupByPage')
  const list = groupsPage(page)
  await list.open()
  await expect(list.rows).toHaveCount(20)
  const seen = await list.ids.allInnerTexts()
  await list.pageLink(2).click()
  await expect(page).toHaveURL(`${LISTING}?page=2`)
  await expect(list.ids).not.toHaveText(seen)
  await expect(page.getByText('21–40 of 60')).toBeVisible()
  await expect(list.pageLink(2)).toHaveAttribute('aria-current', 'page')
  await expect(list.table).toHaveAttribute('aria-busy', 'false')
  seen.push(...(await list.ids.allInnerTexts()))
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(list.ids).not.toHaveText(seen.slice(20))
  await expect(page.getByText('41–60 of 60')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Next page' })).toBeDisabled()
  const last = await list.ids.allInnerTexts()
  expect(new Set([...seen, ...last]).size).toBe(60)
  await askedOnce(requests, { PageNumber: 2 })
  await askedOnce(requests, { PageNumber: 3 })

  await page.reload()
  await expect(list.ids).toHaveText(last)
  await page.goBack()
  await expect(list.ids).toHaveText(seen.slice(20))
  await page.goForward()
  await expect(list.ids).toHaveText(last)
})

test('changes the page size and the order of creation', async ({ page }) => {
  const requests = consoleRequests(page, 'ListLiveMessageGroupByPage')
  const list = groupsPage(page)
  await list.open(TYPICAL, '?page=2')
  await list.pageSize.selectOption('10 / page')
  await expect(page).toHaveURL(`${LISTING}?size=10`)
  await expect(list.rows).toHaveCount(10)
  await askedOnce(requests, { PageSize: 10 })
  await list.sortBy('Created').click()
  await expect(page).toHaveURL(`${LISTING}?size=10&order=asc`)
  await expect(list.columnHeader('Created')).toHaveAttribute('aria-sort', 'ascending')
  await expect(list.rows.first()).toContainText('softlaunch')
  const times = await list.createdTimes()
  expect(times).toEqual(times.toSorted())
  await askedOnce(requests, { SortType: 1, PageSize: 10 })
  await page.reload()
  await expect(list.rows.first()).toContainText('softlaunch')
  await expect(list.rows).toHaveCount(10)
})

test.describe('an address that makes no sense', () => {
  test('falls back to the whole list, newest first', async ({ page }) => {
    const list = groupsPage(page)
    await list.open(TYPICAL, '?page=abc&size=7&status=zzz&sort=&order=up&q=&other=kept')
    await expect(list.rows).toHaveCount(20)
    await expect(list.filtered('All')).toBeChecked()
    await expect(list.columnHeader('Created')).toHaveAttribute('aria-sort', 'descending')
    await expect(page.getByText('1–20 of 60')).toBeVisible()
    await list.pageLink(3).click()
    await expect(page).toHaveURL(`${LISTING}?page=3&other=kept`)
  })

  test('with a parameter twice still means one thing', async ({ page }) => {
    const list = groupsPage(page)
    await list.open(TYPICAL, '?status=deleted&status=normal&page=9&page=2&sort=id&sort=created')
    await expect(page.getByText('21–40 of 49')).toBeVisible()
    await expect(list.filtered('Normal')).toBeChecked()
    await expect(list.pageLink(2)).toHaveAttribute('aria-current', 'page')
    await list.filterBy('All')
    await expect(page).toHaveURL(LISTING)
  })

  test('leads to the last page when it asks for one beyond it', async ({ page }) => {
    const list = groupsPage(page)
    await list.open(TYPICAL, '?page=99')
    await expect(page).toHaveURL(`${LISTING}?page=3`)
    await expect(page.getByText('41–60 of 60')).toBeVisible()
    await expect(list.rows).toHaveCount(20)
    await list.open(TYPICAL, '?status=deleted&page=2&q=anna')
    await expect(page).toHaveURL(`${LISTING}?status=deleted&q=anna`)
    await expect(list.rows).toHaveCount(11)
  })
})
