import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { ACTIONS } from '#api/contract/actions.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { kickUser, whoIsInGroup } from '#api/members.ts'
import { describeMutes, muteUsers, unmuteUsers } from '#api/mutes.ts'
import { type Operation, OPERATIONS } from '#api/permissions.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { type BatchAct, isOfOneUser } from './batch.ts'

/** What is done to people in a group, or, `recall`, to their messages. */
export type ActKind = 'mute' | 'unmute' | 'kick' | 'recall'

export const OPERATION_OF = {
  mute: 'muteUsers',
  unmute: 'unmuteUsers',
  kick: 'kickUser',
  recall: 'recallMessage',
} as const satisfies Record<ActKind, Operation>

/** Half of the calls a second that the service allows for it: the rest is for colleagues. */
export const halfOf = (operation: Operation): number => ACTIONS[OPERATIONS[operation]].qps / 2

/** A read that a batch makes, within the console's own budget. */
export const readPaced = <T>(read: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const { signal } = new AbortController()
  return repeatTransient(() => backgroundCalls.run(() => read(signal), { priority: PRIORITY.hurried, signal }), signal)
}

/** Muting, unmuting or kicking in one group. */
export function actOn(scope: Scope, groupId: string, kind: Exclude<ActKind, 'recall'>): BatchAct {
  return kind === 'kick' ? kicking(scope, groupId) : muting(scope, groupId, kind === 'mute')
}

/** All of the calls that mutes have: a room that has to be quiet cannot wait. */
function muting(scope: Scope, groupId: string, muted: boolean): BatchAct {
  return {
    perCall: LIMITS.mutedUsersPerCall,
    callsPerSecond: ACTIONS[OPERATIONS.muteUsers].qps,
    perform: (users, key) => (muted ? muteUsers : unmuteUsers)(client, scope, groupId, users, key),
    async look() {
      const mutes = await readPaced((signal) => describeMutes(client, scope, groupId, signal))
      const users = new Set(mutes.users)
      // While everybody is muted the service need not tell who is muted singly.
      return (user) => (mutes.everybody ? (muted && users.has(user) ? true : undefined) : users.has(user) === muted)
    },
    looksInTheEnd: true,
    isOfSubject: () => false,
  }
}

function kicking(scope: Scope, groupId: string): BatchAct {
  return {
    perCall: 1,
    callsPerSecond: halfOf('kickUser'),
    perform: async ([user = ''], key) => kickUser(client, scope, groupId, user, key),
    async look(users) {
      const inside = await readPaced((signal) => whoIsInGroup(client, scope, groupId, users, signal))
      return (user) => {
        const is = inside.get(user)
        return is === undefined ? undefined : !is
      }
    },
    // Who was kicked may have come again by then, which would say nothing of the kick.
    looksInTheEnd: false,
    isOfSubject: isOfOneUser,
  }
}
