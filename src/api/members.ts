import type { Client } from './client.ts'
import { LIMITS } from './contract/limits.ts'
import { scopeParams, type Scope } from './scope.ts'

/** Somebody inside a group. */
export interface Member {
  id: string
  information: string
}

export interface MembersPage {
  rows: Member[]
  /** The token of the next page; undefined at the end. */
  next: number | undefined
}

/**
 * One page of who is inside a group now, who came first comes first. Refused with InputInvalid for a supergroup. Rejects with `Failure`,
 * or with the signal's reason.
 */
export async function listMembers(
  client: Client,
  scope: Scope,
  groupId: string,
  token: number | undefined,
  signal: AbortSignal,
): Promise<MembersPage> {
  const answer = await client.call(
    'ListLiveMessageGroupUsers',
    {
      ...scopeParams(scope),
      GroupId: groupId,
      PageSize: LIMITS.memberPageSizeSafe,
      SortType: 1,
      ...(token === undefined ? {} : { NextPageToken: token }),
    },
    { signal },
  )
  return {
    rows: answer.UserList.map(({ UserId, UserInfo }) => ({ id: UserId, information: UserInfo })),
    next: answer.Hasmore && answer.NextPageToken !== 0 ? answer.NextPageToken : undefined,
  }
}

/** Who of these is inside the group, at most `LIMITS.checkedUsers` of them; also of a supergroup. Rejects with `Failure`. */
export async function whoIsInGroup(
  client: Client,
  scope: Scope,
  groupId: string,
  users: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, boolean>> {
  const params = { ...scopeParams(scope), GroupId: groupId, UserIds: [...users] }
  const { Users } = await client.call('CheckLiveMessageUsersInGroup', params, { signal })
  return new Map(Users.map(({ UserId, Online }) => [UserId, Online]))
}

/** Who of these is online, in whatever group, at most `LIMITS.checkedUsers` of them. Rejects with `Failure`. */
export async function whoIsOnline(
  client: Client,
  scope: Scope,
  users: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, boolean>> {
  const { UserList } = await client.call(
    'CheckLiveMessageUsersOnline',
    { ...scopeParams(scope), UserIds: [...users] },
    { signal },
  )
  return new Map(UserList.map(({ UserId, Online }) => [UserId, Online]))
}

/** Removes a user, who may come again. Refused with ResourceNotExist when not inside. Rejects with `Failure`. */
export async function kickUser(
  client: Client,
  scope: Scope,
  groupId: string,
  userId: string,
  submitKey: string,
): Promise<void> {
  const params = { ...scopeParams(scope), GroupId: groupId, KickoffUser: userId }
  await client.call('KickLiveMessageGroupUser', params, { submitKey })
}

export interface InformationChange {
  /** Groups in which the user has the new information. */
  changed: string[]
  /** Groups in which the user keeps what was there. */
  kept: { groupId: string; code: number; reason: string }[]
}

/** Changes what all of a user's groups say of it. A user whom nobody knows is answered with nothing changed. Rejects with `Failure`. */
export async function changeUserInformation(
  client: Client,
  scope: Scope,
  userId: string,
  information: string,
  submitKey: string,
): Promise<InformationChange> {
  const { SuccessList, FailList } = await client.call(
    'ModifyLiveMessageUserInfo',
    { ...scopeParams(scope), UserId: userId, UserMetaInfo: information },
    { submitKey },
  )
  return {
    changed: SuccessList.map(({ GroupId }) => GroupId),
    kept: FailList.map(({ GroupId, Code, Reason }) => ({ groupId: GroupId, code: Code, reason: Reason })),
  }
}
