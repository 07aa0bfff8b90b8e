import { LIMITS } from '#api/contract/limits.ts'
import { countPeople, tellGroup, tellUser } from './passing.ts'
import type { Model, ModelApp, ModelGroup, ModelUser } from './reference.ts'

/** The user of an ID, known from the first time on. */
export function logOn(app: ModelApp, id: string): ModelUser {
  const known = app.users.get(id)
  const user: ModelUser = known ?? {
    online: true,
    info: '',
    inside: [],
    ended: [],
    cutOff: undefined,
    inbox: [],
    ownMessages: [],
  }
  user.online = true
  user.cutOff = undefined
  app.users.set(id, user)
  return user
}

/** Users enter a group; those inside before are told. Returns how many were not inside. */
export function enter(model: Model, app: ModelApp, group: ModelGroup, ids: readonly string[], info?: string): number {
  const newcomers = [...new Set(ids)].filter((id) => !group.members.has(id))
  if (newcomers.length === 0) return 0
  const wasEmpty = group.members.size === 0
  for (const id of newcomers) {
    const user = logOn(app, id)
    if (info !== undefined) user.info = info
    user.inside.push(group.id)
    user.ended = user.ended.filter((ended) => ended !== group.id)
    group.membersMade += 1
    group.members.set(id, { order: group.membersMade, info: user.info })
  }
  if (wasEmpty) group.sessions += 1
  if (group.members.size > LIMITS.ordinaryGroupMembers) group.supergroup = true
  if (group.supergroup) countPeople(model, app, group, new Set(newcomers))
  else {
    const users = newcomers.map((userId) => ({ userId, info: group.members.get(userId)?.info }))
    tellGroup(model, app, group, { kind: 'joined', users, online: group.members.size }, model.now, new Set(newcomers))
  }
  return newcomers.length
}

/** Users leave a group; those who stay are told. Returns how many were inside. */
export function goAway(model: Model, app: ModelApp, group: ModelGroup, ids: readonly string[]): number {
  const users = [...new Set(ids)].filter((id) => group.members.has(id))
  if (users.length === 0) return 0
  for (const id of users) {
    group.members.delete(id)
    const user = app.users.get(id)
    if (user !== undefined) user.inside = user.inside.filter((inside) => inside !== group.id)
  }
  if (group.supergroup && group.members.size > 0) countPeople(model, app, group)
  else tellGroup(model, app, group, { kind: 'left', users, online: group.members.size })
  if (group.members.size === 0) closeDoors(group)
  return users.length
}

/** Nobody is inside any more: a supergroup is an ordinary group when it opens again. */
function closeDoors(group: ModelGroup): void {
  group.supergroup = false
  group.lastNotice = undefined
  group.noticeDue = undefined
}

/** The group ends under everybody inside. */
export function endFor(model: Model, app: ModelApp, group: ModelGroup): void {
  for (const id of group.members.keys()) {
    const user = app.users.get(id)
    if (user === undefined) continue
    tellUser(model, user, { kind: 'groupEnded', groupId: group.id })
    user.inside = user.inside.filter((inside) => inside !== group.id)
    user.ended.push(group.id)
  }
  group.members = new Map()
  closeDoors(group)
}

export const groupsInside = (app: ModelApp, user: ModelUser): ModelGroup[] =>
  user.inside.flatMap((id) => app.groups.filter((group) => group.id === id))

export function logOut(model: Model, app: ModelApp, id: string): boolean {
  const user = app.users.get(id)
  if (user === undefined || (!user.online && user.cutOff === undefined)) return false
  for (const group of groupsInside(app, user)) goAway(model, app, group, [id])
  user.online = false
  user.ended = []
  user.cutOff = undefined
  return true
}

export function cutOff(model: Model, app: ModelApp, id: string): boolean {
  const user = app.users.get(id)
  if (user?.online !== true) return false
  const groups = [...user.inside]
  const { happened } = model
  for (const group of groupsInside(app, user)) goAway(model, app, group, [id])
  user.online = false
  user.cutOff = { groups, happened }
  return true
}

/** Back in all groups that live, and told of the high-priority messages of the meantime. */
export function comeBack(model: Model, app: ModelApp, id: string): boolean {
  const user = app.users.get(id)
  if (user?.cutOff === undefined) return false
  const { groups, happened } = user.cutOff
  logOn(app, id)
  for (const name of groups) {
    const group = app.groups.find((other) => other.id === name && other.deleted === undefined)
    if (group === undefined) continue
    enter(model, app, group, [id])
    for (const missed of group.replayable) {
      if (missed.happened > happened) tellUser(model, user, { ...missed.item, groupId: name, replayed: true })
    }
  }
  return true
}

/** The last 100 items, of which those of a group are forgotten after 200 further ones, and with the group. */
export function inboxItems(user: ModelUser | undefined): object[] {
  const readable = (user?.inbox ?? []).filter(
    ({ event }) => event === undefined || (!event.group.purged && event.number > event.group.events - 200),
  )
  return readable.slice(-100).map(({ item }) => item)
}
