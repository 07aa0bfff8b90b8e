import type { Page } from '@playwright/test'
import { ACTIONS } from '#api/contract/actions.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { Reading } from './figures.ts'
import { inTime } from './patience.ts'

/** Nothing was asked for this long: everything is read. Milliseconds. */
const QUIET_MS = 2000
/** Half of what the service allows an account in a second: the other half is for the operator and for colleagues. */
const CALLS_PER_SECOND = ACTIONS.ListLiveMessageGroupByPage.qps / 2

/** Waits until the console has read all groups behind its list, and tells how long that took and what got in the operator's way. */
export async function measureReading(page: Page, groups: number): Promise<Reading> {
  const pages = Math.ceil(groups / LIMITS.groupPageSize)
  const reading = page.evaluate(
    async ([calls, quietMs]) => {
      const shown = await globalThis.groupsOnScreen.firstRows
      const ends = () =>
        performance
          .getEntriesByType('resource')
          .flatMap((entry) =>
            entry instanceof PerformanceResourceTiming && entry.name.endsWith('/ListLiveMessageGroupByPage')
              ? [entry.responseEnd]
              : [],
          )
      for (;;) {
        const last = Math.max(...ends())
        if (ends().length >= calls && performance.now() - last > quietMs) {
          const tasks = globalThis.benchProbe.longTasks.filter(({ start }) => start > shown && start < last + quietMs)
          return { firstRows: shown, end: last, longest: Math.max(0, ...tasks.map(({ duration }) => duration)) }
        }
        await new Promise((resolve) => setTimeout(resolve, quietMs / 4))
      }
    },
    [pages, QUIET_MS] as const,
  )
  const { firstRows, end, longest } = await inTime(`Reading ${pages} pages of groups`, reading)
  const leastMs = (pages / CALLS_PER_SECOND) * 1000
  return { reading: (end - firstRows) / leastMs, longestTask: longest }
}
