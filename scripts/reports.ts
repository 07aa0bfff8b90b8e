import { readFileSync } from 'node:fs'
import * as v from 'valibot'

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const vitestReport = v.object({
  success: v.boolean(),
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
})

const playwrightReport = v.object({
  stats: v.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
})

/** A test that passes only sometimes has failed. */
const READERS = {
  vitest: (json: unknown): Tally => {
    const report = v.parse(vitestReport, json)
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  },
  playwright: (json: unknown): Tally => {
    const { expected, unexpected, flaky, skipped } = v.parse(playwrightReport, json).stats
    return { passed: expected, failed: unexpected + flaky, skipped }
  },
}

export type Runner = keyof typeof READERS

/**
 * What a run of tests amounts to. Its report is not enough: a file that cannot be loaded or an error outside of any test
 * makes the runner fail although no test did, and a runner that found no test proves nothing.
 */
export function tally(runner: Runner, json: unknown, ranWell: boolean): Tally {
  const { passed, failed, skipped } = READERS[runner](json)
  const unseen = failed === 0 && (!ranWell || passed === 0)
  return { passed, failed: unseen ? 1 : failed, skipped }
}

export function tallyOf(runner: Runner, file: string, ranWell: boolean): Tally {
  try {
    return tally(runner, JSON.parse(readFileSync(file, 'utf8')), ranWell)
  } catch (error) {
    console.error(`${runner} left no readable report: ${error instanceof Error ? error.message : String(error)}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
