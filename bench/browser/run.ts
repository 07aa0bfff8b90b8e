import type { Browser } from '@playwright/test'
import { scriptKilobytes, type StartCost } from '../../e2e/start-cost.ts'
import { measureActs } from './acts.ts'
import type { Part, Reading, Run } from './figures.ts'
import { measureReading } from './reading.ts'
import type { Sites } from './sites.ts'
import type { LineProfile } from './slow-line.ts'
import { visit, type Visit } from './visit.ts'

/** One visit, each with an empty cache, to every page that the parts need, one right after the other. */
export async function measureRun(
  browser: Browser,
  sites: Sites,
  slow: LineProfile,
  parts: ReadonlySet<Part>,
): Promise<Run> {
  const wants = (...some: Part[]) => some.some((part) => parts.has(part))
  const run: Run = { floor: {}, console: {} }
  if (wants('start', 'acts')) {
    run.floor = await visit(browser, sites.floor, { slow }, async ({ page, start }) => ({
      ...startReading(start, start.firstRows),
      ...(wants('acts') ? await measureActs(page, false) : {}),
    }))
  }
  if (wants('start', 'acts', 'reading')) {
    run.console = await visit(browser, sites.real, { slow }, async ({ page, start }) => ({
      ...startReading(start, run.floor.firstRowsMs),
      ...(wants('acts', 'reading') ? await measureReading(page, sites.groups) : {}),
      ...(wants('acts') ? await measureActs(page, true) : {}),
    }))
  }
  if (wants('mock')) {
    const rows = ({ start }: Visit) => Promise.resolve(start.firstRows)
    const floor = await visit(browser, sites.floorWithWorker, { slow }, rows)
    const ours = await visit(browser, sites.mock, { slow }, rows)
    run.floor.mockRows = 1
    run.console.mockRows = ours / floor
  }
  return run
}

/** `floorRows`: milliseconds until the floor's first rows in the same run. */
function startReading(start: StartCost, floorRows: number | undefined): Reading {
  return {
    ...(floorRows === undefined
      ? {}
      : { firstPaint: start.firstPaint / floorRows, firstRows: start.firstRows / floorRows }),
    firstPaintMs: start.firstPaint,
    firstRowsMs: start.firstRows,
    scripts: scriptKilobytes(start),
    requests: start.requests.length,
  }
}
