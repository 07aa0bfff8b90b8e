import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchJumps } from '#lib/age.ts'
import { outdateAll } from './clock-jumps.ts'

const DAY = 86_400_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each([
  ['back', -DAY],
  ['forward', DAY],
])('what was read is stale once the clock was set %s, and read again where it is on screen', async (_how, step) => {
  const queries = new QueryClient()
  const hasJumped = watchJumps()
  const queryFn = vi.fn<() => Promise<number>>().mockResolvedValue(1)
  const options = { queryKey: ['shown'], queryFn, staleTime: 10_000 }
  const stop = new QueryObserver(queries, options).subscribe(() => undefined)
  queries.setQueryData(['left'], 1)
  await vi.advanceTimersByTimeAsync(1000)
  expect([hasJumped(), queryFn.mock.calls.length]).toEqual([false, 1])
  vi.setSystemTime(Date.now() + step)
  expect(hasJumped()).toBe(true)
  outdateAll(queries)
  await vi.advanceTimersByTimeAsync(0)
  expect(queryFn).toHaveBeenCalledTimes(2)
  const isStale = (key: string) =>
    queries
      .getQueryCache()
      .find({ queryKey: [key] })
      ?.isStaleByTime(10_000)
  expect([isStale('shown'), isStale('left')]).toEqual([false, true])
  stop()
})
