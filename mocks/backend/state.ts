import * as v from 'valibot'
import { LIVE_CENTERS } from '#api/contract/fields.ts'

/**
 * Everything the backend remembers, as plain data: structured-cloneable, and checked with these schemas when it comes back
 * from storage. Indexes over it are derived (`tables.ts`) and never stored.
 */
const safeInteger = v.pipe(v.number(), v.safeInteger())
/** UNIX seconds, as on the wire. */
const seconds = safeInteger

const messageSchema = v.object({
  /** `MsgTid`: the sender's own ID or one made up here. */
  id: v.string(),
  type: v.bigint(),
  body: v.string(),
  at: seconds,
  /** Position among all messages the group ever accepted, stored or not; from 1. */
  seq: safeInteger,
  /** `TotalMessages`: the type's count once this message was counted. */
  total: v.bigint(),
  sender: v.string(),
  senderInfo: v.string(),
})

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
  /** Users inside now, in the order they came. */
  members: v.set(v.string()),
  /** Times the group went from empty to occupied. */
  sessions: safeInteger,
  supergroup: v.boolean(),
  /** `MsgAmount` by type; its keys are the types the group ever carried. */
  amounts: v.map(v.bigint(), v.bigint()),
  lastSeq: safeInteger,
  /** Stored messages, oldest first. */
  messages: v.array(messageSchema),
})

/** Something that reached a user of the client libraries. More kinds come with the member actions. */
const inboxItemSchema = v.object({ kind: v.literal('groupEnded'), at: seconds, groupId: v.string() })

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
  /** By user ID. */
  inboxes: v.map(v.string(), v.array(inboxItemSchema)),
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
  apps: v.map(v.string(), appSchema),
})

export type Message = v.InferOutput<typeof messageSchema>
export type Group = v.InferOutput<typeof groupSchema>
export type App = v.InferOutput<typeof appSchema>
export type InboxItem = v.InferOutput<typeof inboxItemSchema>
export type ServiceState = v.InferOutput<typeof serviceStateSchema>

/** `startMs`: service time in milliseconds. */
export function emptyState(account: string, seed: number, startMs: number): ServiceState {
  return { account, seed, idsMade: 0, revision: 0, time: startMs, apps: new Map() }
}
