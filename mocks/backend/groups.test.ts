import { describe, expect, test } from 'vitest'
import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { START, testBackend } from '../testing/test-backend.ts'

const App = { AppId: APPS.empty }
const full = { AppId: APPS.full }
const someRequestId: unknown = expect.stringContaining('REQUEST-')
const of = (GroupId: string) => ({ ...App, GroupId })

describe('creating', () => {
  test('keeps every value and tells all of them', () => {
    const { call } = testBackend()
    const values = { GroupName: '直播 🎉', GroupInfo: '{"a":1.0}', CreatorId: 'owner_1' }
    expect(call('CreateLiveMessageGroup', { ...of('g1'), ...values, Administrators: ['a', 'b'] })).toEqual({
      GroupId: 'g1',
      RequestId: 'REQUEST-1',
    })
    const row = { GroupId: 'g1', ...values, AdminList: ['a', 'b'], Createtime: START, Delete: false }
    expect(call('DescribeLiveMessageGroup', of('g1'))).toEqual({
      ...row,
      TotalTimes: 0,
      OnlineUserCounts: 0,
      MsgAmount: {},
      SuperLargeGroup: false,
      RequestId: 'REQUEST-2',
    })
    expect(call('ListLiveMessageGroupByPage', { ...App, SortType: 1 })).toEqual({
      TotalCount: 1,
      PageNumber: 1,
      PageSize: 20,
      GroupList: [row],
      RequestId: 'REQUEST-3',
    })
  })

  test('an ID that is taken is answered with flags and changes nothing', () => {
    const { call, group, backend } = testBackend()
    call('CreateLiveMessageGroup', { ...of('g1'), GroupName: 'first' })
    const revision = backend.state.revision
    const again = call('CreateLiveMessageGroup', { ...of('g1'), GroupName: 'second' })
    expect(again).toEqual({ GroupId: 'g1', AlreadyExists: true, RequestId: 'REQUEST-2' })
    expect(group('g1').name).toBe('first')
    expect(backend.state.revision).toBe(revision)

    call('DeleteLiveMessageGroup', of('g1'))
    const held = call('CreateLiveMessageGroup', of('g1'))
    expect(held).toEqual({ GroupId: 'g1', AlreadyExists: true, AlreadyDelete: true, RequestId: 'REQUEST-4' })
    expect(group('g1').deletion).toBeDefined()
  })

  test('IDs differ by case, and belong to one application', () => {
    const { call } = testBackend('typical')
    call('CreateLiveMessageGroup', of('Show'))
    expect(call('CreateLiveMessageGroup', of('show')).AlreadyExists).toBeUndefined()
    expect(call('CreateLiveMessageGroup', { AppId: APPS.typical, GroupId: 'show' }).AlreadyExists).toBeUndefined()
  })
})

describe('the quota of 5,000 groups', () => {
  test('is reached by live groups only, and refuses the next free ID', () => {
    const { call, refusal } = testBackend('full-quota')
    const count = (GroupStatus: number) =>
      call('ListLiveMessageGroupByPage', { ...full, SortType: 1, GroupStatus }).TotalCount
    expect([count(0), count(1), count(2)]).toEqual([5300, LIMITS.liveGroups, 300])
    expect(refusal('CreateLiveMessageGroup', { ...full, GroupId: 'onemore' })).toMatchObject({
      code: 'ErrorTooManyGroups',
      status: 400,
    })
    const { GroupList } = call('ListLiveMessageGroupByPage', { ...full, SortType: 2, GroupStatus: 2 })
    const deleted = { ...full, GroupId: GroupList[0]?.GroupId }
    expect(refusal('RecoverLiveMessageDeletedGroup', deleted).code).toBe('ErrorTooManyGroups')
  })

  test('does not keep a taken ID from being told', () => {
    const { call } = testBackend('full-quota')
    expect(call('CreateLiveMessageGroup', { ...full, GroupId: 'show5300' }).AlreadyExists).toBe(true)
  })

  test('a deletion frees a place, a restore takes it', () => {
    const { call, refusal } = testBackend('full-quota')
    call('DeleteLiveMessageGroup', { ...full, GroupId: 'show5300' })
    expect(call('CreateLiveMessageGroup', { ...full, GroupId: 'fits' }).AlreadyExists).toBeUndefined()
    expect(refusal('CreateLiveMessageGroup', { ...full, GroupId: 'onemore' }).code).toBe('ErrorTooManyGroups')
    call('DeleteLiveMessageGroup', { ...full, GroupId: 'fits' })
    call('RecoverLiveMessageDeletedGroup', { ...full, GroupId: 'show5300' })
    expect(refusal('RecoverLiveMessageDeletedGroup', { ...full, GroupId: 'fits' }).code).toBe('ErrorTooManyGroups')
  })
})

