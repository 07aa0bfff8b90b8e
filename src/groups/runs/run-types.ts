import * as v from 'valibot'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import type { Operation } from '#api/permissions.ts'
import type { Scope } from '#api/scope.ts'
import type { RestReason } from './rest.ts'

/** What a run does to each of its groups, and the operation that its operator must be allowed. */
export const RUN_KINDS = {
  create: 'createGroup',
  delete: 'deleteGroup',
  restore: 'restoreGroup',
  send: 'sendMessage',
  administrators: 'changeGroup',
} as const satisfies Record<string, Operation>

export type RunKind = keyof typeof RUN_KINDS

/** A run is kept in the browser's database, and so it is parsed when it comes back. */
const subject = v.object({ id: v.string(), name: v.string() })
/** The group that an item is about. */
export type Subject = v.InferOutput<typeof subject>

const newGroup = v.object({
  ...subject.entries,
  owner: v.string(),
  administrators: v.array(v.string()),
  information: v.string(),
})

/** What each item of a run says. */
export const ITEM_SCHEMAS = {
  create: newGroup,
  delete: subject,
  restore: subject,
  send: subject,
  administrators: subject,
} as const satisfies Record<RunKind, v.GenericSchema<unknown, Subject>>

const message = v.object({
  senderId: v.string(),
  senderInformation: v.string(),
  type: v.bigint(),
  content: v.string(),
  weight: v.optional(v.bigint()),
  statisticsIncrease: v.optional(v.bigint()),
  doNotStore: v.optional(v.boolean()),
  doNotCache: v.optional(v.boolean()),
})

/** What is the same for all items of a run. */
export const COMMON_SCHEMAS = {
  create: v.object({}),
  /** Recorded by the service as who deleted the groups; empty = not recorded. */
  delete: v.object({ operatorId: v.string() }),
  restore: v.object({}),
  send: v.object({ message }),
  /** Of each group's administrators, those named are removed and those named are added, in this order. */
  administrators: v.object({ add: v.array(v.string()), remove: v.array(v.string()) }),
} as const satisfies Record<RunKind, v.GenericSchema>

export type ItemOf<K extends RunKind> = v.InferOutput<(typeof ITEM_SCHEMAS)[K]>
export type CommonOf<K extends RunKind> = v.InferOutput<(typeof COMMON_SCHEMAS)[K]>

const place = v.object({ center: v.picklist(LIVE_CENTERS), appId: v.string() })

/** Why a run is paused. */
export const pauseReason = v.picklist([
  /** The operator asked for it. */
  'operator',
  /** The session has ended: whoever signs in again as the same operator goes on. */
  'session',
  /** Nothing has worked on it for a while, as after a browser was closed: an operator decides whether it goes on. */
  'interrupted',
  /** The application holds all the groups it may. */
  'quota',
])
export type PauseReason = v.InferOutput<typeof pauseReason>

/** A run as it is kept: what it is, whose, and how far the whole has come. */
export const runHead = v.object({
  id: v.string(),
  kind: v.picklist(['create', 'delete', 'restore', 'send', 'administrators'] satisfies RunKind[]),
  /** Whose run it is; a rehearsal has one operator. */
  operator: v.string(),
  scope: place,
  /** How many items it has. */
  size: v.number(),
  /** UNIX milliseconds, this computer's clock: it was this computer that kept it. */
  createdAt: v.number(),
  /** UNIX milliseconds when the last item was settled; absent while the run goes on. */
  finishedAt: v.optional(v.number()),
  /** `cancelled`: what had not been sent stays unsent. */
  state: v.picklist(['running', 'paused', 'cancelled', 'finished']),
  /** Says something of a paused run only. */
  pausedFor: v.optional(pauseReason),
  /** Part of the calls a second that the service allows an account; the rest is for colleagues. */
  share: v.number(),
  /** The run that this one retries or undoes. */
  origin: v.optional(v.object({ run: v.string(), why: v.picklist(['retry', 'undo']) })),
  common: v.unknown(),
  /** Which tab works on it, and until when nobody else may (UNIX milliseconds). */
  worker: v.string(),
  leaseUntil: v.number(),
})
export type RunHead = v.InferOutput<typeof runHead>

/** What the service, or whoever stands before it, said of a call. */
const said = v.object({
  code: v.optional(v.string()),
  message: v.string(),
  requestId: v.optional(v.string()),
  status: v.optional(v.number()),
})
export type Said = v.InferOutput<typeof said>

/**
 * - `waiting`: not sent yet.
 * - `leaving`: about to be sent, or sent; kept before the call, so that after a crash nobody sends it blindly.
 * - `done`: the service carried it out, or (`found`) was found to have done so after its answer was lost.
 * - `refused`: the service said no.
 * - `notDone`: the answer was lost, and the service tells that it did not happen.
 * - `unknown`: the answer was lost and nobody can tell.
 * - `unsent`: the run was cancelled before its turn.
 */
export const itemState = v.object({
  state: v.picklist(['waiting', 'leaving', 'done', 'refused', 'notDone', 'unknown', 'unsent']),
  /** Its idempotency key: made once, and used for everything that is tried for this item. */
  key: v.string(),
  /** UNIX milliseconds when it was first about to be sent. */
  sentAt: v.optional(v.number()),
  /** Done, though the answer was lost. */
  found: v.optional(v.boolean()),
  said: v.optional(said),
})
export type ItemState = v.InferOutput<typeof itemState>

/** How many items are in which state. */
export type RunCounts = Record<ItemState['state'], number>

/** What a dialog hands over once its operator has agreed to the plan. */
export interface RunRequest<K extends RunKind = RunKind> {
  kind: K
  scope: Scope
  /** In the order in which they are carried out; never two for the same group. */
  items: readonly ItemOf<K>[]
  common: CommonOf<K>
  /** See `RunHead.share`. */
  share: number
  origin?: RunHead['origin']
}

export type StartOutcome =
  | { kind: 'started'; run: string }
  /** One run at a time for each operator and application: this one is not finished yet. */
  | { kind: 'busy'; run: string }

/** A run as screens see it. Items' inputs are read on demand (`readItems`): those of a run that creates may weigh 32 KB each. */
export interface RunView {
  head: RunHead
  counts: RunCounts
  /** Calls a second over the last seconds, and seconds until the end at that pace; undefined before any was made. */
  pace?: { perSecond: number; secondsLeft: number } | undefined
  /** Nothing is sent for so many seconds. */
  rest?: { seconds: number; why: RestReason } | undefined
  /** Whether this tab sends its calls; others show what it has kept. */
  isHere: boolean
}

/** One row of a run's result. */
export interface RunItem {
  index: number
  subject: Subject
  state: ItemState
}
