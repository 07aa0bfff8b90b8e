import * as v from 'valibot'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { SUBJECTS } from './chat/lines.ts'
import { assumedSchema, NOTHING_ASSUMED } from './assumed.ts'

/**
 * Everything the backend remembers, as plain data: structured-cloneable, and checked with these schemas when it comes back
 * from storage. Indexes over it are derived (`tables.ts`) and never stored.
 */
const safeInteger = v.pipe(v.number(), v.safeInteger())
/** UNIX seconds, as on the wire. */
const seconds = safeInteger

/** What every message says, wherever it is on its way. */
const message = {
  /** `MsgTid`: the sender's own ID or one made up here. */
  id: v.string(),
  type: v.bigint(),
  body: v.string(),
  sender: v.string(),
  senderInfo: v.string(),
}

const messageSchema = v.object({
  ...message,
  /** When it was settled. */
  at: seconds,
  /** What `Timestamp` says, where the clock that stamped it was apart. */
  stamp: v.optional(seconds),
  /** Position among all messages the group ever accepted, stored or not; from 1. */
  seq: safeInteger,
  /** `TotalMessages`: the type's count once this message was counted. */
  total: v.bigint(),
})

/** A message of a second that is not over yet: whether it is delivered is settled at the end of it (`rate.ts`). */
const sentSchema = v.object({
  ...message,
  weight: v.bigint(),
  /** Added to the type's count. */
  increase: v.bigint(),
  store: v.boolean(),
  cache: v.boolean(),
})

const deliveredSchema = v.object({
  ...message,
  kind: v.literal('message'),
  weight: v.bigint(),
})

/** `n`: order of events within the application. */
const event = { n: safeInteger, at: seconds }
const people = v.array(v.object({ userId: v.string(), info: v.string() }))

/** What reached everybody inside a group. */
const feedItemSchema = v.variant('kind', [
  v.object({ ...event, ...deliveredSchema.entries }),
  v.object({ ...event, kind: v.literal('messageRecalled'), id: v.string(), by: v.string(), byInfo: v.string() }),
  v.object({ ...event, kind: v.literal('joined'), users: people, online: safeInteger }),
  v.object({ ...event, kind: v.literal('left'), users: v.array(v.string()), online: safeInteger }),
  /** A supergroup's notice of joins and leaves: an exact count and no names. */
  v.object({ ...event, kind: v.literal('onlineCount'), online: safeInteger }),
])

const group = { groupId: v.string() }

/** What reached one user alone. */
const personalItemSchema = v.variant('kind', [
  v.object({ ...event, kind: v.literal('groupEnded'), ...group }),
  v.object({ ...event, kind: v.literal('kicked'), ...group }),
  /** A high-priority message of the time in which the user was cut off. */
  v.object({ ...event, ...deliveredSchema.entries, ...group, replayed: v.literal(true) }),
  v.object({ ...event, ...message, kind: v.literal('userMessage') }),
  v.object({ ...event, kind: v.literal('userMessageRecalled'), id: v.string(), by: v.string(), byInfo: v.string() }),
])

const groupSchema = v.object({
  id: v.string(),
  /** Creation order within the application: settles which of two groups of one second is older. */
  order: safeInteger,
  name: v.string(),
  info: v.string(),
  owner: v.string(),
  administrators: v.array(v.string()),
  createdAt: seconds,
  /** Present while the group is deleted. `by` is empty when nobody was recorded. */
  deletion: v.optional(v.object({ at: seconds, by: v.string() })),
  /** Users inside now by ID, in the order they came, which `order` numbers. */
  members: v.map(v.string(), v.object({ order: safeInteger, info: v.string() })),
  lastMemberOrder: safeInteger,
  /** Times the group went from empty to occupied. */
  sessions: safeInteger,
  supergroup: v.boolean(),
  /** Notices of a supergroup: when the last one went out, and when the next one must, if it must. */
  notices: v.object({ last: v.optional(seconds), due: v.optional(seconds) }),
  mutes: v.object({ everybody: v.boolean(), exempt: v.set(v.string()), users: v.set(v.string()) }),
  /** `MsgAmount` by type; its keys are the types the group ever carried. */
  amounts: v.map(v.bigint(), v.bigint()),
  /** When a message of a type was last delivered. */
  lastDelivered: v.map(v.bigint(), seconds),
  /** What was sent in the second that is running, in the order it came. */
  sent: v.optional(v.object({ second: seconds, messages: v.array(sentSchema) })),
  lastSeq: safeInteger,
  /** Stored messages, oldest first. */
  messages: v.array(messageSchema),
  /** The latest events for those inside, oldest first. */
  feed: v.array(feedItemSchema),
  /** The latest high-priority messages that may be replayed, oldest first. */
  cache: v.array(v.object({ ...event, ...deliveredSchema.entries })),
})

