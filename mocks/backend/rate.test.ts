import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HIGH_PRIORITY, LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { START, type TestBackend, testBackend } from '../testing/test-backend.ts'
import { deliveredOf } from './rate.ts'
import type { SentMessage } from './state.ts'

interface Wish {
  type: number
  weight: number
}

const wish: fc.Arbitrary<Wish> = fc.record({
  type: fc.integer({ min: 1, max: 6 }),
  weight: fc.constantFrom(0, 1, 5, 1_000_000),
})

const sentOf = ({ type, weight }: Wish, place: number): SentMessage => ({
  id: `m${place}`,
  type: BigInt(type),
  body: '',
  sender: 's',
  senderInfo: '',
  weight: BigInt(weight),
  increase: 1n,
  store: true,
  cache: true,
})

/** The rule, said of one message: how many stand before it, and what else of its type there is. */
function isDelivered(all: readonly Wish[], place: number, recent: ReadonlySet<number>): boolean {
  const before = (one: number, other: number) => {
    const [a, b] = [all[one], all[other]]
    return a !== undefined && b !== undefined && (a.weight > b.weight || (a.weight === b.weight && one < other))
  }
  const isFirst = (one: number) => all.filter((_, other) => before(other, one)).length < 50
  if (isFirst(place)) return true
  const type = all[place]?.type ?? 0
  const sameType = all.flatMap((other, index) => (other.type === type ? [index] : []))
  return !recent.has(type) && !sameType.some(isFirst) && place === sameType.at(-1)
}

describe('which messages of a second are delivered', () => {
  test('is what the rule says of each of them', () => {
    fc.assert(
      fc.property(
        fc.array(wish, { maxLength: 130 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
        (wishes, served) => {
          const recent = new Set(served)
          const expected = wishes.flatMap((_, place) => (isDelivered(wishes, place, recent) ? [place] : []))
          expect(deliveredOf(wishes.map(sentOf), (type) => recent.has(Number(type)))).toEqual(expected)
        },
      ),
      { seed: 21, numRuns: 300 },
    )
  })

  test('never fewer than 50 where there are as many, and beyond that at most one of a type', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 130 }), (wishes) => {
        const delivered = deliveredOf(wishes.map(sentOf), () => false).length
        expect(delivered).toBeGreaterThanOrEqual(Math.min(50, wishes.length))
        expect(delivered).toBeLessThanOrEqual(50 + 6)
      }),
      { seed: 22, numRuns: 100 },
    )
  })
})

const g1 = { AppId: APPS.empty, GroupId: 'g1' }

function occupied(): TestBackend {
  const backend = testBackend()
  backend.call('CreateLiveMessageGroup', g1)
  backend.join('g1', 'viewer')
  return backend
}

const send = ({ call }: TestBackend, more: object) =>
  call('SendLiveMessageGroup', { ...g1, SenderId: 's', ...more }).MsgTid
const told = ({ inbox }: TestBackend) => inbox('viewer').flatMap((item) => (item.kind === 'message' ? [item.id] : []))
const stored = ({ group }: TestBackend) => group('g1').messages.map(({ id }) => id)
const counted = ({ call }: TestBackend) => call('DescribeLiveMessageGroup', g1).MsgAmount

describe('a group over many seconds', () => {
  const second = fc.record({
    gap: fc.integer({ min: 1, max: 6 }),
    wishes: fc.array(wish, { minLength: 1, maxLength: 70 }),
  })

  test('delivers, stores and counts the same messages, judged second by second', () => {
    fc.assert(
      fc.property(fc.array(second, { maxLength: 6 }), (seconds) => {
        const backend = occupied()
        const expected: string[] = []
        const amounts = new Map<number, number>()
        const deliveries: { at: number; type: number }[] = []
        let at = 0
        for (const { gap, wishes } of seconds) {
          backend.wait(gap)
          at += gap
          for (const [place, { type, weight }] of wishes.entries()) {
            send(backend, { MsgTid: `at${at}n${place}`, MsgType: type, Weight: weight })
          }
          // The last 5 seconds: this one, and the four before it.
          const recent = new Set(deliveries.flatMap((earlier) => (at - earlier.at <= 4 ? [earlier.type] : [])))
          for (const [place, { type }] of wishes.entries()) {
            if (!isDelivered(wishes, place, recent)) continue
            expected.push(`at${at}n${place}`)
            amounts.set(type, (amounts.get(type) ?? 0) + 1)
            deliveries.push({ at, type })
          }
        }
        backend.wait(1)
        expect(counted(backend)).toEqual(
          Object.fromEntries([...amounts].map(([type, amount]) => [type, BigInt(amount)])),
        )
        expect(stored(backend)).toEqual(expected)
        expect(told(backend)).toEqual(expected.slice(-100))
        expect(backend.group('g1').messages.map(({ seq }) => seq)).toEqual(expected.map((_, index) => index + 1))
      }),
      { seed: 23, numRuns: 40 },
    )
  })
})

