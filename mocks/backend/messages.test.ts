import { describe, expect, test } from 'vitest'
import { LIMITS, MESSAGE_RETENTION_DAYS, RETENTION } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { join } from './presence.ts'
import { START, type TestBackend, testBackend } from '../testing/test-backend.ts'

const g1 = { AppId: APPS.empty, GroupId: 'g1' }
const DAY = 86_400

/** A backend with one group and one user in it. */
function occupied(): TestBackend {
  const backend = testBackend()
  backend.call('CreateLiveMessageGroup', g1)
  backend.join('g1', 'viewer')
  return backend
}

const send = ({ call }: TestBackend, more: object = {}) =>
  call('SendLiveMessageGroup', { ...g1, SenderId: 's', ...more })
const list = ({ call }: TestBackend, more: object = {}) =>
  call('ListLiveMessageGroupMessages', { ...g1, PageSize: 50, SortType: 1, ...more })
const ids = (backend: TestBackend, more: object = {}) => list(backend, more).MessageList.map(({ MsgTid }) => MsgTid)

describe('sending', () => {
  test('stores the message as it was, with the sender, sequence and count of its type', () => {
    const backend = occupied()
    const text = { Body: '{"x":1}\r\n🎁', SenderMetaInfo: '{"vip":true}', MsgTid: 'mine1', MsgType: LIMITS.int64Max }
    expect(send(backend, text)).toEqual({ MsgTid: 'mine1', RequestId: 'REQUEST-3' })
    send(backend, { MsgType: 2n, MsgTid: 'mine2', StaticsIncrease: 40n })
    send(backend, { MsgType: 2, MsgTid: 'mine3' })
    backend.wait(1)
    expect(list(backend)).toEqual({
      GroupId: 'g1',
      Hasmore: false,
      NextPageToken: 0,
      MessageList: [
        {
          MsgTid: 'mine1',
          MsgType: LIMITS.int64Max,
          Body: text.Body,
          Timestamp: START,
          SeqNumber: 1n,
          TotalMessages: 1n,
          Sender: { UserId: 's', UserInfo: text.SenderMetaInfo },
        },
        {
          MsgTid: 'mine2',
          MsgType: 2n,
          Body: '',
          Timestamp: START,
          SeqNumber: 2n,
          TotalMessages: 40n,
          Sender: { UserId: 's', UserInfo: '' },
        },
        {
          MsgTid: 'mine3',
          MsgType: 2n,
          Body: '',
          Timestamp: START,
          SeqNumber: 3n,
          TotalMessages: 41n,
          Sender: { UserId: 's', UserInfo: '' },
        },
      ],
      RequestId: 'REQUEST-6',
    })
  })

  test('makes up a message ID where none is given, and takes a used one again', () => {
    const backend = occupied()
    const first = send(backend).MsgTid
    const second = send(backend, { MsgTid: '' }).MsgTid
    expect(first).toMatch(/^[0-9A-F]{32}$/)
    expect(second).toMatch(/^[0-9A-F]{32}$/)
    expect(second).not.toBe(first)
    expect(send(backend, { MsgTid: first }).MsgTid).toBe(first)
    backend.wait(1)
    expect(ids(backend)).toEqual([first, second, first])
  })

  test('needs somebody online and a group that is not deleted', () => {
    const backend = occupied()
    backend.leave('g1', 'viewer')
    expect(backend.refusal('SendLiveMessageGroup', { ...g1, SenderId: 's' })).toMatchObject({
      code: 'InputInvalid',
      status: 400,
    })
    backend.join('g1', 'viewer')
    backend.call('DeleteLiveMessageGroup', g1)
    expect(backend.refusal('SendLiveMessageGroup', { ...g1, SenderId: 's' }).code).toBe('ResourceNotExist')
    expect(backend.refusal('SendLiveMessageGroup', { ...g1, GroupId: 'none', SenderId: 's' }).code).toBe(
      'ResourceNotExist',
    )
  })

  test('a group carries 30 different types in its life, also when a message is not stored', () => {
    const backend = occupied()
    for (let type = 0; type < LIMITS.messageTypesPerGroup; type += 1)
      send(backend, { MsgType: type, NoStorage: type % 2 === 0 })
    const more = { ...g1, SenderId: 's', MsgType: 1000 }
    expect(backend.refusal('SendLiveMessageGroup', more).code).toBe('InputInvalid')
    backend.call('DeleteLiveMessageGroup', g1)
    backend.call('RecoverLiveMessageDeletedGroup', g1)
    backend.join('g1', 'viewer')
    expect(backend.refusal('SendLiveMessageGroup', more).code).toBe('InputInvalid')
    expect(send(backend, { MsgType: 29 }).MsgTid).not.toBe('')
  })

  test('a message that is not stored counts all the same, and leaves a gap in the sequence', () => {
    const backend = occupied()
    send(backend, { MsgTid: 'a' })
    send(backend, { MsgTid: 'b', NoStorage: true })
    send(backend, { MsgTid: 'c' })
    backend.wait(1)
    expect(
      list(backend).MessageList.map(({ MsgTid, SeqNumber, TotalMessages }) => [MsgTid, SeqNumber, TotalMessages]),
    ).toEqual([
      ['a', 1n, 1n],
      ['c', 3n, 3n],
    ])
    expect(backend.call('DescribeLiveMessageGroup', g1).MsgAmount).toEqual({ '0': 3n })
  })

  test('a count stops at the largest 64-bit number', () => {
    const backend = occupied()
    send(backend, { MsgType: 7, StaticsIncrease: LIMITS.int64Max })
    send(backend, { MsgType: 7, StaticsIncrease: 1000n })
    send(backend, { MsgType: 8, StaticsIncrease: 0 })
    backend.wait(1)
    const { MsgAmount } = backend.call('DescribeLiveMessageGroup', g1)
    expect(MsgAmount).toEqual({ '7': LIMITS.int64Max, '8': 0n })
  })

  test('takes types from 0 to 2^63-1', () => {
    const backend = occupied()
    for (const MsgType of [-1, -1n, LIMITS.int64Max + 1n, 1.5, '1', 2 ** 60]) {
      expect(backend.refusal('SendLiveMessageGroup', { ...g1, SenderId: 's', MsgType }).code).toBe('InputInvalid')
    }
    expect(ids(backend)).toEqual([])
  })
})

