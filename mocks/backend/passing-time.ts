import { tellDueCount } from './presence.ts'
import { settle } from './rate.ts'
import { moveShows, showMessages } from './shows.ts'
import type { App, Group, ServiceState } from './state.ts'
import type { Tables } from './tables.ts'

/** Whether time alone has changed the service by `now` (seconds): a second to settle, a notice or a purge that is due. */
export function isWorkDue(state: ServiceState, tables: Tables, now: number): boolean {
  if (tables.isPurgeDue(now) || state.shows.some(({ next }) => next < now)) return true
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
  if (!isWorkDue(state, tables, now)) return false
  for (const [group, app] of groupsAtWork(state, tables)) {
    for (const second of secondsToSettle(state, app, group, now)) {
      const sent = group.sent?.second === second ? group.sent.messages : undefined
      const messages = [...(sent ?? []), ...showMessages(state.shows, app, group, second)]
      if (sent !== undefined) delete group.sent
      if (messages.length > 0) settle({ app, group, clocksApart: state.assumed.clocksApart }, second, messages)
    }
    tellDueCount(app, group, now)
    if (group.sent === undefined && group.notices.due === undefined) tables.busy.delete(group)
  }
  moveShows(state, now)
  tables.purge(now)
  return true
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

/** Seconds before `now` in which somebody sent or a show ran, ascending. */
function secondsToSettle(state: ServiceState, app: App, group: Group, now: number): number[] {
  const seconds = new Set<number>()
  if (group.sent !== undefined && group.sent.second < now) seconds.add(group.sent.second)
  for (const { appId, groupId, next, until } of state.shows) {
    if (appId !== app.id || groupId !== group.id) continue
    for (let second = next; second < Math.min(now, until); second += 1) seconds.add(second)
  }
  return [...seconds].toSorted((a, b) => a - b)
}
