import { describe, expect, it } from 'vitest'
import { linePoints, recent } from './online-line.ts'
import type { Point } from './series.ts'

const MINUTE = 60_000
const readings = (...people: number[]): Point[] =>
  people.map((value, index) => ({ at: index * MINUTE, time: index * 60, value }))

describe('the line of people online', () => {
  it('begins with the second reading', () => {
    expect([linePoints([], 80, 20), linePoints(readings(5), 80, 20)]).toEqual(['', ''])
  })

  it('goes from edge to edge, by time and not by count, with the smallest number at the bottom', () => {
    const uneven = [...readings(10, 30), { at: 4 * MINUTE, time: 240, value: 20 }]
    expect(linePoints(uneven, 80, 20)).toBe('0.0,20.0 20.0,0.0 80.0,10.0')
  })

  it('runs through the middle where nothing changed, also of nobody', () => {
    expect(linePoints(readings(0, 0), 80, 20)).toBe('0.0,10.0 80.0,10.0')
  })

  it('shows ten minutes', () => {
    expect(recent([])).toEqual([])
    expect(recent([...readings(1, 2, 3), { at: 11 * MINUTE, time: 660, value: 4 }]).map(({ value }) => value)).toEqual([
      2, 3, 4,
    ])
  })
})
