import { goAway } from './crowd.ts'
import { type HandlersOf, liveGroup, madeUp, pageOf, workingApp } from './handler.ts'
import { tellUser } from './passing.ts'
import { refuseIf } from './reference.ts'

function failures(seen: unknown, place: number): unknown {
  const list: unknown = seen !== null && typeof seen === 'object' ? Reflect.get(seen, 'FailList') : undefined
  return Array.isArray(list) ? list[place] : undefined
}

export const memberHandlers: HandlersOf<
  | 'ListLiveMessageGroupUsers'
  | 'CheckLiveMessageUsersInGroup'
  | 'CheckLiveMessageUsersOnline'
  | 'KickLiveMessageGroupUser'
  | 'ModifyLiveMessageUserInfo'
> = {
  ListLiveMessageGroupUsers(model, { PageSize, SortType, NextPageToken, ...named }) {
    const { group } = liveGroup(model, named)
    refuseIf(group.supergroup, 'InputInvalid')
    const { rows, more, next } = pageOf(
      [...group.members],
      NextPageToken,
      PageSize,
      ([, { order }]) => order,
      SortType === 1,
    )
    const UserList = rows.map(([UserId, { info }]) => ({ UserId, UserInfo: info }))
    return { GroupId: group.id, Hasmore: more, NextPageToken: next, UserList }
  },

  CheckLiveMessageUsersInGroup(model, { UserIds, ...named }) {
    const { group } = liveGroup(model, named)
    return { Users: UserIds.map((UserId) => ({ UserId, Online: group.members.has(UserId) })) }
  },

  CheckLiveMessageUsersOnline(model, { UserIds, ...named }) {
    const { users } = workingApp(model, named)
    return { UserList: UserIds.map((UserId) => ({ UserId, Online: users.get(UserId)?.online === true })) }
  },

  KickLiveMessageGroupUser(model, { KickoffUser, ...named }) {
    const { app, group } = liveGroup(model, named)
    const user = app.users.get(KickoffUser)
    refuseIf(!group.members.has(KickoffUser), 'ResourceNotExist')
    if (user !== undefined) tellUser(model, user, { kind: 'kicked', groupId: group.id })
    goAway(model, app, group, [KickoffUser])
    return {}
  },

  ModifyLiveMessageUserInfo(model, { UserId, UserMetaInfo = '', ...named }, seen) {
    const app = workingApp(model, named)
    const user = app.users.get(UserId)
    if (user === undefined) return { SuccessList: [], FailList: [] }
    user.info = UserMetaInfo
    const SuccessList = user.inside.map((GroupId) => {
      const member = app.groups.find(({ id }) => id === GroupId)?.members.get(UserId)
      if (member !== undefined) member.info = UserMetaInfo
      return { GroupId, Success: true }
    })
    const FailList = user.ended.map((GroupId, place) => ({
      GroupId,
      Code: 440,
      Reason: madeUp(failures(seen, place), 'Reason', /\w/),
      Success: false,
    }))
    return { SuccessList, FailList }
  },
}
