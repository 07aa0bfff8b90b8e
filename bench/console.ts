/**
 * How fast the console is, beside a floor: a page of the same libraries that shows a list and nothing else (bench/floor/). Built for
 * production, in a real Chromium with a slowed processor and behind a slow line, on the largest application there is. Visits to both are
 * interleaved, and what counts is how many times as long the console takes in the same run: a busy machine slows both.
 *
 *     npm run bench -- --runs 5 --rounds 50
 *
 * What each figure means: docs/performance.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { measureActs } from './browser/acts.ts'
import type { Part, Reading, Run } from './browser/figures.ts'
import { type Options, readOptions, USAGE, UsageError } from './browser/options.ts'
import { measureReading } from './browser/reading.ts'
import { type Sites, startSites } from './browser/sites.ts'
import type { LineProfile } from './browser/slow-line.ts'
import { measureSoak } from './browser/soak.ts'
import { markdownTable, plainTable, rowsOf } from './browser/table.ts'
import { CPU_SLOWDOWN, visit, type Visit } from './browser/visit.ts'
import { scriptKilobytes } from '../e2e/start-cost.ts'

/** A slow laptop far from the gateway. */
const PROFILE: LineProfile = { roundTripMs: 60, bitsPerSecond: 9_000_000 }
const DOCS = path.resolve(import.meta.dirname, '../docs/performance.md')
/** In docs/performance.md, around what is measured. */
const MARKS = ['<!-- measured -->', '<!-- /measured -->'] as const

process.once('disconnect', () => process.exit(1))
try {
  const options = readOptions(process.argv.slice(2))
  const executablePath = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium's sandbox refuses to run as root.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-quic'],
  })
  const sites = await startSites(PROFILE)
  try {
    await measure(browser, sites, options)
  } finally {
    await browser.close()
    sites.close()
  }
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n${USAGE}` : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
process.disconnect?.()

async function measure(browser: Browser, sites: Sites, { runs, rounds, only, markdown }: Options): Promise<void> {
  const done: Run[] = []
  if (only.some((part) => part !== 'soak')) {
    for (let number = 1; number <= runs; number += 1) {
      console.log(`Run ${number} of ${runs} …`)
      done.push(await runOf(browser, sites, new Set(only)))
    }
  }
  if (only.includes('soak')) {
    console.log(`${rounds} rounds of open, change, close …`)
    sites.unbound()
    done.push({ floor: {}, console: await visit(browser, sites.real, {}, ({ page }) => measureSoak(page, rounds)) })
  }
  const rows = rowsOf(done)
  const machine = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.versions.node}, Chromium ${browser.version()}`,
    `${CPU_SLOWDOWN} times slower processor, ${PROFILE.roundTripMs} ms round trip, ${PROFILE.bitsPerSecond / 1_000_000} Mbit/s, ${sites.groups.toLocaleString('en-US')} groups`,
    `${runs} runs, medians and ranges; ${rounds} rounds`,
  ]
  console.log(`\n${machine.join('\n')}\n\n${plainTable(rows)}`)
  if (markdown) writeDocs(`${machine.join('; ')}.\n\n${markdownTable(rows)}`)
}

/** One visit to each page that the parts need. */
async function runOf(browser: Browser, sites: Sites, parts: ReadonlySet<Part>): Promise<Run> {
  const slow = PROFILE
  const run: Run = { floor: {}, console: {} }
  if (parts.has('start') || parts.has('acts')) {
    const of = ({ start }: Visit) => startReading(start, start.firstRows)
    Object.assign(
      run.floor,
      await visit(browser, sites.floor, { slow }, async (visited) => ({
        ...of(visited),
        ...(parts.has('acts') ? await measureActs(visited.page, false) : {}),
      })),
    )
  }
  if (parts.has('start') || parts.has('acts') || parts.has('reading')) {
    Object.assign(
      run.console,
      await visit(browser, sites.real, { slow }, async ({ page, start }) => ({
        ...startReading(start, run.floor.firstRowsMs),
        ...(parts.has('acts') || parts.has('reading') ? await measureReading(page, sites.groups) : {}),
        ...(parts.has('acts') ? await measureActs(page, true) : {}),
      })),
    )
  }
  if (parts.has('mock')) {
    const rows = ({ start }: Visit) => Promise.resolve(start.firstRows)
    const floor = await visit(browser, sites.floorWithWorker, { slow }, rows)
    const ours = await visit(browser, sites.mock, { slow }, rows)
    Object.assign(run.floor, { mockRows: 1 })
    Object.assign(run.console, { mockRows: ours / floor })
  }
  return run
}

/** `floorRows`: milliseconds until the floor's first rows in the same run. */
function startReading(start: Visit['start'], floorRows: number | undefined): Reading {
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

function writeDocs(text: string): void {
  const docs = readFileSync(DOCS, 'utf8')
  const [begin, end] = MARKS.map((mark) => docs.indexOf(mark))
  if (begin === undefined || end === undefined || begin < 0 || end < begin)
    throw new Error(`${DOCS} has no ${MARKS.join(' and ')} to write between.`)
  writeFileSync(DOCS, `${docs.slice(0, begin + MARKS[0].length)}\n\n${text}\n\n${docs.slice(end)}`)
}
