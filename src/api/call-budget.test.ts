import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCallBudget } from './call-budget.ts'
import { Failure } from './failure.ts'

const throttled = (retryAfterMs?: number) =>
  new Failure({
    kind: 'refused',
    action: 'DescribeLiveMessageGroup',
    write: false,
    status: 429,
    code: 'Throttling.User',
    message: 'Request was denied due to user flow control.',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A call that ends when told to. */
function openCall() {
  const call = Promise.withResolvers<void>()
  return { run: () => call.promise, end: () => call.resolve() }
}

describe('a call budget', () => {
  test('keeps no more calls under way than allowed', async () => {
    const budget = createCallBudget({ concurrency: 2, callsPerSecond: 1000 })
    const calls = [openCall(), openCall(), openCall()]
    const started: number[] = []
    const done = calls.map((call, index) =>
      budget.run(() => {
        started.push(index)
        return call.run()
      }),
    )
    await vi.advanceTimersByTimeAsync(0)
    expect(started).toEqual([0, 1])
    calls[1]?.end()
    await vi.advanceTimersByTimeAsync(0)
    expect(started).toEqual([0, 1, 2])
    for (const call of calls) call.end()
    await Promise.all(done)
  })

  test('starts no more calls a second than allowed', async () => {
    const budget = createCallBudget({ concurrency: 10, callsPerSecond: 25 })
    let started = 0
    for (let index = 0; index < 100; index += 1) void budget.run(async () => void (started += 1))
    await vi.advanceTimersByTimeAsync(999)
    expect(started).toBe(25)
    await vi.advanceTimersByTimeAsync(1000)
    expect(started).toBe(50)
  })

  test.each([
    ['back', -86_400_000],
    ['forward', 86_400_000],
  ])('keeps its pace while the clock is set %s', async (_how, step) => {
    const budget = createCallBudget({ concurrency: 10, callsPerSecond: 25 })
    let started = 0
    for (let index = 0; index < 100; index += 1) void budget.run(async () => void (started += 1))
    await vi.advanceTimersByTimeAsync(500)
    expect(started).toBe(15)
    vi.setSystemTime(Date.now() + step)
    await vi.advanceTimersByTimeAsync(499)
    expect(started).toBe(25)
    await vi.advanceTimersByTimeAsync(1000)
    expect(started).toBe(50)
    await vi.advanceTimersByTimeAsync(10_000)
    vi.setSystemTime(Date.now() + step)
    void budget.run(async () => void (started += 1))
    await vi.advanceTimersByTimeAsync(200)
    expect(started).toBe(101)
  })

  test('lets what is on screen go first', async () => {
    const budget = createCallBudget({ concurrency: 1, callsPerSecond: 1000 })
    const order: string[] = []
    const first = openCall()
    void budget.run(first.run)
    void budget.run(async () => void order.push('directory'), { priority: 0 })
    void budget.run(async () => void order.push('row'), { priority: 1 })
    first.end()
    await vi.runAllTimersAsync()
    expect(order).toEqual(['row', 'directory'])
  })

  test('rests after a throttling answer as long as the service asks', async () => {
    const budget = createCallBudget({ concurrency: 1, callsPerSecond: 1000 })
    const refused = budget.run(() => Promise.reject(throttled(3000)))
    await expect(refused).rejects.toBeInstanceOf(Failure)
    let started = false
    void budget.run(async () => void (started = true))
    await vi.advanceTimersByTimeAsync(2900)
    expect(started).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(started).toBe(true)
  })

  test('rests a minute at most, and never spins, however long the service asks', async () => {
    const budget = createCallBudget({ concurrency: 1, callsPerSecond: 1000 })
    await expect(budget.run(() => Promise.reject(throttled(9_999_999_999)))).rejects.toBeInstanceOf(Failure)
    let started = false
    void budget.run(async () => void (started = true))
    await vi.advanceTimersByTimeAsync(59_900)
    expect(started).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(started).toBe(true)
  })

  test('a shorter rest does not end a longer one', async () => {
    const budget = createCallBudget({ concurrency: 2, callsPerSecond: 1000, restMs: 100 })
    await Promise.allSettled([
      budget.run(() => Promise.reject(throttled(3000))),
      budget.run(() => Promise.reject(throttled())),
    ])
    let started = false
    void budget.run(async () => void (started = true))
    await vi.advanceTimersByTimeAsync(2900)
    expect(started).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(started).toBe(true)
  })

  test('goes on at once after any other failure', async () => {
    const budget = createCallBudget({ concurrency: 1, callsPerSecond: 1000 })
    await expect(budget.run(() => Promise.reject(new Error('network')))).rejects.toThrow('network')
    await expect(budget.run(async () => 'answer')).resolves.toBe('answer')
  })

  test('forgets a waiting call that nobody wants any more', async () => {
    const budget = createCallBudget({ concurrency: 1, callsPerSecond: 1000 })
    const first = openCall()
    void budget.run(first.run)
    const unwanted = new AbortController()
    let started = false
    const waiting = budget.run(async () => void (started = true), { signal: unwanted.signal })
    unwanted.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
    first.end()
    await vi.runAllTimersAsync()
    expect(started).toBe(false)
  })

  test('begins nothing before the moment it is held until, whatever rest ends meanwhile', async () => {
    const budget = createCallBudget({ concurrency: 1, callsPerSecond: 5 })
    const moment = Promise.withResolvers<void>()
    void budget.holdUntil(moment.promise)
    let started = 0
    const calls = [1, 2].map(() => budget.run(async () => void (started += 1)))
    await vi.advanceTimersByTimeAsync(1000)
    expect(started).toBe(0)
    moment.resolve()
    await vi.runAllTimersAsync()
    await Promise.all(calls)
    expect(started).toBe(2)
  })

  test('counts calls that somebody else has sent', async () => {
    const budget = createCallBudget({ concurrency: 4, callsPerSecond: 25 })
    budget.spend(5)
    let started = false
    void budget.run(async () => void (started = true))
    await vi.advanceTimersByTimeAsync(150)
    expect(started).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(started).toBe(true)
  })
})
