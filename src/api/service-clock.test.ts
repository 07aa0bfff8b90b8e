import { expect, test, vi } from 'vitest'
import { createServiceClock } from './service-clock.ts'

const LOCAL = Date.UTC(2026, 10, 23)

test('follows the Date header, not this computer', () => {
  let local = LOCAL
  const clock = createServiceClock(() => local)
  expect(clock.now()).toBe(LOCAL / 1000)
  clock.observe('Wed, 23 Dec 2026 00:00:00 GMT')
  local += 5000
  expect(clock.now()).toBe(Date.UTC(2026, 11, 23) / 1000 + 5)
})

test('tells listeners of jumps, not of jitter', () => {
  const clock = createServiceClock(() => LOCAL)
  const listener = vi.fn<() => void>()
  clock.observe(new Date(LOCAL).toUTCString())
  const stop = clock.subscribe(listener)
  clock.observe(new Date(LOCAL + 1000).toUTCString())
  expect(listener).not.toHaveBeenCalled()
  clock.observe(new Date(LOCAL + 3_600_000).toUTCString())
  expect(listener).toHaveBeenCalledTimes(1)
  stop()
  clock.observe(new Date(LOCAL).toUTCString())
  expect(listener).toHaveBeenCalledTimes(1)
})

test('ignores what is no date', () => {
  const clock = createServiceClock(() => LOCAL)
  clock.observe(null)
  clock.observe('soon')
  expect(clock.now()).toBe(LOCAL / 1000)
})
