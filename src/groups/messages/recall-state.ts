import type { StoredMessage } from '#api/stored-messages.ts'
import type { Scope } from '#api/scope.ts'

/** The group that messages are recalled in. */
export interface Place {
  scope: Scope
  groupId: string
}

/**
 * What is known of a message that was to be recalled.
 * - `waiting`: not sent yet; `sent`: on its way.
 * - `accepted`: the service said yes; `asking`: its answer was lost. In both the history has not been read since.
 * - `gone`: the history does not show it any more.
 * - `shown`: accepted, and the history still shows it; `unread`: accepted, and the history could not be read.
 * - `refused`: the service said no.
 * - `lost`: the answer was lost, and the history still shows it; `unknown`: it could not be read either.
 * - `unsent`: the recall was cancelled before its turn.
 */
export type RecallState =
  | { kind: 'waiting' | 'sent' | 'accepted' | 'gone' | 'shown' | 'unsent' }
  | { kind: 'asking' | 'unread' | 'refused' | 'lost' | 'unknown'; error: unknown }

export type RecallKind = RecallState['kind']

export interface RecallEntry {
  row: StoredMessage
  state: RecallState
}

/** The recalls of one group in this session. */
export interface GroupRecalls {
  /** By sequence number, in the order in which they were asked for. */
  entries: ReadonlyMap<bigint, RecallEntry>
  /** Those asked for last, as one piece of work. */
  batch: readonly RecallEntry[]
  /** Calls are made, or the history is read. */
  running: boolean
  /** Seconds for which no call is made, and why; undefined while they are. */
  rest: { seconds: number; why: 'throttled' | 'unreachable' | 'session' } | undefined
}

export const NO_RECALLS: GroupRecalls = { entries: new Map(), batch: [], running: false, rest: undefined }

/** Nothing more happens to it by itself. */
export const isSettled = ({ kind }: RecallState): boolean => !['waiting', 'sent', 'accepted', 'asking'].includes(kind)

/** The service may be asked again: it refused, or the message is still there. */
export const mayRetry = ({ kind }: RecallState): boolean => ['refused', 'lost', 'shown', 'unsent'].includes(kind)

/** The history may tell more by now. */
export const mayLookAgain = ({ kind }: RecallState): boolean => ['shown', 'unread', 'lost', 'unknown'].includes(kind)

/** How many are in which state. */
export function countRecalls(batch: readonly RecallEntry[]): Record<RecallKind, number> {
  const counts: Record<RecallKind, number> = {
    waiting: 0,
    sent: 0,
    accepted: 0,
    asking: 0,
    gone: 0,
    shown: 0,
    unread: 0,
    refused: 0,
    lost: 0,
    unknown: 0,
    unsent: 0,
  }
  for (const { state } of batch) counts[state.kind] += 1
  return counts
}
