import type { ActionName } from '#api/contract/actions.ts'
import type { Role } from '#api/contract/roles.ts'
import type { WriteLine } from './line-writer.ts'

/** How a call ended: answered, refused by the service or here, or without an outcome anybody knows. */
export type Outcome = 'answered' | 'refused' | 'failed'

export interface CallRecord {
  event: 'call'
  operator?: string | undefined
  role?: Role | undefined
  action?: ActionName | undefined
  application?: string | undefined
  group?: string | undefined
  /** Whom a write was about. */
  users?: readonly string[] | undefined
  /** ID of the group or application that this call made. */
  created?: string | undefined
  /** Of the entry that said it begins, where there is one. */
  call?: string | undefined
  outcome: Outcome
  /** Undefined when answered. */
  code?: string | undefined
  requestId: string
  durationMs: number
  /** Nothing was executed: the answer is that of the write before with the same key, whose line this one follows. */
  repeated?: true | undefined
}

/** A write that is about to be sent, where the record is required. Its `call` entry follows, unless the process dies before. */
export type BegunRecord = { event: 'begun'; call: string } & Pick<
  CallRecord,
  'operator' | 'role' | 'action' | 'application' | 'group'
>

/** Who came and went. */
interface SessionRecord {
  event: 'signed-in' | 'sign-in-refused' | 'signed-out'
  operator?: string | undefined
  name?: string | undefined
  role?: Role | undefined
  /** Only of a sign-in that was refused, as are the rest. */
  code?: string | undefined
  detail?: string | undefined
  /** What the page or the answer showed. */
  requestId?: string | undefined
}

/** What the people who run the gateway should see. `detail` holds no secret. */
interface RunRecord {
  event: 'started' | 'stopping' | 'stopped' | 'trouble' | 'entries-lost'
  detail?: string | undefined
  /** Of the answer that tells the operator of the trouble. */
  requestId?: string | undefined
  /** How many entries could not be written before this one. */
  count?: number | undefined
}

export type Entry = CallRecord | BegunRecord | SessionRecord | RunRecord
/** Never throws. Whoever must know is told whether the entry was written. */
export type Record = (entry: Entry, done?: (written: boolean) => void) => void

/** C1 controls, line separators of Unicode and marks that turn writing around: they fool a terminal or a log viewer. */
const TREACHEROUS = /[\u007F-\u009F\u061C\u2028\u2029\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/**
 * One JSON object per line. An entry has no field for parameters, answers, keys or cookies, so none is ever written; what is
 * written cannot end its line or hide a part of it, whatever an ID holds.
 */
export function createRecord(write: WriteLine, now: () => number): Record {
  return (entry, done) => {
    const line = JSON.stringify({ time: new Date(now()).toISOString(), ...entry })
    write(`${line.replace(TREACHEROUS, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`, done)
  }
}
