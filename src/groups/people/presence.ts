import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { whoIsInGroup, whoIsOnline } from '#api/members.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'

/** Where a user is, as read; undefined of one that the answer left out. */
export interface Presence {
  inGroup: boolean | undefined
  online: boolean | undefined
}

/** Asks of a few users, within the console's budget. */
export type AskPresence = (users: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Presence>>

export const presenceIn =
  (scope: Scope, groupId: string): AskPresence =>
  async (users, signal) => {
    const paced = <T>(read: () => Promise<T>) =>
      repeatTransient(() => backgroundCalls.run(read, { priority: PRIORITY.hurried, signal }), signal)
    const [inGroup, online] = await Promise.all([
      paced(() => whoIsInGroup(client, scope, groupId, users, signal)),
      paced(() => whoIsOnline(client, scope, users, signal)),
    ])
    return new Map(users.map((user) => [user, { inGroup: inGroup.get(user), online: online.get(user) }]))
  }

export interface LookUpNews {
  found: ReadonlyMap<string, Presence>
  /** Of whom could not be asked. */
  failed: readonly string[]
  failure: unknown
}

/** Asks of any number of users, so many a call, and tells after each call. Rejects with the signal's reason alone. */
export async function lookUp(
  users: readonly string[],
  ask: AskPresence,
  signal: AbortSignal,
  onNews: (news: LookUpNews) => void,
): Promise<void> {
  const found = new Map<string, Presence>()
  const failed: string[] = []
  let failure: unknown
  const few = async (some: readonly string[]) => {
    try {
      for (const [user, presence] of await ask(some, signal)) found.set(user, presence)
    } catch (error) {
      signal.throwIfAborted()
      failed.push(...some)
      failure = error
    }
    signal.throwIfAborted()
    onNews({ found: new Map(found), failed: [...failed], failure })
  }
  const parts = Array.from({ length: Math.ceil(users.length / LIMITS.checkedUsers) }, (_, index) =>
    users.slice(index * LIMITS.checkedUsers, (index + 1) * LIMITS.checkedUsers),
  )
  await Promise.all(parts.map(few))
}
