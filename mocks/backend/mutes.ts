import { ServiceError } from '#api/contract/errors.ts'
import type { Group } from './state.ts'

/** Owner and administrators always speak; while everybody is muted, those exempt do; else all but those muted one by one. */
export function isMuted({ owner, administrators, mutes }: Group, userId: string): boolean {
  if (userId === owner || administrators.includes(userId)) return false
  return mutes.everybody ? !mutes.exempt.has(userId) : mutes.users.has(userId)
}

export function checkMaySpeak(group: Group, userId: string): void {
  if (isMuted(group, userId)) {
    throw new ServiceError(
      'NoAuth',
      `${userId} is muted in group ${group.id}. Lift the mute, or send as somebody else.`,
    )
  }
}
