import type { Locator, Page } from '@playwright/test'
import { groupsPage } from '../../e2e/groups-page.ts'
import type { ActTimes, Outcome } from './probe.ts'
import type { Reading } from './figures.ts'
import { inTime, pause } from './patience.ts'

/** Each act so often on a page; the middle one counts. */
const TIMES = 3
/** In the ID of every third group, and in no name of a person. */
const KEY = '7'
/** Milliseconds after an act: what it started in the background is over, and people do not act without a pause either. */
const PAUSE_MS = 700
const CREATE_DIALOG = 'Create Interactive Messaging Group'

/** What an operator does all the time, on the console or on the floor, which has no filter. All groups are read by now. */
export async function measureActs(page: Page, withFilter: boolean): Promise<Reading> {
  const list = groupsPage(page)
  const next = inPager(page, /^next page$/i)
  const typed: ActTimes[] = []
  const cleared: ActTimes[] = []
  const turned: ActTimes[] = []
  const sorted: ActTimes[] = []
  const filtered: ActTimes[] = []

  await list.search.click()
  const newest = await firstId(page)
  for (let time = 0; time < TIMES; time += 1) {
    typed.push(await act(page, 'keydown', { kind: 'otherRows', than: newest, including: KEY }, () => press(page, KEY)))
    cleared.push(await act(page, 'keydown', { kind: 'rowsFrom', first: newest }, () => press(page, 'Backspace')))
  }
  for (let time = 0; time < TIMES; time += 1)
    turned.push(await act(page, 'click', await others(page), () => next.click()))
  await act(page, 'click', { kind: 'rowsFrom', first: newest }, () => inPager(page, /^(page )?1$/i).click())

  if (withFilter) {
    for (const status of ['Deleted', 'Normal', 'Deleted'] as const)
      filtered.push(await act(page, 'click', await others(page), () => list.filterBy(status)))
    await act(page, 'click', { kind: 'rowsFrom', first: newest }, () => list.filterBy('All'))
  }
  const created = await act(page, 'click', { kind: 'dialog', name: CREATE_DIALOG }, () => list.createGroup.click())
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  const owner = list.table.getByRole('columnheader', { name: 'Owner' })
  const sorter = owner.getByRole('button').or(owner.getByText('Owner')).first()
  for (let time = 0; time < TIMES; time += 1)
    sorted.push(await act(page, 'click', await others(page), () => sorter.click()))

  return {
    keyPaint: middle(typed, 'paint'),
    keyResult: middle(typed, 'result'),
    clearResult: middle(cleared, 'result'),
    pagePaint: middle(turned, 'paint'),
    pageResult: middle(turned, 'result'),
    sortResult: middle(sorted, 'result'),
    ...(withFilter ? { filterResult: middle(filtered, 'result') } : {}),
    createVisible: created.result,
  }
}

/** The console's pager has links; antd's has list items that are known by their title. */
function inPager(page: Page, name: RegExp): Locator {
  const pager = page.getByRole('navigation', { name: 'Pages' })
  return pager.getByRole('link', { name }).or(pager.getByRole('button', { name })).or(pager.getByTitle(name)).first()
}

async function act(
  page: Page,
  type: 'click' | 'keydown',
  outcome: Outcome,
  work: () => Promise<void>,
): Promise<ActTimes> {
  await page.evaluate(([event, expected]) => globalThis.benchProbe.arm(event, expected), [type, outcome] as const)
  await work()
  const times = await inTime(
    `What comes of an act (${JSON.stringify(outcome)})`,
    page.evaluate(() => globalThis.benchProbe.times()),
  )
  await pause(PAUSE_MS)
  return times
}

const press = (page: Page, key: string) => page.keyboard.press(key)

const firstId = (page: Page) => page.evaluate(() => globalThis.groupsOnScreen.ids()[0] ?? '')

/** Other rows than now. */
const others = async (page: Page): Promise<Outcome> => ({ kind: 'otherRows', than: await firstId(page), including: '' })

function middle(times: readonly ActTimes[], what: keyof ActTimes): number {
  return times.map((one) => one[what]).toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
