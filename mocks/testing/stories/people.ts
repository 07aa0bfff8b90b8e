import { LIMITS, SUPERGROUP_NOTICES } from '#api/contract/limits.ts'
import { APPS } from '../../scenarios/names.ts'
import { has, inboxOf, openGroup, same, type Story, tells, timeOf, wait } from './story.ts'

const app = { AppId: APPS.empty }
const room = { ...app, GroupId: 'room' }
const inRoom = { appId: APPS.empty, groupId: 'room' }

export const peopleStories: Record<string, Story> = {
  'members are listed in the order they came, in pages of 10 to 50': {
    async tell(service) {
      const { call, refusal, control } = service
      const users = Array.from({ length: 25 }, (_, index) => `user_${index}`)
      await openGroup(service, room, users.slice(0, 5))
      for (const user of users.slice(5)) await control('join', { ...inRoom, users: [user], info: `{"of":"${user}"}` })
      const infoOf = (user: string) => (users.indexOf(user) < 5 ? '' : `{"of":"${user}"}`)
      const pages = async (SortType: 1 | 2, PageSize: number) => {
        const found: string[][] = []
        for (let NextPageToken = -1; NextPageToken !== 0;) {
          const page = await call('ListLiveMessageGroupUsers', { ...room, SortType, PageSize, NextPageToken })
          same([page.GroupId, page.Hasmore], ['room', page.NextPageToken !== 0])
          for (const { UserId, UserInfo } of page.UserList) same(UserInfo, infoOf(UserId))
          found.push(page.UserList.map(({ UserId }) => UserId))
          NextPageToken = page.NextPageToken
        }
        return found
      }
      same(await pages(1, 10), [users.slice(0, 10), users.slice(10, 20), users.slice(20)])
      same(await pages(2, 20), [users.toReversed().slice(0, 20), users.toReversed().slice(20)])
      for (const most of [30, 31, 50]) same(await pages(1, most), [users])
      for (const PageSize of [9, 51]) {
        await refusal('ListLiveMessageGroupUsers', { ...room, SortType: 1, PageSize }, 'InputInvalid')
      }
      await refusal(
        'ListLiveMessageGroupUsers',
        { ...room, GroupId: 'none', SortType: 1, PageSize: 10 },
        'ResourceNotExist',
      )

      // Whoever goes and comes again is the last one; a token stays good meanwhile.
      const first = await call('ListLiveMessageGroupUsers', { ...room, SortType: 1, PageSize: 10 })
      await control('leave', { ...inRoom, users: ['user_3'] })
      await control('join', { ...inRoom, users: ['user_3'] })
      const { NextPageToken } = first
      const rest = await call('ListLiveMessageGroupUsers', { ...room, SortType: 1, PageSize: 30, NextPageToken })
      tells(rest, {
        GroupId: 'room',
        Hasmore: false,
        NextPageToken: 0,
        UserList: [...users.slice(10), 'user_3'].map((UserId) => ({ UserId, UserInfo: infoOf(UserId) })),
      })
    },
  },

  'those inside are told who comes and goes': {
    async tell(service) {
      const { control } = service
      await openGroup(service, room, ['anna'])
      const at = await timeOf(service)
      same(await control('join', { ...inRoom, users: ['bob', 'carol'], info: '🙂' }), {
        joined: 2,
        online: 3,
        supergroup: false,
      })
      same(await control('leave', { ...inRoom, users: ['bob', 'nobody'] }), { left: 1, online: 2, supergroup: false })
      await control('log-out', { appId: APPS.empty, users: ['carol'] })
      const joined = [
        { userId: 'bob', info: '🙂' },
        { userId: 'carol', info: '🙂' },
      ]
      const bobLeft = { kind: 'left', at, groupId: 'room', users: ['bob'], online: 2 }
      same(await inboxOf(service, APPS.empty, 'anna'), [
        { kind: 'joined', at, groupId: 'room', users: joined, online: 3 },
        bobLeft,
        { kind: 'left', at, groupId: 'room', users: ['carol'], online: 1 },
      ])
      same(await inboxOf(service, APPS.empty, 'bob'), [])
      same(await inboxOf(service, APPS.empty, 'carol'), [bobLeft])
    },
  },

  'users are checked, inside a group and online, ten at a time': {
    async tell(service) {
      const { call, refusal, control } = service
      await openGroup(service, room, ['anna', 'bob'])
      await control('leave', { ...inRoom, users: ['bob'] })
      await control('log-in', { appId: APPS.empty, users: ['carol'] })
      await control('log-out', { appId: APPS.empty, users: ['bob'] })
      const UserIds = ['anna', 'bob', 'carol', 'nobody']
      const flags = (...online: boolean[]) => UserIds.map((UserId, index) => ({ UserId, Online: online[index] }))
      tells(await call('CheckLiveMessageUsersInGroup', { ...room, UserIds }), {
        Users: flags(true, false, false, false),
      })
      tells(await call('CheckLiveMessageUsersOnline', { ...app, UserIds }), {
        UserList: flags(true, false, true, false),
      })
      const ten = Array.from({ length: LIMITS.checkedUsers }, (_, index) => `u${index}`)
      same((await call('CheckLiveMessageUsersInGroup', { ...room, UserIds: ten })).Users.length, 10)
      same((await call('CheckLiveMessageUsersOnline', { ...app, UserIds: ten })).UserList.length, 10)
      for (const wrong of [[], [...ten, 'u10'], ['a b']]) {
        await refusal('CheckLiveMessageUsersInGroup', { ...room, UserIds: wrong }, 'InputInvalid')
        await refusal('CheckLiveMessageUsersOnline', { ...app, UserIds: wrong }, 'InputInvalid')
      }
      await refusal('CheckLiveMessageUsersInGroup', { ...room, GroupId: 'none', UserIds: ['u'] }, 'ResourceNotExist')
    },
  },

  'a user is put out of a group, and may come again': {
    async tell(service) {
      const { call, refusal, control } = service
      await openGroup(service, room, ['anna', 'bob'])
      const at = await timeOf(service)
      tells(await call('KickLiveMessageGroupUser', { ...room, KickoffUser: 'bob' }), {})
      same(await inboxOf(service, APPS.empty, 'bob'), [{ kind: 'kicked', at, groupId: 'room' }])
      same(await inboxOf(service, APPS.empty, 'anna'), [
        { kind: 'left', at, groupId: 'room', users: ['bob'], online: 1 },
      ])
      same((await call('CheckLiveMessageUsersOnline', { ...app, UserIds: ['bob'] })).UserList, [
        { UserId: 'bob', Online: true },
      ])
      await refusal('KickLiveMessageGroupUser', { ...room, KickoffUser: 'bob' }, 'ResourceNotExist')
      await refusal('KickLiveMessageGroupUser', { ...room, GroupId: 'none', KickoffUser: 'bob' }, 'ResourceNotExist')
      await control('join', { ...inRoom, users: ['bob'] })
      has(await call('DescribeLiveMessageGroup', room), { OnlineUserCounts: 2, TotalTimes: 1 })
    },
  },

  'what groups say of a user is changed, but not in one that ended': {
    async tell(service) {
      const { call, refusal, control } = service
      const other = { ...app, GroupId: 'other' }
      await openGroup(service, room, ['anna'])
      await openGroup(service, other, ['anna'])
      const change = (UserMetaInfo: string) =>
        call('ModifyLiveMessageUserInfo', { ...app, UserId: 'anna', UserMetaInfo })
      const ok = (GroupId: string) => ({ GroupId, Success: true })
      tells(await change('first'), { SuccessList: [ok('room'), ok('other')], FailList: [] })
      await call('DeleteLiveMessageGroup', other)
      const { SuccessList, FailList } = await change('second')
      same(SuccessList, [ok('room')])
      same(
        FailList.map(({ Reason, ...rest }) => ({ ...rest, isExplained: Reason !== '' })),
        [{ GroupId: 'other', Code: 440, Success: false, isExplained: true }],
      )
      const members = await call('ListLiveMessageGroupUsers', { ...room, SortType: 1, PageSize: 10 })
      same(members.UserList, [{ UserId: 'anna', UserInfo: 'second' }])
      // Whoever enters it anew knows of no ending, and comes with the information of now.
      await call('RecoverLiveMessageDeletedGroup', other)
      await control('join', { appId: APPS.empty, groupId: 'other', users: ['anna'] })
      tells(await change('second'), { SuccessList: [ok('room'), ok('other')], FailList: [] })
      tells(await call('ModifyLiveMessageUserInfo', { ...app, UserId: 'nobody', UserMetaInfo: 'x' }), {
        SuccessList: [],
        FailList: [],
      })
      await refusal(
        'ModifyLiveMessageUserInfo',
        { ...app, UserId: 'anna', UserMetaInfo: '中'.repeat(171) },
        'InputInvalid',
      )
    },
  },

  'above 2,000 members a group is a supergroup, until everybody has left': {
    async tell(service) {
      const { call, refusal, control } = service
      await openGroup(service, room, [])
      await control('join', { ...inRoom, count: LIMITS.ordinaryGroupMembers })
      const list = { ...room, SortType: 1, PageSize: 30 } as const
      same((await call('ListLiveMessageGroupUsers', list)).UserList.length, 30)
      has(await call('DescribeLiveMessageGroup', room), { OnlineUserCounts: 2000, SuperLargeGroup: false })

      const start = await timeOf(service)
      same(await control('join', { ...inRoom, users: ['anna'] }), { joined: 1, online: 2001, supergroup: true })
      await refusal('ListLiveMessageGroupUsers', list, 'InputInvalid')
      same((await call('CheckLiveMessageUsersInGroup', { ...room, UserIds: ['anna'] })).Users, [
        { UserId: 'anna', Online: true },
      ])
      for (const user of ['viewer2', 'viewer3']) {
        await wait(service, 1)
        await control('leave', { ...inRoom, users: [user] })
      }
      await wait(service, 8)
      // Five seconds after the last notice the next one goes out at once; the one after it has to wait.
      await control('join', { ...inRoom, users: ['bob'] })
      await call('KickLiveMessageGroupUser', { ...room, KickoffUser: 'bob' })
      await control('leave', { ...inRoom, users: ['viewer4'] })
      await wait(service, SUPERGROUP_NOTICES)
      const notice = (seconds: number, online: number) => ({
        kind: 'onlineCount',
        at: start + seconds,
        groupId: 'room',
        online,
      })
      same(await inboxOf(service, APPS.empty, 'viewer1'), [
        notice(0, 2001),
        notice(5, 1999),
        notice(10, 2000),
        notice(15, 1998),
      ])

      await control('leave', { ...inRoom, count: 1997 })
      has(await call('DescribeLiveMessageGroup', room), { OnlineUserCounts: 1, SuperLargeGroup: true, TotalTimes: 1 })
      await refusal('ListLiveMessageGroupUsers', list, 'InputInvalid')
      await control('leave', { ...inRoom, count: 1 })
      has(await call('DescribeLiveMessageGroup', room), { OnlineUserCounts: 0, SuperLargeGroup: false })
      await control('join', { ...inRoom, users: ['carol'] })
      has(await call('DescribeLiveMessageGroup', room), { OnlineUserCounts: 1, SuperLargeGroup: false, TotalTimes: 2 })
      same((await call('ListLiveMessageGroupUsers', list)).UserList, [{ UserId: 'carol', UserInfo: '' }])
    },
  },
}
