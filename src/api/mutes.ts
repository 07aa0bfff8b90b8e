import type { Client } from './client.ts'
import type { GroupRow } from './groups.ts'
import { scopeParams, type Scope } from './scope.ts'

/** Who may not speak in a group. */
export interface Mutes {
  everybody: boolean
  /** May speak while everybody is muted. */
  exempt: string[]
  /** Muted one by one. */
  users: string[]
}

/** Refused with ResourceNotExist for an unknown or deleted group. */
export async function describeMutes(
  client: Client,
  scope: Scope,
  groupId: string,
  signal?: AbortSignal,
): Promise<Mutes> {
  const answer = await client.call(
    'DescribeLiveMessageGroupBand',
    { ...scopeParams(scope), GroupId: groupId },
    signal === undefined ? {} : { signal },
  )
  return { everybody: answer.IsbannedAll, exempt: answer.UnbannedUserList, users: answer.BannedUserList }
}

/** Whether a user is muted in a group. Its owner and administrators never are. */
export function isMuted(group: Pick<GroupRow, 'owner' | 'administrators'>, mutes: Mutes, userId: string): boolean {
  if (userId === group.owner || group.administrators.includes(userId)) return false
  return mutes.everybody ? !mutes.exempt.includes(userId) : mutes.users.includes(userId)
}

/** Mutes users one by one, at most `LIMITS.mutedUsersPerCall`. One who is muted already stays so. Rejects with `Failure`. */
export async function muteUsers(
  client: Client,
  scope: Scope,
  groupId: string,
  users: readonly string[],
  submitKey: string,
): Promise<void> {
  const params = { ...scopeParams(scope), GroupId: groupId, BannedUsers: [...users] }
  await client.call('AddLiveMessageGroupBand', params, { submitKey })
}

/** Lifts mutes of users one by one, at most `LIMITS.mutedUsersPerCall`. Rejects with `Failure`. */
export async function unmuteUsers(
  client: Client,
  scope: Scope,
  groupId: string,
  users: readonly string[],
  submitKey: string,
): Promise<void> {
  const params = { ...scopeParams(scope), GroupId: groupId, UnbannedUsers: [...users] }
  await client.call('RemoveLiveMessageGroupBand', params, { submitKey })
}

/** Mutes everybody but owner, administrators and `exempt`, at most `LIMITS.mutedUsersPerCall`. Rejects with `Failure`. */
export async function muteEverybody(
  client: Client,
  scope: Scope,
  groupId: string,
  exempt: readonly string[],
  submitKey: string,
): Promise<void> {
  const params = { ...scopeParams(scope), GroupId: groupId, ExceptUsers: [...exempt] }
  await client.call('BanLiveMessageGroup', params, { submitKey })
}

/** Ends `muteEverybody`; who is muted singly stays so. Rejects with `Failure`. */
export async function unmuteEverybody(client: Client, scope: Scope, groupId: string, submitKey: string): Promise<void> {
  await client.call('UnbanLiveMessageGroup', { ...scopeParams(scope), GroupId: groupId }, { submitKey })
}
