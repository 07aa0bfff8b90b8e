import type { LiveCenter } from '#api/contract/fields.ts'
import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import { newSecret } from '../backend/ids.ts'
import { openStay, userOf } from '../backend/people.ts'
import { passTime } from '../backend/passing-time.ts'
import { type App, emptyState, type Group, type ServiceState, type Show, untouched } from '../backend/state.ts'
import { Tables } from '../backend/tables.ts'
import { fillWhenRead } from '../backend/unopened.ts'
import { PEOPLE } from './names.ts'
import type { Person } from './people.ts'

export const MINUTE = 60
export const HOUR = 3600
export const DAY = 86_400

/** The account whose console this is, and another one. */
export const OWN_ACCOUNT = '1270000000000001'
export const FOREIGN_ACCOUNT = '1270000000000002'

/** People who talk. */
export interface ShowSeed extends Pick<Show, 'appId' | 'groupId' | 'perSecond' | 'about'> {
  /** Seconds before the moment of seeding in which they began: what was said until then is stored. */
  ago?: number
  /** Seconds after it. */
  seconds: number
  /** People who come and go. */
  visitors?: readonly Person[]
}

/** A world as data. */
export interface ScenarioData {
  /** Oldest first. Made from the seed where there is chance in them. */
  apps: (seed: number) => readonly AppSeed[]
  shows?: readonly ShowSeed[]
  /** The part of the account's calls a second that other programs use up, 0 to 1. */
  callsTakenElsewhere?: number
}

/** The service as a scenario describes it, at the moment of seeding (milliseconds). */
export function seedService(
  { apps, shows = [], callsTakenElsewhere = 0 }: ScenarioData,
  seed: number,
  atMs: number,
): ServiceState {
  const state = emptyState(OWN_ACCOUNT, seed, atMs)
  state.callsTakenElsewhere = callsTakenElsewhere
  for (const app of apps(seed)) addApp(state, app)
  const now = Math.floor(atMs / 1000)
  for (const { seconds, ago = 0, visitors = [], ...show } of shows) {
    const app = state.apps.get(show.appId)
    if (app !== undefined) for (const { id, info } of visitors) userOf(app, id).info = info
    const times = { next: now - ago, until: now + seconds }
    state.shows.push({ ...show, ...times, seed, cast: PEOPLE, visitors: visitors.map(({ id }) => id) })
  }
  if (shows.length > 0) passTime(state, new Tables(state), now)
  return state
}

/** All times are seconds before the moment of seeding. */
export interface MessageSeed {
  ago: number
  type: bigint
  body: string
  sender: string
  senderInfo?: string
  id?: string
}

export interface GroupSeed {
  id: string
  /** Since its creation. */
  ago: number
  name?: string
  info?: string
  owner?: string
  administrators?: string[]
  deleted?: { ago: number; by?: string }
  /** How many viewers are inside. */
  online?: number
  /** Who is inside instead. */
  people?: readonly Person[]
  sessions?: number
  messages?: MessageSeed[]
  /** Muted: everybody but these, or these. */
  mutedAllBut?: readonly string[]
  mutedUsers?: readonly string[]
  /** Counts by type from before the stored messages. */
  amounts?: readonly (readonly [type: bigint, count: bigint])[]
}

export interface AppSeed {
  id: string
  name: string
  center: LiveCenter
  ago: number
  account?: string
  disabled?: boolean
  /** 0, 1, 2 = messages kept 30, 90, 180 days. */
  tier?: 0 | 1 | 2
  callbackUrl?: string
  groups?: readonly GroupSeed[] | LateGroups
}

/** Groups by the thousand, made when somebody looks at them. */
export interface LateGroups {
  make: () => readonly GroupSeed[]
  /** How long ago the first of those deleted was deleted. */
  deletedSince: number
}

/** Adds an application with its groups, oldest first. Add the applications themselves oldest first, too. */
export function addApp(state: ServiceState, seed: AppSeed): void {
  const now = Math.floor(state.time / 1000)
  const app: App = {
    id: seed.id,
    order: state.apps.size + 1,
    name: seed.name,
    center: seed.center,
    account: seed.account ?? OWN_ACCOUNT,
    key: newSecret(state),
    sign: newSecret(state),
    auditType: 0,
    auditUrl: '',
    callbackUrl: seed.callbackUrl ?? '',
    disabled: seed.disabled ?? false,
    createdAt: now - seed.ago,
    modifiedAt: now - seed.ago,
    tier: seed.tier ?? 0,
    groups: new Map(),
    lastGroupOrder: 0,
    users: new Map(),
    lastEvent: 0,
  }
  state.apps.set(app.id, app)
  const { groups = [] } = seed
  if ('make' in groups) {
    const quiet = now - groups.deletedSince + RETENTION.deletedGroup
    fillWhenRead(app, quiet, () => addGroups(app, groups.make(), now))
  } else addGroups(app, groups, now)
}

function addGroups(app: App, seeds: readonly GroupSeed[], now: number): void {
  for (const seed of seeds.toSorted((a, b) => b.ago - a.ago)) {
    app.lastGroupOrder += 1
    const group = toGroup(seed, app.lastGroupOrder, now)
    app.groups.set(group.id, group)
    for (const [userId, { info }] of group.members) {
      const user = userOf(app, userId)
      user.online = true
      user.info = info
      openStay(user, group.id, 0)
    }
  }
}

function toGroup(seed: GroupSeed, order: number, now: number): Group {
  const { messages = [], amounts = [] } = seed
  const people = seed.people ?? viewers(seed.online ?? 0).map((id) => ({ id, info: '' }))
  const online = people.length
  const group: Group = {
    id: seed.id,
    order,
    name: seed.name ?? '',
    info: seed.info ?? '',
    owner: seed.owner ?? '',
    administrators: seed.administrators ?? [],
    createdAt: now - seed.ago,
    ...untouched(),
    members: new Map(people.map(({ id, info }, index) => [id, { order: index + 1, info }])),
    lastMemberOrder: online,
    sessions: seed.sessions ?? (online > 0 || messages.length > 0 ? 1 : 0),
    supergroup: online > LIMITS.ordinaryGroupMembers,
    amounts: new Map(amounts),
  }
  if (seed.mutedAllBut !== undefined)
    group.mutes = { ...group.mutes, everybody: true, exempt: new Set(seed.mutedAllBut) }
  if (seed.mutedUsers !== undefined) group.mutes.users = new Set(seed.mutedUsers)
  if (seed.deleted !== undefined) group.deletion = { at: now - seed.deleted.ago, by: seed.deleted.by ?? '' }
  for (const message of messages.toSorted((a, b) => b.ago - a.ago)) {
    const total = (group.amounts.get(message.type) ?? 0n) + 1n
    group.amounts.set(message.type, total)
    group.lastSeq += 1
    group.messages.push({
      id: message.id ?? `${seed.id}M${group.lastSeq}`,
      type: message.type,
      body: message.body,
      at: now - message.ago,
      seq: group.lastSeq,
      total,
      sender: message.sender,
      senderInfo: message.senderInfo ?? '',
    })
  }
  return group
}

const VIEWERS: string[] = []
/** `viewer1` ... as the control command `join` makes them up; shared, since thousands of them are inside at once. */
function viewers(count: number): string[] {
  while (VIEWERS.length < count) VIEWERS.push(`viewer${VIEWERS.length + 1}`)
  return VIEWERS.slice(0, count)
}
