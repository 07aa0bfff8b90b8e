import { expect, test } from 'vitest'
import { ageOf } from './age.ts'

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
