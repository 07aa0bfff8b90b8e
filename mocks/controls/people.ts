import * as v from 'valibot'
import { text, userId } from '#api/contract/fields.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { findLiveGroup } from '../backend/access.ts'
import type { Stamp } from '../backend/backend.ts'
import type { Context } from '../backend/context.ts'
import { groupsOf, inboxOf } from '../backend/people.ts'
import { comeBack, cutOff, join, leave, logOn, logOut } from '../backend/presence.ts'
import type { App } from '../backend/state.ts'
import type { Engine } from '../session/engine.ts'
import { between, define, findAnyApp } from './define.ts'

const userIds = v.pipe(v.array(userId), v.maxLength(20_000))
const groupOf = { appId: v.string(), groupId: v.string() }
const usersOf = v.strictObject({ appId: v.string(), users: userIds })
const MOST_MADE_UP = 20_000
const EITHER = 'name appId, groupId, and either users or count'

/** Works on an application as one command. */
const within = <T>(engine: Engine, appId: string, stamp: Stamp, work: (context: Context, app: App) => T): T =>
  engine.backend.run(stamp, (context) => work(context, findAnyApp(engine, appId)))

/** The users of whom `move` says true. */
const moved = (users: readonly string[], move: (userId: string) => boolean) => ({ users: users.filter(move) })

/** What simulated users do: the API itself has no calls for it. */
export const peopleControls = {
  /** Users enter a group that is not deleted: these, or that many made up (`viewer1`, `viewer2`, ...). */
  join: define({
    changes: 'service',
    params: v.union(
      [
        v.strictObject({ ...groupOf, users: userIds, info: v.optional(text(LIMITS.senderInformationBytes)) }),
        v.strictObject({ ...groupOf, count: between(1, MOST_MADE_UP) }),
      ],
      EITHER,
    ),
    run: (engine, params, stamp) =>
      within(engine, params.appId, stamp, (context, app) => {
        const group = findLiveGroup(app, params.groupId)
        const joined =
          'users' in params
            ? join(context, app, group, params.users, params.info)
            : join(context, app, group, newcomers(group.members, params.count))
        return { joined, online: group.members.size, supergroup: group.supergroup }
      }),
  }),
  /** Users leave: these, or that many of those who came first. */
  leave: define({
    changes: 'service',
    params: v.union(
      [v.strictObject({ ...groupOf, users: userIds }), v.strictObject({ ...groupOf, count: between(1, MOST_MADE_UP) })],
      EITHER,
    ),
    run: (engine, params, stamp) =>
      within(engine, params.appId, stamp, (context, app) => {
        const group = findLiveGroup(app, params.groupId)
        const users = 'users' in params ? params.users : [...group.members.keys()].slice(0, params.count)
        const left = leave(context, app, group, users)
        return { left, online: group.members.size, supergroup: group.supergroup }
      }),
  }),
  /** Users log on without entering any group. */
  'log-in': define({
    changes: 'service',
    params: usersOf,
    run: (engine, { appId, users }, stamp) =>
      within(engine, appId, stamp, (context, app) => {
        context.changed()
        for (const name of users) logOn(app, name)
        return { users }
      }),
  }),
  /** Users log out, which takes them out of all their groups. */
  'log-out': define({
    changes: 'service',
    params: usersOf,
    run: (engine, { appId, users }, stamp) =>
      within(engine, appId, stamp, (context, app) => moved(users, (name) => logOut(context, app, name))),
  }),
  /** The connection of users breaks: they are out of their groups until they come back. */
  'cut-off': define({
    changes: 'service',
    params: usersOf,
    run: (engine, { appId, users }, stamp) =>
      within(engine, appId, stamp, (context, app) => moved(users, (name) => cutOff(context, app, name))),
  }),
  /** Users who were cut off are back in their groups, and get the high-priority messages they missed. */
  'come-back': define({
    changes: 'service',
    params: usersOf,
    run: (engine, { appId, users }, stamp) =>
      within(engine, appId, stamp, (context, app) =>
        moved(users, (name) => comeBack(context, app, name) !== undefined),
      ),
  }),
  /** What reached a user, oldest first; the last 100 items. */
  inbox: define({
    changes: 'nothing',
    params: v.strictObject({ appId: v.string(), userId }),
    run: (engine, { appId, userId: name }) => {
      const app = findAnyApp(engine, appId)
      const user = app.users.get(name)
      return {
        online: user?.online === true,
        groups: user === undefined ? [] : groupsOf(user),
        items: inboxOf(app, name),
      }
    },
  }),
  /** Who is inside a group, supergroups too, in the order they came. */
  members: define({
    changes: 'nothing',
    params: v.strictObject({ ...groupOf, most: v.optional(between(1, MOST_MADE_UP)) }),
    run: (engine, { appId, groupId, most = 100 }) => {
      const { members, supergroup } = findLiveGroup(findAnyApp(engine, appId), groupId)
      return { online: members.size, supergroup, users: [...members.keys()].slice(0, most) }
    },
  }),
}

function newcomers(inside: { has(userId: string): boolean }, count: number): string[] {
  const users: string[] = []
  for (let number = 1; users.length < count; number += 1) {
    const user = `viewer${number}`
    if (!inside.has(user)) users.push(user)
  }
  return users
}
