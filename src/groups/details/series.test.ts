import { describe, expect, it } from 'vitest'
import { columnsOf, KEPT_MS, type Point, summaryOfPoints, withPoint } from './series.ts'

const MINUTE = 60_000
const point = (minute: number, value: number): Point => ({ at: minute * MINUTE, time: 1000 + minute * 60, value })

describe('what was read over time', () => {
  it('is kept for an hour, and bounded whatever is read how often', () => {
    const hour = KEPT_MS / MINUTE
    const kept = withPoint([point(0, 1), point(1, 2)], point(hour + 1, 3))
    expect(kept.map(({ value }) => value)).toEqual([2, 3])
    const many = Array.from({ length: 5000 }, (_, index) => ({ at: index, time: 0, value: index }))
    expect(withPoint(many, { at: 5000, time: 0, value: 1 })).toHaveLength(720)
  })

  it('forgets what a clock that went back has left', () => {
    expect(withPoint([point(0, 1), point(5, 2)], point(3, 3)).map(({ value }) => value)).toEqual([1, 3])
  })

  it('is told in words', () => {
    expect(summaryOfPoints([])).toBeUndefined()
    const [first, most, least, last] = [point(0, 10), point(1, 30), point(2, 5), point(3, 20)]
    expect(summaryOfPoints([first, most, least, last])).toEqual({ minutes: 3, first, most, least, last })
  })

  it('has a gap where nothing was read, and the service’s time at its newest end', () => {
    const later: Point = { ...point(9, 3), time: 100_000 }
    expect(columnsOf([point(0, 1), point(1, 2), later], 2 * MINUTE, ({ value }) => value === 2)).toEqual({
      times: [99_460, 99_520, 99_760, 100_000],
      values: [1, 2, null, 3],
      marked: [null, 2, null, null],
    })
    expect(columnsOf([], 1, () => true)).toEqual({ times: [], values: [], marked: [] })
  })
})