const userSchema = v.object({
  /** Logged on. */
  online: v.boolean(),
  /** What the user enters further groups with. */
  info: v.string(),
  /** Times in groups, oldest first: which of a group's events reached the user. Open while `to` is absent. */
  stays: v.array(
    v.object({
      groupId: v.string(),
      /** Events after this one reach the user, */
      from: safeInteger,
      /** up to this one. */
      to: v.optional(safeInteger),
      /** The group ended under the user, whose client still names it until it logs out. */
      ended: v.optional(v.literal(true)),
    }),
  ),
  items: v.array(personalItemSchema),
  /** While the connection is lost: the groups to come back to, and the last event before. */
  cutOff: v.optional(v.object({ groups: v.array(v.string()), after: safeInteger })),
})

/** Simulated people who talk in a group, second by second, until `until`. */
const showSchema = v.object({
  appId: v.string(),
  groupId: v.string(),
  perSecond: safeInteger,
  /** What is sent, where it is no chat. */
  mix: v.optional(v.array(v.object({ type: v.bigint(), weight: v.bigint(), share: v.number(), body: v.string() }))),
  /** What a chat is about. */
  about: v.optional(v.picklist(SUBJECTS), 'finale'),
  /** User IDs of those who have a part in it. */
  cast: v.optional(v.object({ spams: v.string(), complains: v.string() })),
  /** User IDs of those who come and go. */
  visitors: v.optional(v.array(v.string()), () => []),
  /** The next second to be filled, and the first one that is not. */
  next: seconds,
  until: seconds,
  seed: safeInteger,
})

const appSchema = v.object({
  id: v.string(),
  /** Creation order within the service; also the page token of ListLiveMessageApps. */
  order: safeInteger,
  name: v.string(),
  center: v.picklist(LIVE_CENTERS),
  /** The account that owns it; calls come from `ServiceState.account`. */
  account: v.string(),
  key: v.string(),
  sign: v.string(),
  /** 0 off, 1 built-in, 2 custom. */
  auditType: v.picklist([0, 1, 2]),
  auditUrl: v.string(),
  callbackUrl: v.string(),
  disabled: v.boolean(),
  createdAt: seconds,
  modifiedAt: seconds,
  /** `MsgLifeCycle`: index into MESSAGE_RETENTION_DAYS. */
  tier: v.picklist([0, 1, 2]),
  /** By ID, in creation order. */
  groups: v.map(v.string(), groupSchema),
  lastGroupOrder: safeInteger,
  /** By user ID; everybody who was ever online. */
  users: v.map(v.string(), userSchema),
  lastEvent: safeInteger,
})

export const serviceStateSchema = v.object({
  /** The account whose calls these are. */
  account: v.string(),
  /** Seed of every ID the service makes up, and how many it has made. */
  seed: safeInteger,
  idsMade: safeInteger,
  /** Grows with every change, so that a caller sees whether a call changed anything. */
  revision: safeInteger,
  /** Service time of the last change, milliseconds. The service's time never runs backwards. */
  time: safeInteger,
  /** The part of the account's calls a second that other programs of it use up, 0 to 1. */
  callsTakenElsewhere: v.number(),
  /** Absent in what older builds stored. */
  assumed: v.optional(assumedSchema, NOTHING_ASSUMED),
  shows: v.array(showSchema),
  apps: v.map(v.string(), appSchema),
})

export type Message = v.InferOutput<typeof messageSchema>
export type Group = v.InferOutput<typeof groupSchema>
export type App = v.InferOutput<typeof appSchema>
export type SentMessage = v.InferOutput<typeof sentSchema>
export type FeedItem = v.InferOutput<typeof feedItemSchema>
export type PersonalItem = v.InferOutput<typeof personalItemSchema>
export type User = v.InferOutput<typeof userSchema>
export type Show = v.InferOutput<typeof showSchema>
export type ServiceState = v.InferOutput<typeof serviceStateSchema>

/** `startMs`: service time in milliseconds. */
export function emptyState(account: string, seed: number, startMs: number): ServiceState {
  return {
    account,
    seed,
    idsMade: 0,
    revision: 0,
    time: startMs,
    callsTakenElsewhere: 0,
    assumed: NOTHING_ASSUMED,
    shows: [],
    apps: new Map(),
  }
}

/** What a group is when nothing has happened in it yet. */
export const untouched = () =>
  ({
    members: new Map(),
    lastMemberOrder: 0,
    sessions: 0,
    supergroup: false,
    notices: {},
    mutes: { everybody: false, exempt: new Set<string>(), users: new Set<string>() },
    amounts: new Map(),
    lastDelivered: new Map(),
    lastSeq: 0,
    messages: [],
    feed: [],
    cache: [],
  }) satisfies Partial<Group>
