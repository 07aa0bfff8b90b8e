import { expect, test } from 'vitest'
import { createSteadyClock } from './steady-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test('the steady clock runs with the uptime, skips what a machine slept, and is never set back', () => {
  let [wall, uptime] = [1_800_000_000_000, 5000]
  const clock = createSteadyClock(
    () => wall,
    () => uptime,
  )
  const start = clock()
  const since = (wallStep: number, uptimeStep: number) => {
    wall += wallStep
    uptime += uptimeStep
    return clock() - start
  }
  expect(since(1000, 1000)).toBe(1000)
  // Read in the same millisecond, and a little apart: nothing adds up.
  for (let read = 0; read < 1000; read += 1) since(read % 2 === 0 ? 1 : -1, 0)
  expect(since(0, 0)).toBe(1000)
  // Set back by an hour, and going on.
  expect(since(-HOUR, 0)).toBe(1000)
  expect(since(MINUTE, MINUTE)).toBe(MINUTE + 1000)
  // Asleep for eight hours: no uptime.
  expect(since(8 * HOUR, 0)).toBe(8 * HOUR + MINUTE + 1000)
  expect(since(1000, 1000)).toBe(8 * HOUR + MINUTE + 2000)
})