describe('modifying', () => {
  test('replaces only what its flag names; a flag without a value clears', () => {
    const { call, group } = testBackend()
    call('CreateLiveMessageGroup', { ...of('g1'), GroupInfo: 'old', Administrators: ['a'] })
    const values = () => [group('g1').info, group('g1').administrators]
    call('ModifyLiveMessageGroup', { ...of('g1'), GroupInfo: 'new', AdminList: ['b'] })
    expect(values()).toEqual(['old', ['a']])
    call('ModifyLiveMessageGroup', { ...of('g1'), ModifyInfo: true, GroupInfo: 'new', AdminList: ['b'] })
    expect(values()).toEqual(['new', ['a']])
    call('ModifyLiveMessageGroup', { ...of('g1'), ModifyAdmin: true, GroupInfo: 'newer', AdminList: ['b', 'c'] })
    expect(values()).toEqual(['new', ['b', 'c']])
    expect(call('ModifyLiveMessageGroup', { ...of('g1'), ModifyInfo: true, ModifyAdmin: true })).toEqual({
      RequestId: 'REQUEST-5',
    })
    expect(values()).toEqual(['', []])
  })

  test('without flags changes nothing, on a deleted or unknown group is refused', () => {
    const { call, refusal, backend } = testBackend()
    call('CreateLiveMessageGroup', of('g1'))
    const { revision } = backend.state
    call('ModifyLiveMessageGroup', of('g1'))
    expect(backend.state.revision).toBe(revision)
    call('DeleteLiveMessageGroup', of('g1'))
    const change = { ModifyInfo: true, GroupInfo: 'x' }
    expect(refusal('ModifyLiveMessageGroup', { ...of('g1'), ...change })).toMatchObject({
      code: 'ResourceNotExist',
      status: 404,
    })
    expect(refusal('ModifyLiveMessageGroup', { ...of('none'), ...change }).code).toBe('ResourceNotExist')
  })
})

describe('deleting and restoring', () => {
  test('tells who deleted it only when that was recorded, and no live facts any more', () => {
    const { call, wait } = testBackend()
    for (const id of ['g1', 'g2', 'g3']) call('CreateLiveMessageGroup', of(id))
    wait(60)
    expect(call('DeleteLiveMessageGroup', { ...of('g1'), OperatorId: 'anna' })).toEqual({
      GroupId: 'g1',
      RequestId: 'REQUEST-4',
    })
    call('DeleteLiveMessageGroup', of('g2'))
    call('DeleteLiveMessageGroup', { ...of('g3'), OperatorId: '' })
    const row = { GroupName: '', GroupInfo: '', CreatorId: '', AdminList: [], Createtime: START, Delete: true }
    expect(call('DescribeLiveMessageGroup', of('g1'))).toEqual({
      ...row,
      GroupId: 'g1',
      Deletatime: START + 60,
      Deletor: 'anna',
      RequestId: 'REQUEST-7',
    })
    for (const id of ['g2', 'g3']) {
      expect(call('DescribeLiveMessageGroup', of(id))).toEqual({
        ...row,
        GroupId: id,
        Deletatime: START + 60,
        RequestId: someRequestId,
      })
    }
  })

  test('again answers the same and does not prolong the time; of an unknown group is refused', () => {
    const { call, refusal, group, wait } = testBackend()
    call('CreateLiveMessageGroup', of('g1'))
    call('DeleteLiveMessageGroup', { ...of('g1'), OperatorId: 'anna' })
    wait(3600)
    expect(call('DeleteLiveMessageGroup', { ...of('g1'), OperatorId: 'bert' }).GroupId).toBe('g1')
    expect(group('g1').deletion).toEqual({ at: START, by: 'anna' })
    expect(refusal('DeleteLiveMessageGroup', of('none')).code).toBe('ResourceNotExist')
  })

  test('users online are told and put out; restoring brings back all but them', () => {
    const { call, join, inbox, wait } = testBackend()
    call('CreateLiveMessageGroup', {
      ...of('g1'),
      GroupName: 'n',
      GroupInfo: 'i',
      CreatorId: 'c',
      Administrators: ['a'],
    })
    join('g1', 'u1', 'u2')
    call('SendLiveMessageGroup', { ...of('g1'), SenderId: 's', MsgType: 5, Body: 'hi' })
    wait(1)
    const before = call('DescribeLiveMessageGroup', of('g1'))
    expect(before).toMatchObject({ OnlineUserCounts: 2, TotalTimes: 1, MsgAmount: { 5: 1n } })
    wait(10)
    call('DeleteLiveMessageGroup', of('g1'))
    const told = { kind: 'groupEnded', at: START + 11, groupId: 'g1' }
    for (const user of ['u1', 'u2']) {
      expect(inbox(user)).toMatchObject([{ kind: 'message', at: START, body: 'hi', groupId: 'g1' }, told])
    }

    expect(call('RecoverLiveMessageDeletedGroup', of('g1')).GroupId).toBe('g1')
    expect(call('DescribeLiveMessageGroup', of('g1'))).toEqual({
      ...before,
      OnlineUserCounts: 0,
      RequestId: someRequestId,
    })
  })

  test('only a deleted group can be restored', () => {
    const { call, refusal } = testBackend()
    call('CreateLiveMessageGroup', of('g1'))
    expect(refusal('RecoverLiveMessageDeletedGroup', of('g1'))).toMatchObject({ code: 'InputInvalid', status: 400 })
    expect(refusal('RecoverLiveMessageDeletedGroup', of('none')).code).toBe('ResourceNotExist')
  })

  test('after exactly 30 days the group is gone, its ID and place free; a second before, it is not', () => {
    const { call, refusal, wait } = testBackend()
    call('CreateLiveMessageGroup', of('g1'))
    call('CreateLiveMessageGroup', of('g2'))
    call('DeleteLiveMessageGroup', of('g1'))
    call('DeleteLiveMessageGroup', of('g2'))
    wait(RETENTION.deletedGroup - 1)
    call('RecoverLiveMessageDeletedGroup', of('g2'))
    expect(call('ListLiveMessageGroupByPage', { ...App, SortType: 1 }).TotalCount).toBe(2)
    wait(1)
    expect(refusal('RecoverLiveMessageDeletedGroup', of('g1')).code).toBe('ResourceNotExist')
    expect(refusal('DescribeLiveMessageGroup', of('g1')).code).toBe('ResourceNotExist')
    const left = call('ListLiveMessageGroupByPage', { ...App, SortType: 1 })
    expect([left.TotalCount, left.GroupList.map(({ GroupId }) => GroupId)]).toEqual([1, ['g2']])
    expect(call('CreateLiveMessageGroup', of('g1'))).not.toHaveProperty('AlreadyExists')
  })

  test('a restored and again deleted group has its 30 days from the last deletion', () => {
    const { call, refusal, wait } = testBackend()
    call('CreateLiveMessageGroup', of('g1'))
    call('DeleteLiveMessageGroup', of('g1'))
    wait(100)
    call('RecoverLiveMessageDeletedGroup', of('g1'))
    wait(100)
    call('DeleteLiveMessageGroup', of('g1'))
    wait(RETENTION.deletedGroup - 1)
    expect(call('DescribeLiveMessageGroup', of('g1')).Delete).toBe(true)
    wait(1)
    expect(refusal('DescribeLiveMessageGroup', of('g1')).code).toBe('ResourceNotExist')
  })
})

