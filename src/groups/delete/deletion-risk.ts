import type { Group } from '#api/groups.ts'
import { ageOf, type Moment } from '#lib/age.ts'

/**
 * What speaks against deleting a group with one click: `online` people, a number nobody knows (`unknown`), or one that is `old`.
 * `none`: nobody is online. `reading`: wait a moment, it is being read.
 */
export type DeletionRisk = 'none' | 'online' | 'unknown' | 'old' | 'reading'

/** Milliseconds after which a number of people online is no reason for one click. */
const FRESH_MS = 30_000

/** What is known of who is online. */
interface OnlineReading {
  group: Pick<Group, 'live'>
  /** When this dialog read it; undefined when it is what the list had read before. */
  at: Moment | undefined
  /** Whether the dialog's first reading is under way, and has not failed yet. */
  reading: boolean
}

export function deletionRisk({ group: { live }, at, reading }: OnlineReading, now: Moment): DeletionRisk {
  if (live === undefined) return reading ? 'reading' : 'unknown'
  if (at === undefined && !reading) return 'old'
  if (at !== undefined && ageOf(at, now) > FRESH_MS) return 'old'
  if (live.onlineUsers > 0) return 'online'
  return at === undefined ? 'reading' : 'none'
}
