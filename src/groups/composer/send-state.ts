import type { Failure } from '#api/failure.ts'
import type { NewMessage } from '#api/messages.ts'
import type { SendValues } from './send-values.ts'

/** What the stored messages tell of a send. */
export type Fate =
  | { kind: 'looking' }
  | { kind: 'found' }
  /** Looked for during so many seconds after the answer; it may be there all the same, later. */
  | { kind: 'notFound'; waited: number }
  | { kind: 'unreadable'; error: unknown }
  /** It was not to be stored, so nothing can tell. */
  | { kind: 'unknowable' }

/**
 * Why a message did not leave. `late`: its time was over more than a moment ago, as after sleep; `before`: the one before it failed;
 * `closed`: the page was closed or reloaded while it waited; `refused`: it did leave and was refused, before the page was reloaded.
 */
export const UNSENT = ['takenBack', 'late', 'session', 'role', 'place', 'group', 'before', 'closed', 'refused'] as const
export type Unsent = (typeof UNSENT)[number]

export type SendState =
  /** Leaves when `until` is over, milliseconds of the uptime, unless it is taken back. */
  | { kind: 'held'; until: number }
  /** Waits for those before it, or for the pace. */
  | { kind: 'waiting' | 'sending' }
  | { kind: 'unsent'; why: Unsent }
  | { kind: 'refused'; error: unknown }
  | { kind: 'accepted'; requestId: string; fate: Fate }
  /** No answer came; no failure where the page was reloaded meanwhile. */
  | { kind: 'lost'; failure: Failure | undefined; fate: Fate }

/** A message that was submitted in this session. */
export interface Send {
  id: number
  /** What stood in the form. */
  values: SendValues
  message: NewMessage
  /** When it was submitted, UNIX seconds of the service. */
  at: number
  state: SendState
  /** The one it was made of: sent again as it was, or edited. */
  from: Send | undefined
  /** Looked for once more, before it is sent again. */
  checking: boolean
  /** It was sent again: another one stands for it. */
  replaced: boolean
  /** Its text stands in a form again. */
  returned: boolean
  /** The history no longer shows it after a recall. */
  recalled: boolean
}

export const fateOf = ({ state }: Send): Fate | undefined => ('fate' in state ? state.fate : undefined)

/** Sent again unthinkingly, such a message might come twice. */
export function isUncertain({ state, replaced, recalled }: Send): boolean {
  if (replaced || recalled) return false
  return state.kind === 'lost'
    ? state.fate.kind !== 'found'
    : state.kind === 'accepted' && state.fate.kind === 'notFound'
}

/** It has not left yet, and can be taken back. */
export const isWaiting = ({ state: { kind } }: Send): boolean => kind === 'held' || kind === 'waiting'

/** It waits, or its answer is awaited. */
export const isOpen = (send: Send): boolean => isWaiting(send) || send.state.kind === 'sending'

/** It surely had no effect. */
export const hasFailed = ({ state: { kind } }: Send): boolean => kind === 'unsent' || kind === 'refused'

/** Where the operator stood when a message was submitted; undefined where that is not known. */
export interface Stand {
  session: string
  role: string
  place: string | undefined
  group: string | undefined
}

/** What has changed since, so that what waited must not leave. */
export function changeOf(before: Stand, now: Stand): Unsent | undefined {
  if (now.session !== before.session) return 'session'
  if (now.role !== before.role) return 'role'
  if (differs(before.place, now.place)) return 'place'
  return differs(before.group, now.group) ? 'group' : undefined
}

const differs = (before: string | undefined, now: string | undefined): boolean =>
  before !== undefined && now !== undefined && before !== now
