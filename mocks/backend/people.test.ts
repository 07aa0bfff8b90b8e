import { describe, expect, test } from 'vitest'
import { APPS } from '../scenarios/names.ts'
import { START, type TestBackend, testBackend } from '../testing/test-backend.ts'

const g1 = { AppId: APPS.empty, GroupId: 'g1' }

function open(...inside: string[]): TestBackend {
  const backend = testBackend()
  backend.call('CreateLiveMessageGroup', g1)
  if (inside.length > 0) backend.join('g1', ...inside)
  return backend
}

describe('an inbox', () => {
  test('holds what happened while its user was inside, and nothing before or after', () => {
    const backend = open('early')
    backend.join('g1', 'a')
    backend.join('g1', 'b')
    backend.leave('g1', 'a')
    backend.join('g1', 'c')
    backend.leave('g1', 'b')
    backend.join('g1', 'a')
    backend.join('g1', 'd')
    const told = backend.inbox('a').map((item) => {
      if (item.kind === 'joined') return `+${item.users.map(({ userId }) => userId).join('+')} ${item.online}`
      return item.kind === 'left' ? `-${item.users.join('-')} ${item.online}` : item.kind
    })
    expect(told).toEqual(['+b 3', '+d 4'])
  })

  test('is empty for a user nobody has heard of, and does not make one up', () => {
    const backend = open('a')
    expect(backend.inbox('stranger')).toEqual([])
    expect(backend.app(APPS.empty).users.has('stranger')).toBe(false)
  })

  test('keeps the last hundred items, in order of time over all groups', () => {
    const backend = open()
    for (let round = 0; round < 105; round += 1) {
      backend.join('g1', 'a')
      backend.call('DeleteLiveMessageGroup', g1)
      backend.call('RecoverLiveMessageDeletedGroup', g1)
      backend.wait(1)
    }
    expect(backend.inbox('a').map(({ at }) => at - START)).toEqual(Array.from({ length: 100 }, (_, index) => index + 5))
  })

  test('does not grow for ever, nor does the record of where a user was', () => {
    const backend = open('a')
    for (let round = 0; round < 600; round += 1) {
      backend.call('SendLiveMessageUser', { AppId: APPS.empty, ReceiverId: 'a', SenderId: 's' })
      backend.join('g1', 'b')
      backend.leave('g1', 'b')
    }
    const { users } = backend.app(APPS.empty)
    expect(users.get('a')?.items.length).toBeLessThanOrEqual(200)
    expect(users.get('b')?.stays.length).toBeLessThanOrEqual(100)
    expect(backend.group('g1').feed.length).toBeLessThanOrEqual(400)
    expect(backend.inbox('a')).toHaveLength(100)
  })

  test('of many groups keeps those the user is still in', () => {
    const backend = open('a')
    for (let round = 0; round < 300; round += 1) {
      const GroupId = `g${round + 2}`
      backend.call('CreateLiveMessageGroup', { ...g1, GroupId })
      backend.join(GroupId, 'a')
      if (round >= 5) backend.leave(GroupId, 'a')
    }
    backend.join('g1', 'b')
    backend.join('g4', 'c')
    expect(backend.inbox('a').map((item) => ('groupId' in item ? item.groupId : ''))).toEqual(['g1', 'g4'])
  })
})

describe('user information', () => {
  const change = ({ call }: TestBackend, UserMetaInfo: string) => {
    const { SuccessList, FailList } = call('ModifyLiveMessageUserInfo', {
      AppId: APPS.empty,
      UserId: 'a',
      UserMetaInfo,
    })
    return [SuccessList.map(({ GroupId }) => GroupId), FailList.map(({ GroupId, Code }) => `${GroupId} ${Code}`)]
  }

  test('fails in a group that ended under the user, named once, until the user logs out or is inside again', () => {
    const backend = open('a')
    const end = () => {
      backend.call('DeleteLiveMessageGroup', g1)
      backend.call('RecoverLiveMessageDeletedGroup', g1)
    }
    end()
    expect(change(backend, 'x')).toEqual([[], ['g1 440']])
    backend.join('g1', 'a')
    expect(change(backend, 'x')).toEqual([['g1'], []])
    end()
    expect(change(backend, 'x')).toEqual([[], ['g1 440']])
    backend.join('g1', 'a')
    backend.leave('g1', 'a')
    expect(change(backend, 'x')).toEqual([[], []])
  })

  test('goes along into groups that are entered later', () => {
    const backend = open('a')
    change(backend, 'VIP')
    backend.leave('g1', 'a')
    backend.join('g1', 'a')
    expect(backend.group('g1').members.get('a')?.info).toBe('VIP')
  })
})
