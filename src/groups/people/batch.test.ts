import { expect, it, vi } from 'vitest'
import { Failure } from '#api/failure.ts'
import { type BatchAct, createBatch, isOfOneUser } from './batch.ts'

const users = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`)
const failure = (facts: Partial<Failure['facts']>) =>
  new Failure({ kind: 'refused', action: 'AddLiveMessageGroupBand', write: true, message: '', ...facts })
const THROTTLED = failure({ code: 'Throttling.User', status: 400, retryAfterMs: 700 })
const LOST = failure({ kind: 'unreachable', reason: 'network' })

/** A service that mutes, and answers as it is told: each call takes the next answer. */
function service(answers: ('ok' | 'lost' | Failure)[] = [], options: Partial<BatchAct> = {}) {
  const muted = new Set<string>()
  const calls: { at: number; users: readonly string[]; key: string }[] = []
  let now = 0
  const act: BatchAct = {
    perCall: 30,
    callsPerSecond: 10,
    perform: async (named, key) => {
      calls.push({ at: now, users: named, key })
      const answer = answers[calls.length - 1] ?? 'ok'
      if (answer instanceof Failure) throw answer
      for (const user of named) muted.add(user)
      if (answer === 'lost') throw LOST
    },
    look: async () => (user) => muted.has(user),
    looksInTheEnd: true,
    isOfSubject: () => false,
    ...options,
  }
  const run = async (subjects: readonly string[], during?: (batch: ReturnType<typeof createBatch>) => void) => {
    const onOver = vi.fn<() => void>()
    const pause = async (ms: number) => {
      await Promise.resolve()
      now += ms
    }
    const batch = createBatch(subjects, act, { now: () => now, pause, onOver })
    during?.(batch)
    await vi.waitFor(() => expect(onOver).toHaveBeenCalledTimes(1))
    return batch
  }
  const told = (batch: ReturnType<typeof createBatch>) => {
    const counts: Record<string, number> = {}
    for (const { kind } of batch.get().outcomes.values()) counts[kind] = (counts[kind] ?? 0) + 1
    return counts
  }
  return { muted, calls, run, told }
}

it('sends so many in a call and calls in a second, and says of each what a reading shows', async () => {
  const { calls, run, told, muted } = service()
  const batch = await run(users(1000))
  expect(calls.map((call) => call.users.length)).toEqual([...Array.from({ length: 33 }, () => 30), 10])
  for (const { at } of calls)
    expect(calls.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(10)
  expect(told(batch)).toEqual({ done: 1000 })
  expect([...batch.get().outcomes.values()].every((outcome) => outcome.kind === 'done' && outcome.seen === true)).toBe(
    true,
  )
  expect(muted.size).toBe(1000)
})

it('sends what was throttled again, under the same key and after the rest that was asked for', async () => {
  const { calls, run, told } = service(['ok', THROTTLED, THROTTLED])
  const batch = await run(users(90))
  expect(told(batch)).toEqual({ done: 90 })
  const repeated = calls.filter(({ users: [first] }) => first === 'user30')
  expect(repeated.length).toBeGreaterThan(1)
  expect(new Set(repeated.map(({ key }) => key)).size).toBe(1)
  expect((repeated[1]?.at ?? 0) - (repeated[0]?.at ?? 0)).toBeGreaterThanOrEqual(700)
  expect(new Set(calls.map(({ key }) => key)).size).toBe(3)
})

it('reads what came of a lost answer, and does nothing twice', async () => {
  const done = service(['lost'])
  expect(done.told(await done.run(users(30)))).toEqual({ done: 30 })
  expect(done.calls).toHaveLength(1)

  const not = service([LOST])
  const batch = await not.run(users(40))
  expect(not.told(batch)).toEqual({ notDone: 30, done: 10 })
  batch.retry()
  await vi.waitFor(() => expect(not.told(batch)).toEqual({ done: 40 }))
  expect(not.calls.map((call) => call.users.length)).toEqual([30, 10, 30])
})

it('stops where nobody answers, and where a refusal is of all', async () => {
  const silent = service([LOST], { look: () => Promise.reject(LOST), callsPerSecond: 1, perCall: 10 })
  const batch = await silent.run(users(50))
  expect(silent.told(batch)).toEqual({ unknown: 10, unsent: 40 })
  expect(batch.get().stoppedBy).toBe(LOST)

  const gone = service([failure({ code: 'ResourceNotExist', status: 404 })], { callsPerSecond: 1, perCall: 10 })
  expect(gone.told(await gone.run(users(50)))).toEqual({ refused: 10, unsent: 40 })
})

it('goes on after a refusal that is of one user alone', async () => {
  const left = failure({ code: 'ResourceNotExist', status: 404 })
  const { run, told } = service(['ok', left], { perCall: 1, isOfSubject: isOfOneUser, looksInTheEnd: false })
  const batch = await run(users(4))
  expect(told(batch)).toEqual({ done: 3, refused: 1 })
  expect(batch.get().outcomes.get('user1')).toEqual({ kind: 'refused', failure: left })
})

it('sends no more once it is cancelled, and names each subject once', async () => {
  const { run, told, calls } = service([], { perCall: 1, callsPerSecond: 1 })
  const batch = await run([...users(5), ...users(5)], (begun) => {
    begun.subscribe(() => begun.cancel())
  })
  expect(told(batch)).toEqual({ done: calls.length, unsent: 5 - calls.length })
  expect(batch.get().outcomes.size).toBe(5)
})

it('claims no more than was read', async () => {
  const blind = service([], { look: async () => () => undefined })
  expect((await blind.run(users(1))).get().outcomes.get('user0')).toEqual({ kind: 'done', seen: undefined })
  const lagging = service([], { look: async () => () => false })
  expect((await lagging.run(users(1))).get().outcomes.get('user0')).toEqual({ kind: 'done', seen: false })
})
