import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Failure } from '#api/failure.ts'
import type { StoredMessage } from '#api/stored-messages.ts'
import { pause } from '#lib/pause.ts'
import { createRecallDesk } from './recall-desk.ts'

const PLACE = { scope: { center: 'cn-shanghai', appId: 'app1' }, groupId: 'g1' } as const

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const message = (seq: number, id = `m${seq}`): StoredMessage => ({
  seq: BigInt(seq),
  id,
  type: 1n,
  content: `text ${seq}`,
  at: 100 + seq,
  senderId: 'troll',
  senderInformation: '',
})

const failed = (facts: Partial<Failure['facts']>) =>
  new Failure({ kind: 'refused', action: 'DeleteLiveMessageGroupMessage', write: true, message: '', ...facts })
const LOST = { kind: 'unreachable', reason: 'timeout' } as const

type Answer = 'accepted' | 'ignored' | Partial<Failure['facts']> | { carriedOut: Partial<Failure['facts']> }

/** A service with these messages, which answers recalls of an ID as told, one after the other, and then accepts them. */
function service(rows: StoredMessage[], answers: Record<string, Answer[]> = {}) {
  let stored = rows
  const calls: { id: string; key: string; at: number }[] = []
  const reads = { failing: 0, made: 0 }
  let works = true
  const busy: boolean[] = []
  const remove = (id: string) => {
    stored = stored.filter((row) => row.id !== id)
  }
  const desk = createRecallDesk({
    async recall(_place, id, key) {
      calls.push({ id, key, at: performance.now() })
      const answer = answers[id]?.shift() ?? 'accepted'
      if (answer === 'accepted') remove(id)
      else if (typeof answer === 'object') {
        if ('carriedOut' in answer) remove(id)
        throw failed('carriedOut' in answer ? answer.carriedOut : answer)
      }
    },
    readerOf:
      () =>
      async ({ since = 0, until = Infinity }) => {
        reads.made += 1
        if (reads.failing-- > 0) throw failed({ action: 'ListLiveMessageGroupMessages', write: false, status: 403 })
        return { rows: stored.filter(({ at }) => at >= since && at <= until).toReversed(), next: undefined }
      },
    pace: 25,
    limit: 50,
    now: () => performance.now(),
    wait: pause,
    mayWork: () => works,
    onBusy: (value) => busy.push(value),
  })
  const told = () => desk.get(PLACE).batch.map(({ row, state }) => [Number(row.seq), state.kind])
  return { desk, calls, reads, busy, told, remove, signOut: () => (works = false), signIn: () => (works = true) }
}

const ids = (calls: { id: string }[]) => calls.map(({ id }) => id)

it('tells of each message what has come of it, and asks the history before it says that one is gone', async () => {
  const rows = [1, 2, 3, 4, 5].map((seq) => message(seq))
  const { desk, told, calls, busy } = service(rows, {
    m2: ['ignored'],
    m3: [{ status: 403, code: 'NoPermission' }],
    m4: [LOST],
    m5: [{ carriedOut: LOST }],
  })
  desk.start(PLACE, rows)
  await vi.runAllTimersAsync()
  expect(told()).toEqual([
    [1, 'gone'],
    [2, 'shown'],
    [3, 'refused'],
    [4, 'lost'],
    [5, 'gone'],
  ])
  expect(ids(calls)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5'])
  expect(busy).toEqual([true, false])

  desk.retry(PLACE)
  await vi.runAllTimersAsync()
  expect(ids(calls.slice(5))).toEqual(['m2', 'm3', 'm4'])
  expect(told()).toEqual([
    [2, 'gone'],
    [3, 'gone'],
    [4, 'gone'],
  ])
  expect(new Set(calls.map(({ key }) => key)).size).toBe(8)
  expect(desk.get(PLACE).entries.size).toBe(5)
})

it('makes one call for an ID, however many messages have it, and keeps the pace', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => message(index, index < 10 ? 'twin' : `m${index}`))
  const { desk, calls, told } = service(rows)
  desk.start(PLACE, rows)
  desk.start(PLACE, rows)
  await vi.runAllTimersAsync()
  expect(calls).toHaveLength(51)
  expect(told().every(([, kind]) => kind === 'gone')).toBe(true)
  const [first = 0, last = 0] = [calls[0]?.at, calls.at(-1)?.at]
  expect(last - first).toBeGreaterThan(1500)
})

it('goes on after throttling under the same key, and waits while nobody is signed in', async () => {
  const rows = [message(1), message(2)]
  const world = service(rows, { m1: [{ status: 429, code: 'Throttling', retryAfterMs: 3000 }] })
  const { desk, calls } = world
  world.signOut()
  desk.start(PLACE, rows)
  await vi.advanceTimersByTimeAsync(5000)
  expect(calls).toEqual([])
  expect(desk.get(PLACE).rest).toMatchObject({ why: 'session' })
  world.signIn()
  await vi.advanceTimersByTimeAsync(1000)
  expect(desk.get(PLACE).rest).toMatchObject({ why: 'throttled' })
  await vi.runAllTimersAsync()
  const [first, again] = calls.filter(({ id }) => id === 'm1')
  expect(again?.key).toBe(first?.key)
  expect((again?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(3000)
  expect(world.told().map(([, kind]) => kind)).toEqual(['gone', 'gone'])
})

it('leaves what was not sent when it is cancelled, and sends it when asked again', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => message(index))
  const { desk, calls, told } = service(rows)
  desk.start(PLACE, rows)
  await vi.advanceTimersByTimeAsync(500)
  desk.cancel(PLACE)
  await vi.runAllTimersAsync()
  const sent = calls.length
  expect(sent).toBeLessThan(30)
  expect(told().filter(([, kind]) => kind === 'unsent')).toHaveLength(40 - sent)
  expect(told().filter(([, kind]) => kind === 'gone')).toHaveLength(sent)
  desk.retry(PLACE)
  await vi.runAllTimersAsync()
  expect(calls).toHaveLength(40)
})

it('says that it does not know where the history cannot be read, and looks again when asked', async () => {
  const rows = [message(1), message(2)]
  const { desk, reads, calls, told } = service(rows, { m2: [LOST] })
  reads.failing = 1
  desk.start(PLACE, rows)
  await vi.runAllTimersAsync()
  expect(told()).toEqual([
    [1, 'unread'],
    [2, 'unknown'],
  ])
  // Of neither is it known that it may be sent again.
  desk.retry(PLACE)
  desk.start(PLACE, rows)
  await vi.runAllTimersAsync()
  expect(calls).toHaveLength(2)
  desk.lookAgain(PLACE)
  await vi.runAllTimersAsync()
  expect(told()).toEqual([
    [1, 'gone'],
    [2, 'lost'],
  ])
})

it('forgets all and sends nothing more when somebody else works at the page', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => message(index))
  const { desk, calls } = service(rows)
  desk.start(PLACE, rows)
  await vi.advanceTimersByTimeAsync(500)
  desk.forget()
  const sent = calls.length
  await vi.runAllTimersAsync()
  expect(calls).toHaveLength(sent)
  expect(desk.get(PLACE).entries.size).toBe(0)
})
