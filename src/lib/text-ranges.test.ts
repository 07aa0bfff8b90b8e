import { expect, test } from 'vitest'
import { mergedRanges } from './text-ranges.ts'

test('ranges that touch or overlap are one, in order', () => {
  const ranges = [
    { start: 8, end: 9 },
    { start: 0, end: 2 },
    { start: 2, end: 4 },
    { start: 1, end: 3 },
    { start: 6, end: 9 },
  ]
  expect(mergedRanges(ranges)).toEqual([
    { start: 0, end: 4 },
    { start: 6, end: 9 },
  ])
  expect(mergedRanges([])).toEqual([])
})
