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
import { busyShare } from './browser/busy.ts'
import type { Run } from './browser/figures.ts'
import { type Options, readOptions, USAGE, UsageError } from './browser/options.ts'
import { measureRun } from './browser/run.ts'
import { type Sites, startSites } from './browser/sites.ts'
import type { LineProfile } from './browser/slow-line.ts'
import { measureSoak } from './browser/soak.ts'
import { markdownTable, plainTable, rowsOf } from './browser/table.ts'
import { checkProcessor, visit } from './browser/visit.ts'

/** A slow laptop far from the gateway. */
const PROFILE: LineProfile = { roundTripMs: 60, bitsPerSecond: 9_000_000 }
const DOCS = path.resolve(import.meta.dirname, '../docs/performance.md')
/** The part of the processors that others may use while times are worth something. */
const BUSY = 0.2
/** In docs/performance.md, around what is measured. */
const MARKS = ['<!-- measured -->', '<!-- /measured -->'] as const

/**
 * The heap holds code as well, which the compilers make more of for as long as a page is used: hundreds of KB in hundreds of rounds. What is
 * looked for is data that is kept for nothing.
 */
const KEEPING_NO_CODE = ['--js-flags=--no-opt --no-maglev --no-sparkplug']

process.once('disconnect', () => process.exit(1))
try {
  const options = readOptions(process.argv.slice(2))
  const browser = await launch()
  try {
    await checkProcessor(browser)
    const sites = await startSites(PROFILE)
    try {
      await measure(browser, sites, options)
    } finally {
      sites.close()
    }
  } finally {
    await browser.close()
  }
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n${USAGE}` : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
process.disconnect?.()

/** The browser that scripts/bench.ts has found. */
function launch(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium's sandbox refuses to run as root.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-quic',
      ...flags,
    ],
  })
}

async function measure(browser: Browser, sites: Sites, { runs, rounds, only, markdown }: Options): Promise<void> {
  const others = await busyShare()
  const quiet = others < BUSY
  if (!quiet)
    console.log(`Other work takes ${Math.round(others * 100)} % of this machine: trust bytes and requests alone.`)

  // Of somebody who works with it: the browser has been here before, and only its cache is empty.
  sites.real.known = await visit(browser, sites.real, {}, ({ page }) => page.context().storageState())
  const done: Run[] = []
  const visits = new Set(only.filter((part) => part !== 'soak'))
  for (let number = 1; visits.size > 0 && number <= runs; number += 1) {
    console.log(`Run ${number} of ${runs} …`)
    done.push(await measureRun(browser, sites, PROFILE, visits))
  }
  if (only.includes('soak')) {
    console.log(`${rounds} rounds of open, change, save, close …`)
    sites.unbound()
    const own = await launch(KEEPING_NO_CODE)
    try {
      done.push({ floor: {}, console: await visit(own, sites.real, {}, ({ page }) => measureSoak(page, rounds)) })
    } finally {
      await own.close()
    }
  }

  const circumstances = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}${quiet ? '' : ', busy with other work'}`,
    `Node ${process.versions.node}, Chromium ${browser.version()}`,
    `${sites.groups.toLocaleString('en-US')} groups`,
    ...(visits.size > 0 ? [runs === 1 ? '1 run' : `${runs} runs`] : []),
    ...(only.includes('soak') ? [`${rounds} rounds`] : []),
  ].join('; ')
  const rows = rowsOf(done)
  console.log(`\n${circumstances}. Medians, smallest and largest in brackets.\n\n${plainTable(rows)}`)
  if (markdown) writeDocs(`${new Date().toISOString().slice(0, 10)}; ${circumstances}.\n\n${markdownTable(rows)}`)
}

function writeDocs(text: string): void {
  const docs = readFileSync(DOCS, 'utf8')
  const [begin, end] = [docs.indexOf(MARKS[0]), docs.indexOf(MARKS[1])]
  if (begin < 0 || end < begin) throw new Error(`${DOCS} has no ${MARKS.join(' and ')} to write between.`)
  writeFileSync(DOCS, `${docs.slice(0, begin + MARKS[0].length)}\n\n${text}\n\n${docs.slice(end)}`)
}
