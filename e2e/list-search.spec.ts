/** Searching and sorting, which the service cannot do, over applications of more groups than a page holds. */
import type { Request } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, shanghai, SLOW_READING, TYPICAL } from './groups-page.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const LISTING = paths.groups(TYPICAL)
/** 5,300 groups, read 50 at a time. */
const FULL = shanghai(APPS.full)
const FULL_PAGES = Array.from({ length: 106 }, (_, index) => index + 1)
/** 4,213 live groups and 57 deleted ones. */
const NEARLY_FULL = shanghai(APPS.nearlyFull)
/** Reading all of them takes its time: no more than half of the service's 50 calls a second. */
const ALL_READ = { timeout: 30_000 }

/** The pages asked for behind the list: of 50 groups with any status, oldest first. */
function pagesRead(requests: Request[]): number[] {
  const all = requests.map(
    (request) => paramsOf(request) as Record<'SortType' | 'GroupStatus' | 'PageSize' | 'PageNumber', number>,
  )
  return all
    .filter(({ SortType, GroupStatus, PageSize }) => SortType === 1 && GroupStatus === 0 && PageSize === 50)
    .map(({ PageNumber }) => PageNumber)
}

/** What the search says to a screen reader, and in finer steps to the eye. */
const PROGRESS = /Searched \d+% · [\d,]+ found so far/

test('searches all groups, shows the first at once and says how far it has got', async ({ page, backend }) => {
  await backend.prepare('faults', { set: [SLOW_READING] })
  const requests = consoleRequests(page, 'ListLiveMessageGroupByPage')
  const list = groupsPage(page)
  await list.open(FULL)
  await expect(list.ids.first()).toHaveText('show5300')
  await expect(page.getByText(/Loading \d+%$/)).toBeVisible()

  // One of the newest, which the first page holds.
  await list.search.fill('show5299')
  await expect(list.ids).toHaveText(['show5299'])
  await expect(page.getByText(PROGRESS).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: PROGRESS })).toHaveCount(1)
  await expect(page).toHaveURL(`${paths.groups(FULL)}?q=show5299`)
  // One that is not read yet.
  await list.search.fill('show5200')
  await expect(list.table.getByText('Nothing found so far')).toBeVisible()
  await expectAccessible(page)

  await backend.setFaults()
  await expect(page.getByText('1 found in all 5,300 groups').first()).toBeVisible(ALL_READ)
  await expect(list.ids).toHaveText(['show5200'])
  expect(pagesRead(requests), 'every page once, oldest first').toEqual(FULL_PAGES)

  await list.search.fill('show0001')
  await expect(list.ids).toHaveText(['show0001'])
  await list.search.fill('show3897')
  await expect(list.row('show3897')).toContainText('Deleted')
  await list.search.fill('show')
  await expect(page.getByText('5,300 found in all 5,300 groups').first()).toBeVisible()
  await expect(page.getByText('1–20 of 5,300')).toBeVisible()
  expect(pagesRead(requests)).toHaveLength(FULL_PAGES.length)
})

test('a search survives a reload', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(FULL, '?q=show0001&status=normal')
  await expect(list.ids).toHaveText(['show0001'])
  await page.reload()
  await expect(list.search).toHaveValue('show0001')
  await expect(list.ids).toHaveText(['show0001'])
  await expect(page.getByText('1 found in all 5,300 groups').first()).toBeVisible(ALL_READ)
})

test('looks through ID, name, owner and administrators', { tag: '@gateway' }, async ({ page }) => {
  const list = groupsPage(page)
  await list.open()
  const cases: [query: string, ids: string[]][] = [
    ['GADGETUNBOX', ['gadgetunbox']],
    ['appraiser', ['jewelrynight']],
    ['chayuan', ['teatasting', 'kunqu', 'ceramics']],
    ['瑜伽', [GROUPS.deletedHidden, 'yogamorning']],
    ['ｓｕｎｄａｙ run', ['runclub']],
    ['anna fair', [GROUPS.deletedExpiring]],
    ['<img', [GROUPS.markupName]],
    [GROUPS.underscore, [GROUPS.underscore]],
  ]
  for (const [query, ids] of cases) {
    await list.search.fill(query)
    await expect(list.ids).toHaveText(ids)
    await expect(page.getByText(`${ids.length} found in all 60 groups`).first()).toBeVisible()
  }
  // Typing is no step of the history: back leads to before the search.
  await expect(page).toHaveURL(`${LISTING}?q=${GROUPS.underscore}`)
  await list.filterBy('Deleted')
  await expect(list.table.getByText('No group matches')).toBeVisible()
  await page.goBack()
  await expect(list.ids).toHaveText([GROUPS.underscore])
  await page.getByRole('button', { name: 'Clear the search box' }).click()
  await expect(list.rows).toHaveCount(20)
  await expect(list.search).toBeFocused()
  await expect(page).toHaveURL(LISTING)
  await page.goBack()
  await expect(page).toHaveURL('about:blank')
})

