import { describe, expect, test } from 'vitest'
import { tally, tallyOf } from './reports.ts'

const vitest = (passed: number, failed: number, skipped = 0) => ({
  success: failed === 0,
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  numTodoTests: 0,
})
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) => ({
  stats: { expected, unexpected, flaky, skipped },
})

describe('a run of tests', () => {
  test('counts its tests', () => {
    expect(tally('vitest', vitest(5, 0, 1), true)).toEqual({ passed: 5, failed: 0, skipped: 1 })
    expect(tally('playwright', playwright(5, 2), false)).toEqual({ passed: 5, failed: 2, skipped: 0 })
  })

  test('counts a test that passed only at the second try as failed', () => {
    expect(tally('playwright', playwright(5, 0, 1), false)).toEqual({ passed: 5, failed: 1, skipped: 0 })
  })

  test('fails without tests', () => {
    expect(tally('vitest', vitest(0, 0), true).failed).toBe(1)
    expect(tally('playwright', playwright(0, 0, 0, 3), true).failed).toBe(1)
  })

  test('fails when the runner does, although every test passed', () => {
    expect(tally('vitest', vitest(5, 0), false)).toEqual({ passed: 5, failed: 1, skipped: 0 })
    expect(tally('playwright', playwright(5, 0), false)).toEqual({ passed: 5, failed: 1, skipped: 0 })
  })

  test('fails when it leaves no report, or one that is none', () => {
    expect(tallyOf('vitest', '/nowhere/vitest.json', true)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(tallyOf('playwright', 'package.json', true)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
