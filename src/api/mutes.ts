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
