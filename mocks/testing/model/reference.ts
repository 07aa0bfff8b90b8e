import type { LiveCenter } from '#api/contract/fields.ts'

/**
 * The reference model's memory: plain lists that are walked from end to end. It is written from the vendor's documents and the table of
 * assumptions in mocks/README.md alone and shares no code with the backend, so that a mistake must be made twice to go unseen.
 */
export interface Model {
  /** Service time, seconds. */
  now: number
  apps: ModelApp[]
  appsMade: number
  /** Numbers everything that reached anybody, to tell what is later. */
  happened: number
  /** Calls of the running service second by action. */
  calls: { second: number; byAction: Record<string, number> }
  /** What a tester wants assumed. */
  settling: number
  clocksApart: number
}

export interface ModelApp {
  id: string
  order: number
  name: string
  center: LiveCenter
  foreign: boolean
  key: string
  sign: string
  auditType: number
  auditUrl: string
  callbackUrl: string
  disabled: boolean
  createdAt: number
  modifiedAt: number
  tier: 0 | 1 | 2
  groups: ModelGroup[]
  groupsMade: number
  users: Map<string, ModelUser>
}

export interface ModelMessage {
  id: string
  type: bigint
  body: string
  sender: string
  senderInfo: string
  at: number
  /** What it says of `at`. */
  stamp: number
  seq: number
  total: bigint
}

/** A message of the running second. */
export interface ModelSent {
  id: string
  type: bigint
  body: string
  sender: string
  senderInfo: string
  weight: bigint
  increase: bigint
  store: boolean
  cache: boolean
}

export interface ModelGroup {
  id: string
  order: number
  name: string
  info: string
  owner: string
  administrators: string[]
  createdAt: number
  deleted: { at: number; by: string } | undefined
  purged: boolean
  members: Map<string, { order: number; info: string }>
  membersMade: number
  sessions: number
  supergroup: boolean
  /** Of the notices of a supergroup. */
  lastNotice: number | undefined
  noticeDue: number | undefined
  everybodyMuted: boolean
  exempt: string[]
  muted: string[]
  amounts: Map<bigint, bigint>
  lastDelivered: Map<bigint, number>
  sent: ModelSent[]
  sentAt: number
  seq: number
  messages: ModelMessage[]
  /** Events so far for those inside; only the last 200 can still be read. */
  events: number
  /** Messages that reached those inside, by event. */
  heard: { event: number; id: string }[]
  replayable: { happened: number; item: object; id: string }[]
}

export interface InboxEntry {
  /** Absent for what reached one user alone. */
  event?: { group: ModelGroup; number: number }
  item: object
}

export interface ModelUser {
  online: boolean
  info: string
  /** Groups the user is in, in the order of entering. */
  inside: string[]
  /** Groups that ended under the user. */
  ended: string[]
  cutOff: { groups: string[]; happened: number } | undefined
  inbox: InboxEntry[]
  /** Messages to this user alone. */
  ownMessages: string[]
}

/** How the model refuses: with the code, and after throttling with the milliseconds to wait. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly waitMs: number | undefined

  constructor(code: string, waitMs?: number) {
    super(code)
    this.code = code
    this.waitMs = waitMs
  }
}

export function refuseIf(condition: boolean, code: string): void {
  if (condition) throw new Refused(code)
}

export const newModel = (now: number): Model => ({
  now,
  apps: [],
  appsMade: 0,
  happened: 0,
  calls: { second: 0, byAction: {} },
  settling: 0,
  clocksApart: 0,
})

type AppFacts = Pick<ModelApp, 'id' | 'name' | 'center' | 'key' | 'sign'> & Partial<ModelApp>

export function addApp(model: Model, facts: AppFacts): ModelApp {
  model.appsMade += 1
  const app: ModelApp = {
    order: model.appsMade,
    foreign: false,
    auditType: 0,
    auditUrl: '',
    callbackUrl: '',
    disabled: false,
    createdAt: model.now,
    modifiedAt: model.now,
    tier: 0,
    groups: [],
    groupsMade: 0,
    users: new Map(),
    ...facts,
  }
  model.apps.push(app)
  return app
}

type GroupFacts = Pick<ModelGroup, 'id' | 'createdAt'> & Partial<ModelGroup>

export function addGroup(app: ModelApp, facts: GroupFacts): ModelGroup {
  app.groupsMade += 1
  const group: ModelGroup = {
    order: app.groupsMade,
    name: '',
    info: '',
    owner: '',
    administrators: [],
    deleted: undefined,
    purged: false,
    members: new Map(),
    membersMade: 0,
    sessions: 0,
    supergroup: false,
    lastNotice: undefined,
    noticeDue: undefined,
    everybodyMuted: false,
    exempt: [],
    muted: [],
    amounts: new Map(),
    lastDelivered: new Map(),
    sent: [],
    sentAt: 0,
    seq: 0,
    messages: [],
    events: 0,
    heard: [],
    replayable: [],
    ...facts,
  }
  app.groups.push(group)
  return group
}
