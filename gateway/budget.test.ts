import fc from 'fast-check'
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

/** No second, wherever it begins, holds more calls than the account may make. */
function expectQuota(served: readonly [string, number][], perSecond: number) {
  const times = served.map(([, at]) => at)
  for (const start of times)
    expect(times.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(perSecond)
}

describe('the budget of an action', () => {
  test('lets a second’s calls go at once and no more in any second', async () => {
    const { served, ask } = watched(10, 5000)
    const all = Array.from({ length: 35 }, (_, index) => ask(`operator ${index}`))
    await vi.advanceTimersByTimeAsync(5000)
    await Promise.all(all)
    const times = served.map(([, at]) => at)
    expect(times.filter((at) => at === 0)).toHaveLength(10)
    expectQuota(served, 10)
    expect(Math.max(...times)).toBeLessThanOrEqual(3100)
  })

  test('is shared fairly: one who asks for much waits for himself', async () => {
    const { served, ask } = watched(10, 5000)
    for (let count = 0; count < 20; count += 1) void ask('greedy')
    await vi.advanceTimersByTimeAsync(1)
    void ask('modest')
    void ask('other')
    await vi.advanceTimersByTimeAsync(0)
    expect(served.filter(([who]) => who !== 'greedy')).toEqual([
      ['modest', 1],
      ['other', 1],
    ])
    await vi.advanceTimersByTimeAsync(999)
    // Half of a second is the most that one gets.
    expect(served.filter(([who, at]) => who === 'greedy' && at < 1000).length).toBeLessThanOrEqual(5)
  })

  test('whoever asks now and then is served at once, whenever it is and however many others flood it', async () => {
    const asks = fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(10, 50),
        fc.integer({ min: 1, max: 8 }),
        asks,
        async (perSecond, floods, moments) => {
          const { served, ask } = watched(perSecond, 1500)
          // Beside more floods than half the quota there may be nothing left for a moment.
          const greedy = Math.min(floods, perSecond / 2)
          const expected: [string, number][] = []
          for (let at = 0; at <= 2500; at += 50) {
            for (let who = 0; who < greedy; who += 1)
              for (let call = 0; call < perSecond / 4; call += 1) void ask(`greedy ${who}`)
            if (
              moments.some((moment) => moment >= at && moment < at + 50) &&
              expected.every(([, before]) => before <= at - 1000)
            ) {
              void ask('calm')
              expected.push(['calm', at])
            }
            await vi.advanceTimersByTimeAsync(50)
          }
          expect(served.filter(([who]) => who === 'calm')).toEqual(expected)
          expectQuota(served, perSecond)
        },
      ),
      { numRuns: 16, seed: 12 },
    )
  })

  test('who floods gets what the others leave: half alone, an equal part among several, all the time and not once a second', async () => {
    for (const floods of [1, 2, 4]) {
      const { served, ask } = watched(50, 1500)
      for (let at = 0; at < 5000; at += 20) {
        for (let who = 0; who < floods; who += 1) void ask(`greedy ${who}`)
        await vi.advanceTimersByTimeAsync(20)
      }
      const last = served.filter(([, at]) => at >= 2000 && at < 4000)
      for (let who = 0; who < floods; who += 1) {
        const share = last.filter(([one]) => one === `greedy ${who}`).length / 2
        expect(share).toBeGreaterThanOrEqual(Math.floor(50 / (floods + 1)) - 1)
        expect(share).toBeLessThanOrEqual(Math.ceil(50 / (floods + 1)) + 1)
      }
      expectQuota(served, 50)
    }
  })

  test('those who begin together do not use up the second at once', async () => {
    const { served, ask } = watched(50, 1500)
    for (let call = 0; call < 50; call += 1) for (let who = 0; who < 10; who += 1) void ask(`greedy ${who}`)
    await vi.advanceTimersByTimeAsync(0)
    // A quarter of the second, and the few calls with which nobody counts as busy.
    expect(served.length).toBeLessThanOrEqual(Math.ceil(50 / 4) + 10 * 3)
  })

  test('one who reads a page of twenty rows alone waits for no second', async () => {
    const { served, ask } = watched(50, 1500)
    for (let row = 0; row < 20; row += 1) void ask('reader')
    await vi.advanceTimersByTimeAsync(150)
    expect(served).toHaveLength(20)
  })

  test.each([1, 2, 3])('goes on with a quota of %i a second', async (perSecond) => {
    const { served, refused, ask } = watched(perSecond, 60_000)
    for (let call = 0; call < perSecond; call += 1) for (const who of ['a', 'b']) void ask(who)
    await vi.advanceTimersByTimeAsync(10_000)
    expect([served.length, refused]).toEqual([2 * perSecond, []])
    expectQuota(served, perSecond)
  })

  test('refuses what would wait too long, and says how long to wait', async () => {
    const { served, refused, ask } = watched(10, 1500)
    for (let count = 0; count < 60; count += 1) void ask(`operator ${count % 60}`)
    await vi.advanceTimersByTimeAsync(1500)
    expect(served).toHaveLength(20)
    expect(refused).toHaveLength(40)
    // Those before it in the queue still wait when the first is refused: 39 of them, and itself, at 10 a second.
    expect(refused[0]).toMatchObject({
      at: 1500,
      error: { code: 'Throttling.User', status: 400, facts: { retryAfterMs: 4000 } },
    })
  })

  test('keeps no more of one operator than a second can serve', async () => {
    const { budget, served, refused, ask } = watched(10, 5000)
    for (let count = 0; count < 25; count += 1) void ask('greedy')
    await vi.advanceTimersByTimeAsync(0)
    expect(budget.waiting(ACTION)).toBe(10)
    expect(refused).toHaveLength(25 - served.length - 10)
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
