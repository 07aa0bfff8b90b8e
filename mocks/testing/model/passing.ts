import { HIGH_PRIORITY, LIMITS, RETENTION, SUPERGROUP_NOTICES, TYPE_GUARANTEE } from '#api/contract/limits.ts'
import type { Model, ModelApp, ModelGroup, ModelSent, ModelUser } from './reference.ts'

/** What a user's inbox gets; groups end and users are kicked without a trace in the group's own events. */
export function tellUser(model: Model, user: ModelUser, item: object): void {
  model.happened += 1
  user.inbox.push({ item: { ...item, at: model.now } })
}

/** Tells everybody inside a group but some. `at`: when it happened, seconds. */
export function tellGroup(
  model: Model,
  app: ModelApp,
  group: ModelGroup,
  item: object,
  at = model.now,
  but?: ReadonlySet<string>,
): void {
  model.happened += 1
  group.events += 1
  for (const id of group.members.keys()) {
    if (but?.has(id) === true) continue
    app.users.get(id)?.inbox.push({ event: { group, number: group.events }, item: { ...item, groupId: group.id, at } })
  }
}

/** A supergroup says how many are inside: now, or five seconds after it last did. */
export function countPeople(model: Model, app: ModelApp, group: ModelGroup, but?: ReadonlySet<string>): void {
  if (group.lastNotice !== undefined && model.now < group.lastNotice + SUPERGROUP_NOTICES) {
    group.noticeDue = group.lastNotice + SUPERGROUP_NOTICES
    return
  }
  group.lastNotice = model.now
  group.noticeDue = undefined
  tellGroup(model, app, group, { kind: 'onlineCount', online: group.members.size }, model.now, but)
}

/** Lets everything happen that time alone brings, one by one and in order. */
export function passTime(model: Model, now: number): void {
  for (;;) {
    const next = nextEvent(model)
    if (next === undefined || next.at > now) break
    model.now = Math.max(model.now, next.at)
    next.happen()
  }
  model.now = Math.max(model.now, now)
}

interface Coming {
  at: number
  happen: () => void
}

function nextEvent(model: Model): Coming | undefined {
  let first: Coming | undefined
  for (const app of model.apps) {
    for (const group of app.groups) {
      for (const coming of comingEvents(model, app, group)) {
        if (first === undefined || coming.at < first.at) first = coming
      }
    }
  }
  return first
}

function comingEvents(model: Model, app: ModelApp, group: ModelGroup): Coming[] {
  const coming: Coming[] = []
  if (group.sent.length > 0) coming.push({ at: group.sentAt + 1, happen: () => endSecond(model, app, group) })
  if (group.noticeDue !== undefined) coming.push({ at: group.noticeDue, happen: () => countPeople(model, app, group) })
  if (group.deleted !== undefined) {
    const purge = () => {
      group.purged = true
      app.groups = app.groups.filter((other) => other !== group)
    }
    coming.push({ at: group.deleted.at + RETENTION.deletedGroup, happen: purge })
  }
  return coming
}

/** Moments at which something changes by itself, for a test that likes to be there. */
export function boundaries(model: Model): number[] {
  const found: number[] = []
  for (const app of model.apps) {
    for (const group of app.groups) {
      found.push(...comingEvents(model, app, group).map(({ at }) => at))
      if (group.deleted !== undefined) found.push(group.deleted.at + RETENTION.deletedGroupMessages)
      for (const { at } of group.messages.slice(-1)) found.push(at + daysKept(app), at + model.settling + 1)
      for (const at of group.lastDelivered.values()) found.push(at + TYPE_GUARANTEE)
      if (group.lastNotice !== undefined) found.push(group.lastNotice + SUPERGROUP_NOTICES)
    }
  }
  return found.filter((at) => at >= model.now)
}

const DAYS_KEPT = [30, 90, 180] as const
export const daysKept = (app: ModelApp): number => DAYS_KEPT[app.tier] * 86_400

/** Which messages of a second are delivered, of all that were sent, in the order of sending. */
function chosen(group: ModelGroup): ModelSent[] {
  const { sent, sentAt, lastDelivered } = group
  const byWeight = sent.map((message, place) => ({ message, place }))
  byWeight.sort((a, b) => {
    if (a.message.weight !== b.message.weight) return a.message.weight > b.message.weight ? -1 : 1
    return a.place - b.place
  })
  const places = byWeight.slice(0, LIMITS.messagesPerSecond).map(({ place }) => place)
  const rest = byWeight.slice(LIMITS.messagesPerSecond).map(({ place }) => place)
  const typeAt = (place: number) => sent[place]?.type
  const heard = new Set(places.map(typeAt))
  for (const place of rest) {
    const type = typeAt(place)
    const isNewest = rest.every((other) => typeAt(other) !== type || other <= place)
    const last = type === undefined ? undefined : lastDelivered.get(type)
    if (isNewest && !heard.has(type) && (last === undefined || last <= sentAt - TYPE_GUARANTEE)) places.push(place)
  }
  return sent.filter((_, place) => places.includes(place))
}

function endSecond(model: Model, app: ModelApp, group: ModelGroup): void {
  const delivered = chosen(group)
  const at = group.sentAt
  group.sent = []
  for (const { id, type, body, sender, senderInfo, weight, increase, store, cache } of delivered) {
    const sum = (group.amounts.get(type) ?? 0n) + increase
    const total = sum > LIMITS.int64Max ? LIMITS.int64Max : sum
    group.amounts.set(type, total)
    group.lastDelivered.set(type, at)
    group.seq += 1
    if (store) {
      const stamp = at + model.clocksApart
      group.messages.push({ id, type, body, sender, senderInfo, at, stamp, seq: group.seq, total })
    }
    const item = { kind: 'message', id, type, body, sender, senderInfo, weight }
    // Where nobody is inside, there is no event.
    if (group.members.size > 0) {
      tellGroup(model, app, group, item, at)
      group.heard.push({ event: group.events, id })
    }
    if (cache && weight >= HIGH_PRIORITY) {
      group.replayable.push({ happened: model.happened, item, id })
      group.replayable = group.replayable.slice(-100)
    }
  }
}
