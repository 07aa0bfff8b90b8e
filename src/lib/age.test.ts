import { expect, test } from 'vitest'
import { ageOf, watchJumps } from './age.ts'

test.each([
  ['both clocks tell the same', { wall: 5000, running: 5000 }, 5000],
  ['the computer slept, and one clock with it', { wall: 28_800_000, running: 2000 }, 28_800_000],
  ['the clock was set forward', { wall: 3_600_000, running: 1000 }, 3_600_000],
  ['the clock was corrected a little', { wall: -300, running: 10 }, 10],
  ['the clock was set back', { wall: -3_600_000, running: 40_000 }, Infinity],
  ['the clock was set back by less than has passed', { wall: 10_000, running: 70_000 }, 70_000],
])('when %s', (_what, passed, age) => {
  const then = { wall: 1_700_000_000_000, running: 12_345 }
  expect(ageOf(then, { wall: then.wall + passed.wall, running: then.running + passed.running })).toBe(age)
})

test.each([
  ['time passes', { wall: 60_000, running: 60_000 }, false],
  ['the clock is corrected', { wall: 58_000, running: 60_000 }, false],
  ['the clock is set back by a day', { wall: -86_400_000, running: 0 }, true],
  ['the clock is set back by less than has passed', { wall: 10_000, running: 60_000 }, true],
  ['the clock is set forward', { wall: 86_400_000, running: 0 }, true],
  ['the computer slept', { wall: 28_800_000, running: 2000 }, true],
])('whether a clock jumped when %s', (_what, passed, jumped) => {
  const now = { wall: 1_700_000_000_000, running: 12_345 }
  const hasJumped = watchJumps(() => now)
  now.wall += passed.wall
  now.running += passed.running
  expect([hasJumped(), hasJumped()]).toEqual([jumped, false])
})
