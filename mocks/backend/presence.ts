import { LIMITS, SUPERGROUP_NOTICES } from '#api/contract/limits.ts'
import type { Context } from './context.ts'
import { closeStay, groupsOf, openStay, publish, tell, userOf } from './people.ts'
import type { App, Group, User } from './state.ts'

/**
 * Users come in, logged on if they were not. The group becomes a supergroup above 2,000 members and stays one until everybody
 * has left. A session starts whenever an empty group gets its first user. Those inside are told. Returns how many came.
 */
export function join(context: Context, app: App, group: Group, userIds: Iterable<string>, info?: string): number {
  const before = group.members.size
  const joined: { userId: string; info: string }[] = []
  for (const userId of userIds) {
    if (group.members.has(userId)) continue
    const user = logOn(app, userId)
    if (info !== undefined) user.info = info
    group.lastMemberOrder += 1
    group.members.set(userId, { order: group.lastMemberOrder, info: user.info })
    joined.push({ userId, info: user.info })
  }
  if (joined.length === 0) return 0
  context.changed()
  if (before === 0) group.sessions += 1
  if (group.members.size > LIMITS.ordinaryGroupMembers) group.supergroup = true
  announce(context, app, group, () =>
    publish(app, group, context.now, { kind: 'joined', users: joined, online: group.members.size }),
  )
  // Their own coming is no news to them.
  for (const { userId } of joined) openStay(userOf(app, userId), group.id, app.lastEvent)
  return joined.length
}

/** Users go; they stay logged on. Those who remain are told. Returns how many were inside. */
export function leave(context: Context, app: App, group: Group, userIds: Iterable<string>): number {
  const left: string[] = []
  for (const userId of userIds) {
    if (!group.members.delete(userId)) continue
    left.push(userId)
    closeStay(userOf(app, userId), group.id, app.lastEvent)
  }
  if (left.length === 0) return 0
  context.changed()
  if (group.members.size === 0) shutDown(group)
  else
    announce(context, app, group, () =>
      publish(app, group, context.now, { kind: 'left', users: left, online: group.members.size }),
    )
  return left.length
}

/** One user is put out and told so. Returns whether the user was inside. */
export function kick(context: Context, app: App, group: Group, userId: string): boolean {
  if (leave(context, app, group, [userId]) === 0) return false
  tell(app, userId, context.now, { kind: 'kicked', groupId: group.id })
  return true
}

/** Everybody inside is told that the group ended, and is out. */
export function endForMembers(context: Context, app: App, group: Group): void {
  for (const userId of group.members.keys()) {
    closeStay(userOf(app, userId), group.id, app.lastEvent, true)
    tell(app, userId, context.now, { kind: 'groupEnded', groupId: group.id })
  }
  group.members.clear()
  shutDown(group)
}

/** A user who was cut off and does this instead of coming back starts afresh: a new client knows of nothing it missed. */
export function logOn(app: App, userId: string): User {
  const user = userOf(app, userId)
  user.online = true
  delete user.cutOff
  return user
}

/** The user's client ends: it leaves all its groups. Returns whether the user was online. */
export function logOut(context: Context, app: App, userId: string): boolean {
  const user = app.users.get(userId)
  if (user === undefined || (!user.online && user.cutOff === undefined)) return false
  context.changed()
  leaveAll(context, app, user, userId)
  user.online = false
  for (const stay of user.stays) delete stay.ended
  delete user.cutOff
  return true
}

/** The connection breaks: a client that drops leaves by itself, and remembers where it was. */
export function cutOff(context: Context, app: App, userId: string): boolean {
  const user = app.users.get(userId)
  if (user?.online !== true) return false
  context.changed()
  user.cutOff = { groups: groupsOf(user), after: app.lastEvent }
  leaveAll(context, app, user, userId)
  user.online = false
  return true
}

/**
 * The connection is back: the user is in the groups again that still live, and gets the high-priority messages of the
 * meantime. Returns those groups, or undefined when the user was not cut off.
 */
export function comeBack(context: Context, app: App, userId: string): string[] | undefined {
  const user = app.users.get(userId)
  if (user?.cutOff === undefined) return undefined
  const { groups, after } = user.cutOff
  context.changed()
  logOn(app, userId)
  const back = groups
    .flatMap((groupId) => app.groups.get(groupId) ?? [])
    .filter(({ deletion }) => deletion === undefined)
  for (const group of back) {
    for (const { n, at: _at, ...message } of group.cache) {
      if (n > after) tell(app, userId, context.now, { ...message, groupId: group.id, replayed: true })
    }
    join(context, app, group, [userId])
  }
  return back.map(({ id }) => id)
}

function leaveAll(context: Context, app: App, user: User, userId: string): void {
  for (const groupId of groupsOf(user)) {
    const group = app.groups.get(groupId)
    if (group !== undefined) leave(context, app, group, [userId])
  }
}

/** An ordinary group tells of every join and leave; a supergroup tells its count, at most every five seconds. */
function announce({ now, tables }: Context, app: App, group: Group, inOrdinaryGroup: () => void): void {
  if (!group.supergroup) return inOrdinaryGroup()
  const { last } = group.notices
  if (last === undefined || now - last >= SUPERGROUP_NOTICES) tellCount(app, group, now)
  else if (group.notices.due === undefined) {
    group.notices.due = last + SUPERGROUP_NOTICES
    tables.expectWork(app, group)
  }
}

/** Sends the notice that had to wait, with the count of now: nobody came or went since. */
export function tellDueCount(app: App, group: Group, now: number): boolean {
  const { due } = group.notices
  if (due === undefined || due > now) return false
  tellCount(app, group, due)
  return true
}

function tellCount(app: App, group: Group, at: number): void {
  group.notices = { last: at }
  publish(app, group, at, { kind: 'onlineCount', online: group.members.size })
}

/** Nobody is left: whoever comes next finds an ordinary group. */
function shutDown(group: Group): void {
  group.supergroup = false
  group.notices = {}
}