describe('the paged list', () => {
  test('is ordered by creation time, then by creation order, both ways, whatever the page size', () => {
    const { call, wait } = testBackend()
    const ids = Array.from({ length: 65 }, (_, index) => `g${index}`)
    for (const [index, id] of ids.entries()) {
      if (index % 10 === 0) wait(1)
      call('CreateLiveMessageGroup', of(id))
    }
    const all = (SortType: number, PageSize: number) =>
      Array.from({ length: Math.ceil(65 / PageSize) + 1 }, (_, index) =>
        call('ListLiveMessageGroupByPage', { ...App, SortType, PageSize, PageNumber: index + 1 }).GroupList.map(
          ({ GroupId }) => GroupId,
        ),
      )
    for (const size of [1, 7, 50]) {
      expect(all(1, size).flat()).toEqual(ids)
      expect(all(2, size).flat()).toEqual(ids.toReversed())
      expect(all(1, size).at(-1)).toEqual([])
    }
  })

  test('a restored group comes back to its own place', () => {
    const { call } = testBackend()
    for (const id of ['g1', 'g2', 'g3']) call('CreateLiveMessageGroup', of(id))
    const ids = (GroupStatus: number) =>
      call('ListLiveMessageGroupByPage', { ...App, SortType: 1, GroupStatus }).GroupList.map(({ GroupId }) => GroupId)
    call('DeleteLiveMessageGroup', of('g2'))
    expect([ids(0), ids(1), ids(2)]).toEqual([['g1', 'g2', 'g3'], ['g1', 'g3'], ['g2']])
    call('RecoverLiveMessageDeletedGroup', of('g2'))
    expect([ids(0), ids(1), ids(2)]).toEqual([['g1', 'g2', 'g3'], ['g1', 'g2', 'g3'], []])
  })

  test('takes pages 1 to 10,000 of 1 to 50 rows', () => {
    const { call, refusal } = testBackend()
    const list = { ...App, SortType: 1 }
    expect(call('ListLiveMessageGroupByPage', { ...list, PageNumber: 10_000, PageSize: 50 }).GroupList).toEqual([])
    for (const wrong of [
      { PageNumber: 0 },
      { PageNumber: 10_001 },
      { PageSize: 0 },
      { PageSize: 51 },
      { SortType: 3 },
      { GroupStatus: 3 },
    ]) {
      expect(refusal('ListLiveMessageGroupByPage', { ...list, ...wrong })).toMatchObject({
        code: 'InputInvalid',
        status: 400,
      })
    }
  })
})

test('the service’s time never runs backwards, whatever clock a call brings', () => {
  const { call, wait } = testBackend()
  wait(100)
  call('CreateLiveMessageGroup', of('g1'))
  wait(-50)
  call('CreateLiveMessageGroup', of('g2'))
  expect(call('DescribeLiveMessageGroup', of('g2')).Createtime).toBe(START + 100)
})
