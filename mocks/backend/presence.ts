import { LIMITS } from '#api/contract/limits.ts'
import type { Context } from './context.ts'
import type { App, Group, InboxItem } from './state.ts'

/** Items kept per user; older ones are forgotten. */
const INBOX_ITEMS = 100

/**
 * Users come in. The group becomes a supergroup above 2,000 members and stays one until everybody has left. A session starts
 * whenever an empty group gets its first user. Answers how many were not inside before.
 */
export function join(context: Context, group: Group, users: Iterable<string>): number {
  const before = group.members.size
  for (const user of users) group.members.add(user)
  const joined = group.members.size - before
  if (joined === 0) return 0
  if (before === 0) group.sessions += 1
  if (group.members.size > LIMITS.ordinaryGroupMembers) group.supergroup = true
  context.changed()
  return joined
}

/** Users go. Answers how many were inside. */
export function leave(context: Context, group: Group, users: Iterable<string>): number {
  let left = 0
  for (const user of users) if (group.members.delete(user)) left += 1
  if (left === 0) return 0
  if (group.members.size === 0) group.supergroup = false
  context.changed()
  return left
}

/** Everybody inside is told that the group ended, and is out. */
export function endForMembers({ now }: Context, app: App, group: Group): void {
  for (const user of group.members) deliver(app, user, { kind: 'groupEnded', at: now, groupId: group.id })
  group.members.clear()
  group.supergroup = false
}

function deliver(app: App, user: string, item: InboxItem): void {
  const inbox = app.inboxes.get(user) ?? []
  inbox.push(item)
  app.inboxes.set(user, inbox.slice(-INBOX_ITEMS))
}