describe('the second', () => {
  test('of 51 equal messages the last is dropped, its sender having success', () => {
    const backend = occupied()
    const sent = Array.from({ length: LIMITS.messagesPerSecond + 1 }, (_, index) =>
      send(backend, { MsgTid: `m${index}` }),
    )
    expect(stored(backend)).toEqual([])
    backend.wait(1)
    expect(counted(backend)).toEqual({ '0': 50n })
    expect(stored(backend)).toEqual(sent.slice(0, 50))
    expect(told(backend)).toEqual(sent.slice(0, 50))
  })

  test('weight goes before order, which is kept among those delivered', () => {
    const backend = occupied()
    const likes = Array.from({ length: 50 }, (_, index) => send(backend, { MsgTid: `like${index}`, Weight: 1 }))
    send(backend, { MsgTid: 'gift', Weight: HIGH_PRIORITY })
    send(backend, { MsgTid: 'chat', Weight: 5 })
    backend.wait(1)
    expect(told(backend)).toEqual([...likes.slice(0, 48), 'gift', 'chat'])
  })

  test('the newest of a type that was not heard of for 5 seconds comes beyond the 50, and keeps the next ones back', () => {
    const backend = occupied()
    const rareOf = (round: number) => `rare${round}`
    for (let round = 0; round < 8; round += 1) {
      for (let index = 0; index < 50; index += 1) send(backend, { MsgType: 1, Weight: 5 })
      send(backend, { MsgTid: `older${round}`, MsgType: 2 })
      send(backend, { MsgTid: rareOf(round), MsgType: 2 })
      backend.wait(1)
    }
    expect(counted(backend)).toEqual({ '1': 400n, '2': 2n })
    expect(stored(backend).filter((id) => /^(rare|older)/.test(id))).toEqual([rareOf(0), rareOf(5)])
    expect(backend.group('g1').messages.find(({ id }) => id === rareOf(5))?.at).toBe(START + 5)
  })

  test('a dropped message is not cached either: nobody gets it replayed', () => {
    const backend = occupied()
    backend.join('g1', 'away')
    backend.cutOff('away')
    for (let index = 0; index < 51; index += 1) send(backend, { MsgTid: `gift${index}`, Weight: HIGH_PRIORITY })
    backend.wait(1)
    backend.comeBack('away')
    const replayed = backend.inbox('away').flatMap((item) => (item.kind === 'message' ? [item.id] : []))
    expect(replayed).toEqual(Array.from({ length: 50 }, (_, index) => `gift${index}`))
  })

  test('who has left by its end gets nothing of it, who has come in gets all of it', () => {
    const backend = occupied()
    backend.join('g1', 'leaver')
    send(backend, { MsgTid: 'm' })
    backend.leave('g1', 'leaver')
    backend.join('g1', 'late')
    backend.wait(1)
    counted(backend)
    const messages = (user: string) => backend.inbox(user).filter(({ kind }) => kind === 'message').length
    expect(['viewer', 'leaver', 'late'].map(messages)).toEqual([1, 0, 1])
  })

  test('of a group that was deleted before its end is stored and counted, and reaches nobody', () => {
    const backend = occupied()
    send(backend, { MsgTid: 'last' })
    backend.call('DeleteLiveMessageGroup', g1)
    backend.wait(1)
    backend.call('RecoverLiveMessageDeletedGroup', g1)
    expect(counted(backend)).toEqual({ '0': 1n })
    expect(stored(backend)).toEqual(['last'])
    expect(backend.inbox('viewer').map(({ kind }) => kind)).toEqual(['groupEnded'])
  })

  test('messages that are not to be stored or cached are delivered and counted all the same', () => {
    const backend = occupied()
    send(backend, { MsgTid: 'm', NoStorage: true, NoCache: true, Weight: HIGH_PRIORITY })
    backend.wait(1)
    expect(counted(backend)).toEqual({ '0': 1n })
    expect([told(backend), stored(backend), backend.group('g1').cache]).toEqual([['m'], [], []])
  })

  test('is settled late or early with the same outcome', () => {
    const outcome = (looks: boolean) => {
      const backend = occupied()
      for (let round = 0; round < 4; round += 1) {
        for (let index = 0; index < 60; index += 1) send(backend, { MsgType: index % 3, Weight: index % 7 })
        backend.wait(3)
        if (looks) counted(backend)
      }
      backend.wait(60)
      return [counted(backend), stored(backend), told(backend)]
    }
    expect(outcome(true)).toEqual(outcome(false))
  })
})
