import { describe, expect, test } from 'vitest'
import { HIGH_PRIORITY, LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { START, type TestBackend, testBackend } from '../testing/test-backend.ts'
import { logOn, logOut } from './presence.ts'

const g1 = { AppId: APPS.empty, GroupId: 'g1' }
const g2 = { AppId: APPS.empty, GroupId: 'g2' }
const people = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`)

function open(...inside: string[]): TestBackend {
  const backend = testBackend()
  backend.call('CreateLiveMessageGroup', g1)
  backend.call('CreateLiveMessageGroup', g2)
  if (inside.length > 0) backend.join('g1', ...inside)
  return backend
}

const facts = ({ call }: TestBackend) => {
  const { TotalTimes, OnlineUserCounts, SuperLargeGroup } = call('DescribeLiveMessageGroup', g1)
  return [TotalTimes, OnlineUserCounts, SuperLargeGroup]
}
const isOnline = ({ call }: TestBackend, UserId: string) =>
  call('CheckLiveMessageUsersOnline', { AppId: APPS.empty, UserIds: [UserId] }).UserList[0]?.Online
const kinds = ({ inbox }: TestBackend, user: string) => inbox(user).map(({ kind }) => kind)
const logout = (backend: TestBackend, user: string) =>
  backend.run((context) => logOut(context, backend.app(APPS.empty), user))
const login = (backend: TestBackend, user: string) =>
  backend.run((context) => {
    context.changed()
    logOn(backend.app(APPS.empty), user)
  })

describe('coming and going', () => {
  test('a session starts whenever an empty group gets its first user', () => {
    const backend = open('a')
    backend.join('g1', 'a', 'b')
    expect(facts(backend)).toEqual([1, 2, false])
    backend.leave('g1', 'a', 'nobody')
    expect(facts(backend)).toEqual([1, 1, false])
    backend.leave('g1', 'b')
    expect(facts(backend)).toEqual([1, 0, false])
    backend.join('g1', 'c')
    expect(facts(backend)).toEqual([2, 1, false])
  })

  test('joining twice and leaving from outside change nothing', () => {
    const backend = open('a')
    const { revision } = backend.backend.state
    backend.join('g1', 'a', 'a')
    backend.leave('g1', 'b')
    expect(backend.backend.state.revision).toBe(revision)
  })

  test('who leaves stays online; who logs out has left everywhere', () => {
    const backend = open('a', 'b')
    backend.join('g2', 'a')
    backend.leave('g2', 'a')
    expect(isOnline(backend, 'a')).toBe(true)
    backend.join('g2', 'a')
    expect(logout(backend, 'a')).toBe(true)
    expect(logout(backend, 'a')).toBe(false)
    expect(isOnline(backend, 'a')).toBe(false)
    expect([backend.group('g1').members.has('a'), backend.group('g2').members.size]).toEqual([false, 0])
    expect(kinds(backend, 'b')).toEqual(['left'])
  })

  test('after a restore nobody is inside, and the next one starts a session', () => {
    const backend = open('a')
    backend.call('DeleteLiveMessageGroup', g1)
    backend.call('RecoverLiveMessageDeletedGroup', g1)
    expect(facts(backend)).toEqual([1, 0, false])
    expect(isOnline(backend, 'a')).toBe(true)
    backend.join('g1', 'a')
    expect(facts(backend)).toEqual([2, 1, false])
  })
})

describe('a supergroup', () => {
  const notices = ({ inbox }: TestBackend, user: string) =>
    inbox(user).map((item) => (item.kind === 'onlineCount' ? [item.at - START, item.online] : item.kind))

  test('is one from its 2,001st member until everybody has left', () => {
    const backend = open(...people(LIMITS.ordinaryGroupMembers))
    expect(facts(backend)).toEqual([1, 2000, false])
    backend.join('g1', 'onemore')
    expect(facts(backend)).toEqual([1, 2001, true])
    backend.leave('g1', ...people(LIMITS.ordinaryGroupMembers))
    expect(facts(backend)).toEqual([1, 1, true])
    expect(backend.refusal('ListLiveMessageGroupUsers', { ...g1, PageSize: 10, SortType: 1 }).code).toBe('InputInvalid')
    backend.leave('g1', 'onemore')
    expect(facts(backend)).toEqual([1, 0, false])
  })

  test.each([
    ['kicked', (backend: TestBackend) => void backend.call('KickLiveMessageGroupUser', { ...g1, KickoffUser: 'last' })],
    ['logged out', (backend: TestBackend) => void logout(backend, 'last')],
    ['cut off', (backend: TestBackend) => backend.cutOff('last')],
    [
      'put out by the end of the group',
      (backend: TestBackend) => {
        backend.call('DeleteLiveMessageGroup', g1)
        backend.call('RecoverLiveMessageDeletedGroup', g1)
      },
    ],
  ])('shuts down also when its last one is %s', (_how, go) => {
    const backend = open(...people(LIMITS.ordinaryGroupMembers), 'last')
    backend.leave('g1', ...people(LIMITS.ordinaryGroupMembers))
    expect(facts(backend)).toEqual([1, 1, true])
    go(backend)
    expect(facts(backend)).toEqual([1, 0, false])
    backend.join('g1', 'new')
    expect(backend.call('ListLiveMessageGroupUsers', { ...g1, PageSize: 10, SortType: 1 }).UserList).toEqual([
      { UserId: 'new', UserInfo: '' },
    ])
  })

  test('tells its count at most every five seconds, exactly, and no names', () => {
    const backend = open(...people(LIMITS.ordinaryGroupMembers + 1))
    expect(notices(backend, 'u0')).toEqual([])
    // The one that made it so told those who came before, all of whom came with it.
    for (const user of ['u1', 'u2', 'u3']) {
      backend.wait(1)
      backend.leave('g1', user)
    }
    expect(notices(backend, 'u0')).toEqual([])
    backend.wait(2)
    expect(notices(backend, 'u0')).toEqual([[5, 1998]])
    // Nothing happens: nothing is told.
    backend.wait(60)
    expect(notices(backend, 'u0')).toEqual([[5, 1998]])
    backend.join('g1', 'u1')
    backend.join('g1', 'u2')
    backend.wait(4)
    expect(notices(backend, 'u0')).toEqual([
      [5, 1998],
      [65, 1999],
    ])
    backend.leave('g1', 'u2')
    backend.wait(100)
    expect(notices(backend, 'u0')).toEqual([
      [5, 1998],
      [65, 1999],
      [70, 1999],
    ])
  })

  test('tells the count it owes, whatever is said and read meanwhile', () => {
    const backend = open(...people(LIMITS.ordinaryGroupMembers + 1))
    backend.wait(1)
    backend.leave('g1', 'u1')
    backend.call('SendLiveMessageGroup', { ...g1, SenderId: 's' })
    for (let second = 2; second <= 4; second += 1) {
      backend.wait(1)
      backend.call('DescribeLiveMessageGroup', g1)
    }
    backend.wait(10)
    expect(notices(backend, 'u0')).toEqual(['message', [5, LIMITS.ordinaryGroupMembers]])
  })

  test('told of by name again once it is an ordinary group', () => {
    const backend = open(...people(LIMITS.ordinaryGroupMembers + 1))
    backend.leave('g1', ...people(LIMITS.ordinaryGroupMembers + 1))
    backend.join('g1', 'a')
    backend.join('g1', 'b')
    backend.wait(10)
    expect(kinds(backend, 'a')).toEqual(['joined'])
  })
})

describe('a user who was cut off', () => {
  const say = ({ call }: TestBackend, MsgTid: string, more: object = {}) =>
    call('SendLiveMessageGroup', { ...g1, SenderId: 's', MsgTid, Weight: HIGH_PRIORITY, ...more })
  const messages = ({ inbox }: TestBackend, user: string) =>
    inbox(user).flatMap((item) => (item.kind === 'message' ? [`${item.id}${'replayed' in item ? ' again' : ''}`] : []))

  test('is out of its groups and offline, and the others are told', () => {
    const backend = open('a', 'b')
    backend.join('g2', 'a')
    backend.cutOff('a')
    expect([isOnline(backend, 'a'), backend.group('g1').members.has('a'), backend.group('g2').members.size]).toEqual([
      false,
      false,
      0,
    ])
    expect(kinds(backend, 'b')).toEqual(['left'])
    expect(backend.refusal('SendLiveMessageUser', { AppId: APPS.empty, ReceiverId: 'a', SenderId: 's' }).code).toBe(
      'InputInvalid',
    )
  })

  test('gets what had high priority meanwhile, once, and only that', () => {
    const backend = open('a', 'b')
    say(backend, 'before')
    backend.wait(1)
    backend.cutOff('a')
    say(backend, 'gift')
    say(backend, 'chat', { Weight: HIGH_PRIORITY - 1n })
    say(backend, 'uncached', { NoCache: true })
    say(backend, 'unstored', { NoStorage: true })
    backend.wait(1)
    backend.comeBack('a')
    expect(messages(backend, 'a')).toEqual(['before', 'gift again', 'unstored again'])
    say(backend, 'after')
    backend.wait(1)
    backend.comeBack('a')
    expect(messages(backend, 'a')).toEqual(['before', 'gift again', 'unstored again', 'after'])
    backend.cutOff('a')
    backend.comeBack('a')
    expect(messages(backend, 'a')).toEqual(['before', 'gift again', 'unstored again', 'after'])
    expect(messages(backend, 'b')).toEqual(['before', 'gift', 'chat', 'uncached', 'unstored', 'after'])
  })

  test('comes back into the groups it was in, not into those it had left', () => {
    const backend = open('a', 'b')
    backend.join('g2', 'a', 'b')
    backend.leave('g2', 'a')
    backend.cutOff('a')
    backend.comeBack('a')
    expect([...backend.group('g1').members.keys()]).toEqual(['b', 'a'])
    expect([...backend.group('g2').members.keys()]).toEqual(['b'])
  })

  test('misses nothing and gets nothing twice in the second of the cut and of the return', () => {
    const backend = open('a', 'b')
    say(backend, 'sameSecondAsCut')
    backend.cutOff('a')
    backend.wait(1)
    say(backend, 'sameSecondAsReturn')
    backend.comeBack('a')
    backend.wait(1)
    expect(messages(backend, 'a')).toEqual(['sameSecondAsCut again', 'sameSecondAsReturn'])
  })

  test('gets at most the last hundred of a group', () => {
    const backend = open('a', 'b')
    backend.cutOff('a')
    for (let index = 0; index < 120; index += 1) {
      say(backend, `m${index}`)
      if (index % 40 === 39) backend.wait(1)
    }
    backend.comeBack('a')
    expect(messages(backend, 'a')).toEqual(Array.from({ length: 100 }, (_, index) => `m${index + 20} again`))
    expect(backend.app(APPS.empty).users.get('a')?.items).toHaveLength(100)
  })

  test('does not come back into a group that ended, and is not told of what was recalled', () => {
    const backend = open('a', 'b')
    backend.join('g2', 'a', 'b')
    backend.cutOff('a')
    say(backend, 'gift')
    backend.wait(1)
    backend.call('DeleteLiveMessageGroupMessage', { ...g1, MessageId: 'gift' })
    backend.call('DeleteLiveMessageGroup', g2)
    backend.comeBack('a')
    expect([messages(backend, 'a'), backend.group('g1').members.has('a'), backend.group('g2').members.size]).toEqual([
      [],
      true,
      0,
    ])
  })

  test('that enters anew instead starts afresh: nothing is replayed, then or later', () => {
    for (const enter of [
      (backend: TestBackend) => backend.join('g1', 'a'),
      (backend: TestBackend) => login(backend, 'a'),
    ]) {
      const backend = open('a', 'b')
      backend.cutOff('a')
      say(backend, 'gift')
      backend.wait(1)
      enter(backend)
      backend.comeBack('a')
      expect(messages(backend, 'a')).toEqual([])
    }
  })

  test('that logs out has nothing to come back to', () => {
    const backend = open('a', 'b')
    backend.cutOff('a')
    logout(backend, 'a')
    backend.comeBack('a')
    expect([isOnline(backend, 'a'), backend.group('g1').members.has('a')]).toEqual([false, false])
  })
})
