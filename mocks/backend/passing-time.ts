import { tellDueCount } from './presence.ts'
import { settle } from './rate.ts'
import { moveShows, moveVisitors, showMessages } from './shows.ts'
import type { App, Group, ServiceState, Show } from './state.ts'
import type { Tables } from './tables.ts'

/**
 * Whether time alone has changed the service by `now` (seconds), and differently for nobody: a second of calls to settle, a notice or a
 * purge that is due. What a show says follows from the show, so that no read has to be written down because of it.
 */
export function isWorkDue(tables: Tables, now: number): boolean {
  if (tables.isPurgeDue(now)) return true
  for (const group of tables.busy.keys()) {
    if (group.sent !== undefined && group.sent.second < now) return true
    if (group.notices.due !== undefined && group.notices.due <= now) return true
  }
  return false
}

/**
 * Does what time alone does until `now`. Nothing else has happened since the last call, so who is inside now was inside then, and
 * doing it late changes nothing. Returns whether anything happened.
 */
export function passTime(state: ServiceState, tables: Tables, now: number): boolean {
  if (!isWorkDue(tables, now) && state.shows.every(({ next }) => next >= now)) return false
  const work = groupsAtWork(state, tables)
  for (const second of secondsToSettle(state.shows, work, now)) {
    for (const [group, app] of work) tellDueCount(app, group, second)
    for (const [group, app] of work) passSecond(state, tables, { app, group, second })
  }
  for (const [group, app] of work) {
    tellDueCount(app, group, now)
    if (group.sent === undefined && group.notices.due === undefined) tables.busy.delete(group)
  }
  moveShows(state, now)
  tables.purge(now)
  return true
}

interface GroupSecond {
  app: App
  group: Group
  second: number
}

function passSecond(state: ServiceState, tables: Tables, { app, group, second }: GroupSecond): void {
  // Whoever lets time pass says whether anything changed.
  moveVisitors({ state, tables, now: second, requestId: '', changed: () => {} }, app, group)
  const sent = group.sent?.second === second ? group.sent.messages : undefined
  const messages = [...(sent ?? []), ...showMessages(state.shows, app, group, second)]
  if (sent !== undefined) delete group.sent
  if (messages.length > 0) settle({ app, group, clocksApart: state.assumed.clocksApart }, second, messages)
}

/** In the order of their creation: which of two groups is first must not depend on how the index came about. */
function groupsAtWork(state: ServiceState, tables: Tables): [Group, App][] {
  const work = new Map(tables.busy)
  for (const { appId, groupId } of state.shows) {
    const app = state.apps.get(appId)
    const group = app?.groups.get(groupId)
    if (app !== undefined && group !== undefined) work.set(group, app)
  }
  return [...work].toSorted(([a, appOfA], [b, appOfB]) =>
    appOfA === appOfB ? a.order - b.order : appOfA.order - appOfB.order,
  )
}

/** Seconds before `now` in which somebody sent or a show ran, ascending: one by one over all groups, however late this is. */
function secondsToSettle(shows: readonly Show[], work: readonly [Group, App][], now: number): number[] {
  const seconds = new Set<number>()
  for (const [{ sent }] of work) if (sent !== undefined && sent.second < now) seconds.add(sent.second)
  for (const { next, until } of shows) {
    for (let second = next; second < Math.min(now, until); second += 1) seconds.add(second)
  }
  return [...seconds].toSorted((a, b) => a - b)
}
