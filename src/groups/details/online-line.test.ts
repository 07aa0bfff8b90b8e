import { describe, expect, it } from 'vitest'
import { linePoints, type Reading, summaryOf, withReading } from './online-line.ts'

const MINUTE = 60_000
const readings = (...people: number[]): Reading[] =>
  people.map((count, index) => ({ at: index * MINUTE, people: count }))

describe('the line of people online', () => {
  it('begins with the second reading', () => {
    expect([linePoints([], 80, 20), linePoints(readings(5), 80, 20)]).toEqual(['', ''])
    expect([summaryOf([]), summaryOf(readings(5))]).toEqual([undefined, undefined])
  })

  it('goes from edge to edge, by time and not by count, with the smallest number at the bottom', () => {
    const uneven = [...readings(10, 30), { at: 4 * MINUTE, people: 20 }]
    expect(linePoints(uneven, 80, 20)).toBe('0.0,20.0 20.0,0.0 80.0,10.0')
  })

  it('runs through the middle where nothing changed, also of nobody', () => {
    expect(linePoints(readings(0, 0), 80, 20)).toBe('0.0,10.0 80.0,10.0')
  })

  it('is told in words', () => {
    expect(summaryOf(readings(10, 30, 5, 20))).toEqual({ minutes: 3, first: 10, last: 20, least: 5, most: 30 })
    expect(
      summaryOf([
        { at: 0, people: 1 },
        { at: 10_000, people: 2 },
      ])?.minutes,
    ).toBe(1)
  })

  it('forgets what is older than ten minutes, and what a clock that went back has left', () => {
    const eleven = readings(1, 2, 3)
    expect(withReading(eleven, { at: 11 * MINUTE, people: 4 }).map(({ people }) => people)).toEqual([2, 3, 4])
    expect(withReading(eleven, { at: 90_000, people: 4 }).map(({ people }) => people)).toEqual([1, 2, 4])
  })
})