test('everything the list shows is in its address', async ({ page }) => {
  const list = groupsPage(page)
  await list.open(TYPICAL, '?q=anna&sort=name&order=desc&size=10&page=2')
  await expect(page.getByText('11–19 of 19')).toBeVisible()
  const ids = await list.ids.allInnerTexts()
  await page.reload()
  await expect(page.getByText('11–19 of 19')).toBeVisible()
  await expect(list.ids).toHaveText(ids)
  await expect(list.search).toHaveValue('anna')
  await expect(list.columnHeader('Group Name')).toHaveAttribute('aria-sort', 'descending')
  await expect(list.pageLink(2)).toHaveAttribute('aria-current', 'page')
  await list.filterBy('Normal')
  await expect(page).toHaveURL(`${LISTING}?q=anna&sort=name&order=desc&size=10&status=normal`)
  await expect(page.getByText('1–8 of 8')).toBeVisible()
  await page.goBack()
  await expect(list.ids).toHaveText(ids)
  await page.goForward()
  await expect(page.getByText('1–8 of 8')).toBeVisible()
})

test.describe('sorting', () => {
  test('by anything but creation waits, with the reason, until all groups are read', async ({ page, backend }) => {
    await backend.prepare('faults', { set: [SLOW_READING] })
    const list = groupsPage(page)
    await list.open(FULL)
    await expect(list.rows).toHaveCount(20)
    for (const column of ['Group ID', 'Group Name', 'Online users', 'Owner', 'Status']) {
      await expect(list.sortBy(column)).toBeDisabled()
      await expect(list.sortBy(column)).toHaveAccessibleDescription('Available when all groups are read.')
    }
    await list.sortBy('Owner').focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(paths.groups(FULL))
    await expect(list.sortBy('Created')).toBeEnabled()
    await backend.setFaults()
    await expect(list.sortBy('Owner')).toBeEnabled(ALL_READ)

    await list.sortBy('Owner').click()
    await expect(list.columnHeader('Owner')).toHaveAttribute('aria-sort', 'ascending')
    await expect(list.rows.getByRole('cell', { name: 'haoran', exact: true })).toHaveCount(20)
    await list.sortBy('Owner').click()
    await expect(list.columnHeader('Owner')).toHaveAttribute('aria-sort', 'descending')
    await expect(list.rows.getByRole('cell', { name: 'zhaoyun', exact: true })).toHaveCount(20)

    await list.sortBy('Group ID').click()
    await expect(list.columnHeader('Owner')).not.toHaveAttribute('aria-sort')
    await expect(list.ids.first()).toHaveText('show0001')
    await expect(list.ids.last()).toHaveText('show0020')
    await list.sortBy('Group ID').click()
    await expect(list.ids.first()).toHaveText('show5300')

    await list.sortBy('Group Name').click()
    await expect(list.rows.getByRole('rowheader', { name: /^Home & Living \d{4} / })).toHaveCount(20)
    const names = await list.rows.getByRole('rowheader').allInnerTexts()
    expect(names).toEqual(names.toSorted())
    await list.sortBy('Status').click()
    await list.sortBy('Status').click()
    await expect(page).toHaveURL(`${paths.groups(FULL)}?sort=status&order=desc`)
    await expect(list.rows.getByRole('cell', { name: 'Deleted', exact: true })).toHaveCount(20)
    await page.goBack()
    await expect(list.rows.getByRole('cell', { name: 'Normal', exact: true })).toHaveCount(20)
  })

  test('that an address asks for shows the newest first until it can', async ({ page, backend }) => {
    await backend.prepare('faults', { set: [SLOW_READING] })
    const list = groupsPage(page)
    await list.open(FULL, '?sort=id&page=2')
    const waiting = page.getByText(/Loading \d+% · newest first until then/)
    await expect(waiting.first()).toBeVisible()
    await expect(list.ids.first()).toHaveText('show5280')
    await expect(list.columnHeader('Group ID')).not.toHaveAttribute('aria-sort')
    await backend.setFaults()
    await expect(list.ids.first()).toHaveText('show0021', ALL_READ)
    await expect(list.columnHeader('Group ID')).toHaveAttribute('aria-sort', 'ascending')
    await expect(waiting).toHaveCount(0)
  })
})

