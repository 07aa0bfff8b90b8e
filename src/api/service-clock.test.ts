import { afterEach, expect, test, vi } from 'vitest'
import { createServiceClock } from './service-clock.ts'

const LOCAL = Date.UTC(2026, 10, 23)

afterEach(() => void vi.useRealTimers())

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
  for (const told of [
    'soon',
    '2026',
    '2027-01-01T00:00:00Z',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
  ])
    clock.observe(told)
  expect(clock.now()).toBe(LOCAL / 1000)
})

test('follows a rehearsal whose clock a tester moves by months, and corrects a computer that is years off', () => {
  const clock = createServiceClock(() => Date.UTC(2000, 0, 1))
  for (const months of [0, 1, 12]) {
    const told = Date.UTC(2026, 10 + months, 23)
    clock.observe(new Date(told).toUTCString())
    expect(clock.now()).toBe(told / 1000)
  }
})

test('is not moved by setting this computer’s clock back, before the first answer and after', () => {
  vi.useFakeTimers({ now: LOCAL })
  const clock = createServiceClock()
  for (const told of [LOCAL / 1000, Date.UTC(2026, 11, 23) / 1000]) {
    expect(clock.now()).toBe(told)
    vi.setSystemTime(Date.now() - 86_400_000)
    vi.advanceTimersByTime(5000)
    expect(clock.now()).toBe(told + 5)
    clock.observe('Wed, 23 Dec 2026 00:00:00 GMT')
  }
})