describe('the stored messages', () => {
  /** 35 messages, one a second, types 1 and 2 in turn, IDs m0 to m34. */
  function filled(): TestBackend {
    const backend = occupied()
    for (let index = 0; index < 35; index += 1) {
      send(backend, { MsgTid: `m${index}`, MsgType: 1 + (index % 2) })
      backend.wait(1)
    }
    return backend
  }
  const all = Array.from({ length: 35 }, (_, index) => `m${index}`)

  test('are paged both ways without loss; the token is 0 at the end', () => {
    const backend = filled()
    for (const [SortType, order] of [
      [1, all],
      [2, all.toReversed()],
    ] as const) {
      const found: string[] = []
      let token: number | undefined
      let pages = 0
      do {
        const page = list(backend, { SortType, PageSize: 10, ...(token === undefined ? {} : { NextPageToken: token }) })
        found.push(...page.MessageList.map(({ MsgTid }) => MsgTid))
        expect(page.Hasmore).toBe(page.NextPageToken !== 0)
        token = page.NextPageToken
        pages += 1
      } while (token !== 0)
      expect(found).toEqual(order)
      expect(pages).toBe(4)
    }
  })

  test('a token stays good when newer messages arrive', () => {
    const backend = filled()
    const first = list(backend, { SortType: 2, PageSize: 10 })
    send(backend, { MsgTid: 'late', MsgType: 1 })
    expect(ids(backend, { SortType: 2, PageSize: 10, NextPageToken: first.NextPageToken })).toEqual(
      all.toReversed().slice(10, 20),
    )
  })

  test('are filtered by type and by time, both ends included', () => {
    const backend = filled()
    expect(ids(backend, { MsgType: 2 })).toEqual(all.filter((_, index) => index % 2 === 1))
    expect(ids(backend, { MsgType: 99n })).toEqual([])
    expect(ids(backend, { BeginTime: START + 3, EndTime: START + 5 })).toEqual(['m3', 'm4', 'm5'])
    expect(ids(backend, { BeginTime: START + 33, MsgType: 1 })).toEqual(['m34'])
    expect(ids(backend, { EndTime: START })).toEqual(['m0'])
  })

  test('a page has 10 to 50 rows; nonsense is refused', () => {
    const { refusal } = filled()
    const call = { ...g1, PageSize: 10, SortType: 1 }
    for (const wrong of [
      { PageSize: 9 },
      { PageSize: 51 },
      { SortType: 0 },
      { NextPageToken: -2 },
      { BeginTime: 2, EndTime: 1 },
    ]) {
      expect(refusal('ListLiveMessageGroupMessages', { ...call, ...wrong }).code).toBe('InputInvalid')
    }
    expect(refusal('ListLiveMessageGroupMessages', { ...call, GroupId: 'none' }).code).toBe('ResourceNotExist')
  })

  test.each([
    [0, MESSAGE_RETENTION_DAYS[0]],
    [1, MESSAGE_RETENTION_DAYS[1]],
    [2, MESSAGE_RETENTION_DAYS[2]],
  ])('of an application with retention tier %i are kept %i days, to the second', (MsgLifeCycle, days) => {
    const backend = testBackend()
    const { AppId } = backend.call('CreateLiveMessageApp', { AppName: 'tier', MsgLifeCycle })
    const group = { AppId, GroupId: 'g' }
    backend.call('CreateLiveMessageGroup', group)
    backend.run((context) => join(context, backend.app(AppId), backend.group('g', AppId), ['viewer']))
    backend.call('SendLiveMessageGroup', { ...group, SenderId: 's', MsgTid: 'old' })
    const stored = () =>
      backend
        .call('ListLiveMessageGroupMessages', { ...group, PageSize: 10, SortType: 1 })
        .MessageList.map(({ MsgTid }) => MsgTid)
    backend.wait(days * DAY - 1)
    backend.call('SendLiveMessageGroup', { ...group, SenderId: 's', MsgTid: 'new' })
    expect(stored()).toEqual(['old'])
    backend.wait(1)
    expect(stored()).toEqual(['new'])
    backend.call('SendLiveMessageGroup', { ...group, SenderId: 's', MsgTid: 'newer' })
    backend.wait(1)
    expect(stored()).toEqual(['new', 'newer'])
    expect(backend.group('g', AppId).messages.map(({ id }) => id)).toEqual(['new', 'newer'])
  })

  test('of a deleted group are readable for 7 days, then hidden, and back after a restore', () => {
    const backend = filled()
    backend.call('DeleteLiveMessageGroup', g1)
    backend.wait(RETENTION.deletedGroupMessages - 1)
    expect(ids(backend)).toEqual(all)
    backend.wait(1)
    expect(list(backend)).toMatchObject({ Hasmore: false, NextPageToken: 0, MessageList: [] })
    backend.call('RecoverLiveMessageDeletedGroup', g1)
    expect(ids(backend)).toEqual(all)
  })

  test('come back after a restore only as far as the application still keeps them', () => {
    const backend = occupied()
    send(backend, { MsgTid: 'old' })
    backend.wait(10 * DAY)
    send(backend, { MsgTid: 'new' })
    backend.call('DeleteLiveMessageGroup', g1)
    backend.wait(25 * DAY)
    backend.call('RecoverLiveMessageDeletedGroup', g1)
    expect(ids(backend)).toEqual(['new'])
  })

  test('are gone with the purged group', () => {
    const backend = filled()
    backend.call('DeleteLiveMessageGroup', g1)
    backend.wait(RETENTION.deletedGroup)
    expect(backend.refusal('ListLiveMessageGroupMessages', { ...g1, PageSize: 10, SortType: 1 }).code).toBe(
      'ResourceNotExist',
    )
    backend.call('CreateLiveMessageGroup', g1)
    expect(ids(backend)).toEqual([])
  })
})