test.describe('while all groups are read', () => {
  test('a group created by somebody else is found, and none twice', async ({ page, backend }) => {
    await backend.prepare('faults', { set: [{ ...SLOW_READING, nth: 40 }] })
    const list = groupsPage(page)
    await list.open(NEARLY_FULL, '?q=outlet')
    await expect(page.getByText(/Searched [1-9]\d?%/).first()).toBeVisible()
    const group = { AppId: APPS.nearlyFull, DataCenter: 'cn-shanghai', GroupId: 'outletlatecomer' }
    await callService(page, 'CreateLiveMessageGroup', group)
    await backend.setFaults()
    await expect(page.getByText('4,271 found in all 4,271 groups').first()).toBeVisible(ALL_READ)
    await list.search.fill('latecomer')
    await expect(list.ids).toHaveText(['outletlatecomer'])
  })

  test('groups removed for good leave no gap and no double', async ({ page, backend }) => {
    await backend.prepare('faults', { set: [{ ...SLOW_READING, nth: 40 }] })
    const list = groupsPage(page)
    await list.open(NEARLY_FULL, '?q=outlet')
    await expect(page.getByText(/Searched [1-9]\d?%/).first()).toBeVisible()
    await backend.advanceClock(10 * 86_400)
    await backend.setFaults()
    const { applications } = await backend.control('state', {})
    const left = applications.find(({ appId }) => appId === APPS.nearlyFull)?.groups ?? 0
    expect(left).toBeLessThan(4270)
    expect(left).toBeGreaterThan(4213)
    const count = left.toLocaleString('en')
    await expect(page.getByText(`${count} found in all ${count} groups`).first()).toBeVisible(ALL_READ)
    await list.filterBy('Normal')
    await expect(page.getByText('1–20 of 4,213')).toBeVisible()
  })

  test('a page that fails is told quietly, and Retry reads what is missing', async ({
    page,
    backend,
    expectRefusal,
  }) => {
    expectRefusal(403, 'ListLiveMessageGroupByPage')
    await backend.prepare('faults', {
      set: [{ action: 'ListLiveMessageGroupByPage', kind: 'error', code: 'NoAuth', status: 403, nth: 30, times: 1 }],
    })
    const requests = consoleRequests(page, 'ListLiveMessageGroupByPage')
    const list = groupsPage(page)
    await list.open(FULL)
    const notice = page.getByRole('status').filter({ hasText: /of 5,300 groups: reading the others failed/ })
    await expect(notice).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(list.rows).toHaveCount(20)
    await list.search.fill('show0001')
    await expect(list.ids).toHaveText(['show0001'])
    await notice.getByRole('button', { name: 'Show reason' }).click()
    await expect(page.getByText('NoAuth', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Copy RequestId' })).toBeVisible()
    await expectAccessible(page)

    await notice.getByRole('button', { name: 'Retry' }).click()
    await expect(page.getByText('1 found in all 5,300 groups').first()).toBeVisible(ALL_READ)
    await expect(notice).toHaveCount(0)
    const numbers = pagesRead(requests)
    // Once each, and the one that failed once more.
    expect([...new Set(numbers)].toSorted((a, b) => a - b)).toEqual(FULL_PAGES)
    expect(numbers).toHaveLength(FULL_PAGES.length + 1)
  })
})

test('a link that is followed before the search has begun is not lost, and neither is the search', async ({ page }) => {
  const list = groupsPage(page)
  await list.open()
  await expect(list.row(GROUPS.busy)).toBeVisible()
  // A row that matches stays, and with it what is about to be clicked.
  const watch = await page.evaluateHandle(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('main td a') === null) console.error('The rows were gone for a moment')
    })
    observer.observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true })
    return observer
  })
  await list.search.fill('concert')
  await list.action('View Details', GROUPS.busy).click()
  await expect(detailsPanel(page).tab('Settings')).toBeVisible()
  await expect(page).toHaveURL(/\/details\?q=concert$/)
  await page.goBack()
  await expect(list.ids).toHaveText([GROUPS.busy])
  await watch.evaluate((observer) => observer.disconnect())
  await list.search.fill('opening')
  await page.getByRole('button', { name: 'Create Group' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page).toHaveURL(/\/create\?q=opening$/)
})

test('nothing is searched while an input method composes, and invisible characters do not count', async ({
  page,
  context,
}) => {
  await page.clock.install()
  const list = groupsPage(page)
  await list.open()
  const keyboard = await context.newCDPSession(page)
  await list.search.focus()
  for (const text of ['z', 'zh', 'zhibo']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.clock.runFor(1000)
    await expect(list.search).toHaveValue(text)
    await expect(page.getByText('No group matches')).toHaveCount(0)
    await expect(page).toHaveURL(/\/groups$/)
  }
  await keyboard.send('Input.insertText', { text: '\u200Bconcert\u2060' })
  await page.clock.runFor(1000)
  await expect(list.ids).toHaveText([GROUPS.busy])
})
