import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBudget } from './live/budget.ts'

const ACTION = 'BanLiveMessageGroup'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Notes who was served when, in milliseconds. */
function watched(perSecond: number, queueMs: number) {
  const budget = createBudget({ callsPerSecond: () => perSecond, queueMs, clock: () => Date.now() })
  const begin = Date.now()
  const served: [string, number][] = []
  const refused: { who: string; at: number; error: unknown }[] = []
  const ask = (who: string, signal = new AbortController().signal) =>
    budget.turn(ACTION, who, signal).then(
      () => served.push([who, Date.now() - begin]),
      (error: unknown) => refused.push({ who, at: Date.now() - begin, error }),
    )
  return { budget, served, refused, ask }
}

describe('the budget of an action', () => {
  test('lets a second’s calls go at once and no more in any second', async () => {
    const { served, ask } = watched(10, 5000)
    const all = Array.from({ length: 35 }, (_, index) => ask(`operator ${index}`))
    await vi.advanceTimersByTimeAsync(5000)
    await Promise.all(all)
    const times = served.map(([, at]) => at)
    expect(times.filter((at) => at === 0)).toHaveLength(10)
    for (const start of times) expect(times.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(10)
    expect(Math.max(...times)).toBeLessThanOrEqual(3100)
  })

  test('is shared fairly: one who asks for much waits for himself', async () => {
    const { served, ask } = watched(10, 5000)
    for (let count = 0; count < 20; count += 1) void ask('greedy')
    void ask('modest')
    void ask('other')
    await vi.advanceTimersByTimeAsync(1000)
    expect(served.filter(([, at]) => at >= 999).map(([who]) => who).slice(0, 3).toSorted()).toEqual(['greedy', 'modest', 'other'])
  })

  test('refuses what would wait too long, and says how long to wait', async () => {
    const { served, refused, ask } = watched(10, 1500)
    for (let count = 0; count < 60; count += 1) void ask(`operator ${count % 6}`)
    await vi.advanceTimersByTimeAsync(1500)
    expect(served).toHaveLength(20)
    expect(refused).toHaveLength(40)
    // Those before it in the queue still wait when the first is refused: 39 of them, and itself, at 10 a second.
    expect(refused[0]).toMatchObject({ at: 1500, error: { code: 'Throttling.User', status: 400, facts: { retryAfterMs: 4000 } } })
  })

  test('keeps no more of one operator than a second can serve', async () => {
    const { refused, ask } = watched(10, 5000)
    for (let count = 0; count < 25; count += 1) void ask('greedy')
    await vi.advanceTimersByTimeAsync(0)
    expect(refused).toHaveLength(5)
    expect(refused[0]).toMatchObject({ at: 0, error: { code: 'Throttling.User' } })
  })

  test('forgets whoever has gone', async () => {
    const { budget, served, ask } = watched(1, 5000)
    const gone = new AbortController()
    void ask('first')
    void ask('gone', gone.signal)
    void ask('last')
    expect(budget.waiting(ACTION)).toBe(2)
    gone.abort(new Error('gone'))
    await vi.advanceTimersByTimeAsync(1100)
    expect(served.map(([who]) => who)).toEqual(['first', 'last'])
    expect(budget.waiting(ACTION)).toBe(0)
  })

  test('spends nothing on whoever had gone before', async () => {
    const { served, ask } = watched(1, 5000)
    await ask('gone', AbortSignal.abort(new Error('gone')))
    await ask('first')
    expect(served).toEqual([['first', 0]])
  })

  test('is one’s own for every action', async () => {
    const { budget, served, ask } = watched(1, 5000)
    void ask('a')
    await budget.turn('UnbanLiveMessageGroup', 'a', new AbortController().signal)
    await vi.advanceTimersByTimeAsync(0)
    expect(served).toHaveLength(1)
  })
})
