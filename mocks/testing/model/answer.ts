import * as v from 'valibot'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { appHandlers } from './apps.ts'
import { comeBack, cutOff, enter, goAway, inboxItems, logOn, logOut } from './crowd.ts'
import { groupHandlers } from './groups.ts'
import type { HandlersOf } from './handler.ts'
import { memberHandlers } from './members.ts'
import { messageHandlers } from './messages.ts'
import { muteHandlers } from './mutes.ts'
import { type Model, type ModelApp, type ModelGroup, Refused, refuseIf } from './reference.ts'

const HANDLERS: HandlersOf<ActionName> = {
  ...appHandlers,
  ...groupHandlers,
  ...messageHandlers,
  ...memberHandlers,
  ...muteHandlers,
}

/** Counts a call of this second; one beyond the limit is refused and not counted. A new process counts from zero. */
export function admit(model: Model, action: ActionName, atMs: number): void {
  const second = Math.floor(atMs / 1000)
  if (model.calls.second !== second) model.calls = { second, byAction: {} }
  const calls = model.calls.byAction[action] ?? 0
  const limit = /^(Ban|Unban|.*Band$)/.test(action) && !action.startsWith('Describe') ? 10 : 50
  if (calls >= limit) throw new Refused('Throttling.User', second * 1000 + 1000 - atMs)
  model.calls.byAction[action] = calls + 1
}

/** The model's answer to a call without its RequestId, or `Refused`. What is written wrongly is the contract's to tell. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties an action's schema to its handler in the body
export function answerCall<A extends ActionName>(
  model: Model,
  action: A,
  params: Record<string, unknown>,
  seen: unknown,
): object {
  const schema: (typeof ACTIONS)[A]['request'] = ACTIONS[action].request
  for (const [name, field] of Object.entries<v.GenericSchema>(schema.entries)) {
    refuseIf(field.type !== 'optional' && params[name] === undefined, `Missing${name}`)
  }
  const parsed = v.safeParse(schema, params)
  if (!parsed.success) throw new Refused('InputInvalid')
  const handler: HandlersOf<ActionName>[A] = HANDLERS[action]
  return handler(model, parsed.output, seen)
}

interface Place {
  appId: string
  groupId: string
}
type Who = { users: string[]; info?: string } | { count: number }

/** What simulated people do, how one looks at them, and what is assumed of the service. */
export type Deed =
  | ({ name: 'join' | 'leave' } & Place & Who)
  | { name: 'log-in' | 'log-out' | 'cut-off' | 'come-back'; appId: string; users: string[] }
  | { name: 'inbox'; appId: string; userId: string }
  | ({ name: 'members' } & Place)
  | { name: 'assume'; settling?: number; clocksApart?: number }

function appOf(model: Model, appId: string): ModelApp {
  const app = model.apps.find(({ id }) => id === appId)
  if (app === undefined) throw new Refused('ResourceNotExist')
  return app
}

function groupOf(app: ModelApp, groupId: string): ModelGroup {
  const group = app.groups.find(({ id, deleted }) => id === groupId && deleted === undefined)
  if (group === undefined) throw new Refused('ResourceNotExist')
  return group
}

/** The model's answer to a control command. */
export function answerDeed(model: Model, deed: Deed): object {
  if (deed.name === 'assume') {
    const { settling = 0, clocksApart = 0 } = deed
    model.settling = settling
    model.clocksApart = clocksApart
    return { settling, clocksApart }
  }
  const app = appOf(model, deed.appId)
  const moved = (move: (model: Model, app: ModelApp, id: string) => boolean, ids: readonly string[]) => ({
    users: ids.filter((id) => move(model, app, id)),
  })
  switch (deed.name) {
    case 'join': {
      const group = groupOf(app, deed.groupId)
      const joined =
        'users' in deed
          ? enter(model, app, group, deed.users, deed.info)
          : enter(model, app, group, newcomers(group, deed.count))
      return { joined, online: group.members.size, supergroup: group.supergroup }
    }
    case 'leave': {
      const group = groupOf(app, deed.groupId)
      const left = goAway(
        model,
        app,
        group,
        'users' in deed ? deed.users : [...group.members.keys()].slice(0, deed.count),
      )
      return { left, online: group.members.size, supergroup: group.supergroup }
    }
    case 'log-in':
      for (const id of deed.users) logOn(app, id)
      return { users: deed.users }
    case 'log-out':
      return moved(logOut, deed.users)
    case 'cut-off':
      return moved(cutOff, deed.users)
    case 'come-back':
      return moved(comeBack, deed.users)
    case 'inbox': {
      const user = app.users.get(deed.userId)
      return { online: user?.online === true, groups: user?.inside ?? [], items: inboxItems(user) }
    }
    case 'members': {
      const { members, supergroup } = groupOf(app, deed.groupId)
      return { online: members.size, supergroup, users: [...members.keys()].slice(0, 100) }
    }
  }
}

/** Made-up people: viewer1, viewer2 and so on, without those who are inside. */
const newcomers = (group: ModelGroup, count: number) =>
  Array.from({ length: count + group.members.size }, (_, index) => `viewer${index + 1}`)
    .filter((id) => !group.members.has(id))
    .slice(0, count)
