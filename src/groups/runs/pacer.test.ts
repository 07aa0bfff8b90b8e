import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPacer } from './pacer.ts'

/** When calls leave, milliseconds, with ticks this far apart. */
function leaving(perSecond: number, limit: number, ticks: readonly number[]): number[] {
  const pacer = createPacer(perSecond, limit)
  let now = 0
  return ticks.flatMap((gap) => {
    now += gap
    return Array.from({ length: pacer.take(now, 1000) }, () => now)
  })
}

describe('how many calls may leave', () => {
  test('no second holds more than allowed, however late the ticks come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 200 }),
        (perSecond, ticks) => {
          const times = leaving(perSecond, perSecond, ticks)
          for (const [index, first] of times.entries()) {
            const within = times.slice(index).filter((time) => time - first < 1000).length
            expect(within).toBeLessThanOrEqual(perSecond)
          }
        },
      ),
    )
  })

  test('over time no more than the pace, however late the ticks come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 200 }), (ticks) => {
        const passed = ticks.reduce((sum, gap) => sum + gap, 0)
        // A first slice, and what one stall is made up for.
        expect(leaving(25, 50, ticks).length).toBeLessThanOrEqual((passed / 1000) * 25 + 25 + 7)
      }),
    )
  })

  test.each([
    [25, 25],
    [25, 200],
    [50, 25],
  ])(
    'at %i a second and a tick every %i ms 5,000 calls take at most a twentieth longer than they must',
    (pace, every) => {
      const times = leaving(
        pace,
        50,
        Array.from({ length: 10_000 }, () => every),
      ).slice(0, 5000)
      expect(times).toHaveLength(5000)
      expect((times.at(-1) ?? 0) / 1000).toBeLessThanOrEqual((5000 / pace) * 1.05)
    },
  )

  test('nothing leaves while it rests, and what was missed is not made up for at once', () => {
    const pacer = createPacer(50, 50)
    pacer.take(0, 1000)
    pacer.rest(0, 3000)
    expect(pacer.take(2999, 1000)).toBe(0)
    expect(pacer.take(3100, 1000)).toBeLessThanOrEqual(5)
  })

  test('no more than asked for', () => {
    const pacer = createPacer(50, 50)
    expect(pacer.take(0, 2)).toBe(2)
  })

  test('a share that is hardly anything still moves on', () => {
    expect(
      leaving(
        0.1,
        50,
        Array.from({ length: 40 }, () => 100),
      ).length,
    ).toBeGreaterThanOrEqual(3)
  })
})
