import { describe, expect, test } from 'vitest'
import { LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { START, type TestBackend, testBackend } from '../testing/test-backend.ts'
import { join } from './presence.ts'
import type { Show } from './state.ts'

const g1 = { AppId: APPS.empty, GroupId: 'g1' }

function open(...inside: string[]): TestBackend {
  const backend = testBackend()
  backend.call('CreateLiveMessageGroup', { ...g1, CreatorId: 'owner' })
  if (inside.length > 0) backend.join('g1', ...inside)
  return backend
}

const show = (backend: TestBackend, more: Partial<Show> = {}) =>
  backend.run((context) => {
    context.changed()
    const { now } = context
    const standard = {
      appId: APPS.empty,
      groupId: 'g1',
      perSecond: 5,
      about: 'finale' as const,
      visitors: [],
      next: now,
      until: now + 10,
      seed: 7,
    }
    context.state.shows.push({ ...standard, ...more })
  })
const history = (backend: TestBackend) => {
  backend.call('DescribeLiveMessageGroup', g1)
  return backend.group('g1').messages
}

describe('a show', () => {
  test('has so many messages a second, from its first second to its last', () => {
    const backend = open('a', 'b')
    show(backend)
    expect(history(backend)).toEqual([])
    for (let second = 1; second <= 12; second += 1) {
      backend.wait(1)
      expect(history(backend)).toHaveLength(5 * Math.min(second, 10))
    }
    expect(new Set(history(backend).map(({ at }) => at))).toEqual(
      new Set(Array.from({ length: 10 }, (_, index) => START + index)),
    )
    expect(backend.backend.state.shows).toEqual([])
  })

  test('is the same every time, looked at or not, and another one for another seed', () => {
    const told = (seed: number, looks: boolean) => {
      const backend = open('a', 'b', 'c')
      show(backend, { seed, perSecond: 70 })
      for (let second = 0; second < 15; second += 1) {
        backend.wait(1)
        if (looks) history(backend)
      }
      return [history(backend), backend.inbox('a'), backend.group('g1').amounts]
    }
    expect(told(1, true)).toEqual(told(1, false))
    expect(told(2, false)).not.toEqual(told(1, false))
  })

  test('is talked by those inside, not by those muted, and by nobody where there is none of them', () => {
    const backend = open('anna', 'bob', 'troll', 'owner')
    const senders = () => [...new Set(history(backend).map(({ sender }) => sender))].toSorted()
    show(backend, { until: START + 100, perSecond: 30 })
    backend.call('AddLiveMessageGroupBand', { ...g1, BannedUsers: ['troll', 'owner'] })
    backend.wait(2)
    expect(senders()).toEqual(['anna', 'bob', 'owner'])
    const count = () => history(backend).length
    backend.call('BanLiveMessageGroup', g1)
    backend.leave('g1', 'owner')
    const before = count()
    backend.wait(5)
    expect(count()).toBe(before)
    backend.call('UnbanLiveMessageGroup', g1)
    backend.leave('g1', 'anna', 'bob', 'troll')
    backend.wait(5)
    expect(count()).toBe(before)
    backend.join('g1', 'carol')
    backend.wait(1)
    expect(count()).toBe(before + 30)
    expect(senders()).toContain('carol')
    backend.call('DeleteLiveMessageGroup', g1)
    backend.wait(5)
    expect(count()).toBe(before + 30)
  })

  test('ends by itself beside one that goes on, however late anybody looks', () => {
    const backend = open('a')
    show(backend, { until: START + 3, perSecond: 5 })
    show(backend, { until: START + 10, perSecond: 2, seed: 8 })
    backend.wait(20)
    expect(history(backend)).toHaveLength(3 * 5 + 10 * 2)
  })

  test('is for the group of its own application alone', () => {
    const backend = testBackend('typical')
    const ids = [APPS.typical, APPS.empty]
    for (const [index, AppId] of ids.entries()) {
      backend.call('CreateLiveMessageGroup', { ...g1, AppId })
      backend.run((context) => join(context, backend.app(AppId), backend.group('g1', AppId), ['a']))
      show(backend, { appId: AppId, perSecond: 5 - index })
    }
    backend.wait(10)
    history(backend)
    expect(ids.map((AppId) => backend.group('g1', AppId).messages.length)).toEqual([50, 40])
  })

  test('meets the rate limit', () => {
    const backend = open('a')
    show(backend, { perSecond: 500, mix: [{ type: 1n, weight: 1n, share: 1, body: '' }] })
    backend.wait(3)
    expect(history(backend)).toHaveLength(150)
  })

  test('brings no more types than a group carries, those sent in the same second counted', () => {
    const backend = open('a')
    for (let type = 0; type < LIMITS.messageTypesPerGroup - 1; type += 1) {
      backend.call('SendLiveMessageGroup', { ...g1, SenderId: 's', MsgType: type })
    }
    const mix = [100n, 200n, 300n].map((type) => ({ type, weight: 1n, share: 1, body: '' }))
    show(backend, { mix, perSecond: 20 })
    backend.wait(20)
    history(backend)
    const types = [...backend.group('g1').amounts.keys()]
    expect(types).toHaveLength(LIMITS.messageTypesPerGroup)
    expect(types.filter((type) => type >= 100n)).toHaveLength(1)
  })

  test('mixes its messages by their shares', () => {
    const backend = open('a')
    const mix = [
      { type: 1n, weight: 1n, share: 9, body: 'chat' },
      { type: 2n, weight: 1n, share: 1, body: 'gift' },
    ]
    show(backend, { mix, perSecond: 50, until: START + 40 })
    backend.wait(40)
    const messages = history(backend)
    const gifts = messages.filter(({ type, body }) => type === 2n && body === 'gift').length
    expect(messages).toHaveLength(2000)
    expect(gifts).toBeGreaterThan(140)
    expect(gifts).toBeLessThan(260)
  })
})
