import type { App, FeedItem, Group, PersonalItem, User } from './state.ts'

/** Events of a group and items of a user that are kept; older ones are forgotten. */
const FEED_ITEMS = 200
const PERSONAL_ITEMS = 100
/** Stays that are over, per user. */
const PAST_STAYS = 50
/** Items an inbox shows. */
const INBOX_ITEMS = 100

/** Without what every event carries; distributes over the kinds. */
type News<T extends { n: number; at: number }> = T extends unknown ? Omit<T, 'n' | 'at'> : never

/** The record of a user, made when the user is first heard of. */
export function userOf(app: App, userId: string): User {
  let user = app.users.get(userId)
  if (user === undefined) {
    user = { online: false, info: '', stays: [], items: [] }
    app.users.set(userId, user)
  }
  return user
}

export const nextEvent = (app: App): number => {
  app.lastEvent += 1
  return app.lastEvent
}

/** Tells everybody inside, once for all: who was inside is told by the stays, so this costs the same for 2 and for 2,000. */
export function publish(app: App, group: Group, at: number, news: News<FeedItem>): FeedItem {
  const item: FeedItem = { n: nextEvent(app), at, ...news }
  group.feed.push(item)
  if (group.feed.length > 2 * FEED_ITEMS) group.feed = group.feed.slice(-FEED_ITEMS)
  return item
}

/** Tells one user. */
export function tell(app: App, userId: string, at: number, news: News<PersonalItem>): void {
  const user = userOf(app, userId)
  user.items.push({ n: nextEvent(app), at, ...news })
  if (user.items.length > 2 * PERSONAL_ITEMS) user.items = user.items.slice(-PERSONAL_ITEMS)
}

export function openStay(user: User, groupId: string, from: number): void {
  for (const stay of user.stays) if (stay.groupId === groupId) delete stay.ended
  user.stays.push({ groupId, from })
  if (user.stays.length <= 2 * PAST_STAYS) return
  const past = user.stays.filter(({ to }) => to !== undefined).slice(0, -PAST_STAYS)
  user.stays = user.stays.filter((stay) => !past.includes(stay))
}

export function closeStay(user: User, groupId: string, to: number, ended = false): void {
  const stay = user.stays.findLast((candidate) => candidate.groupId === groupId && candidate.to === undefined)
  if (stay === undefined) return
  stay.to = to
  if (ended) stay.ended = true
}

/** Groups the user is in. */
export const groupsOf = (user: User): string[] =>
  user.stays.filter(({ to }) => to === undefined).map(({ groupId }) => groupId)

export type InboxItem = PersonalItem | (FeedItem & { groupId: string })

/** A group's events as far as they count as kept. */
export const latestEvents = (group: Group | undefined): readonly FeedItem[] => (group?.feed ?? []).slice(-FEED_ITEMS)

/** What reached a user, oldest first; as much of it as is kept. */
export function inboxOf(app: App, userId: string): InboxItem[] {
  const user = app.users.get(userId)
  if (user === undefined) return []
  const fromGroups = user.stays.flatMap(({ groupId, from, to = Number.POSITIVE_INFINITY }) =>
    latestEvents(app.groups.get(groupId))
      .filter(({ n }) => n > from && n <= to)
      .map((item) => Object.assign({}, item, { groupId })),
  )
  return [...user.items, ...fromGroups]
    .toSorted((a, b) => (a.at === b.at ? a.n - b.n : a.at - b.at))
    .slice(-INBOX_ITEMS)
}
