import { describe, expect, test } from 'vitest'
import { HIGH_PRIORITY } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { START, type TestBackend, testBackend } from '../testing/test-backend.ts'

const g1 = { AppId: APPS.empty, GroupId: 'g1' }

function occupied(): TestBackend {
  const backend = testBackend()
  backend.call('CreateLiveMessageGroup', g1)
  backend.join('g1', 'a')
  return backend
}

const send = ({ call }: TestBackend, MsgTid: string, more: object = {}) =>
  call('SendLiveMessageGroup', { ...g1, SenderId: 's', MsgTid, ...more })
const recall = ({ call }: TestBackend, MessageId: string) =>
  call('DeleteLiveMessageGroupMessage', { ...g1, MessageId, DeleterId: 'd' })
const seen = ({ inbox }: TestBackend) =>
  inbox('a').map((item) => ('id' in item ? `${item.kind} ${item.id}` : item.kind))

describe('a recall', () => {
  test('takes every message of its ID out of history and cache; counts and numbers stay', () => {
    const backend = occupied()
    for (const id of ['x', 'y', 'x']) send(backend, id, { Weight: HIGH_PRIORITY })
    backend.wait(1)
    expect(recall(backend, 'x')).toMatchObject({ GroupId: 'g1', MessageId: 'x' })
    expect(backend.group('g1').messages.map(({ id, seq }) => [id, seq])).toEqual([['y', 2]])
    expect(backend.group('g1').cache.map(({ id }) => id)).toEqual(['y'])
    expect(backend.call('DescribeLiveMessageGroup', g1).MsgAmount).toEqual({ '0': 3n })
    expect(seen(backend)).toEqual(['message x', 'message y', 'message x', 'messageRecalled x'])
    send(backend, 'z')
    backend.wait(1)
    backend.call('DescribeLiveMessageGroup', g1)
    expect(backend.group('g1').messages.map(({ id, seq }) => [id, seq])).toEqual([
      ['y', 2],
      ['z', 4],
    ])
  })

  test('of a message that was not stored is told all the same', () => {
    const backend = occupied()
    send(backend, 'x', { NoStorage: true })
    backend.wait(1)
    recall(backend, 'x')
    expect(seen(backend)).toEqual(['message x', 'messageRecalled x'])
  })

  test('of an unknown ID answers the same, tells nobody and changes nothing', () => {
    const backend = occupied()
    send(backend, 'x')
    backend.wait(1)
    recall(backend, 'x')
    const { revision } = backend.backend.state
    expect(recall(backend, 'unknown')).toMatchObject({ GroupId: 'g1', MessageId: 'unknown' })
    expect(backend.backend.state.revision).toBe(revision)
  })

  test.each([['all'], ['some']])(
    'of %s messages of the running second keeps them from arriving, and later seconds are their own',
    (which) => {
      const backend = occupied()
      send(backend, 'x', { MsgType: 5 })
      if (which === 'some') send(backend, 'y')
      recall(backend, 'x')
      backend.wait(3)
      send(backend, 'later')
      const kept = which === 'some' ? ['y'] : []
      expect(backend.group('g1').messages.map(({ id }) => id)).toEqual(kept)
      backend.wait(1)
      const types = backend.call('DescribeLiveMessageGroup', g1).MsgAmount
      expect(types).toEqual({ '0': BigInt(kept.length + 1) })
      expect(backend.group('g1').messages.map(({ id, at }) => [id, at - START])).toEqual([
        ...kept.map((id) => [id, 0]),
        ['later', 3],
      ])
      expect(backend.backend.isWorkDue((START + 1000) * 1000)).toBe(false)
    },
  )

  test('does not reach into another group', () => {
    const backend = occupied()
    const g2 = { ...g1, GroupId: 'g2' }
    backend.call('CreateLiveMessageGroup', g2)
    backend.join('g2', 'b')
    send(backend, 'x')
    backend.call('SendLiveMessageGroup', { ...g2, SenderId: 's', MsgTid: 'x' })
    backend.wait(1)
    recall(backend, 'x')
    expect([backend.group('g1').messages.length, backend.group('g2').messages.length]).toEqual([0, 1])
    expect(backend.inbox('b').map(({ kind }) => kind)).toEqual(['message'])
  })
})
