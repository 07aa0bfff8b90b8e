import { RETENTION } from '#api/contract/limits.ts'
import type { DeletionFacts } from '#api/groups.ts'

interface DeletionTimes {
  /** UNIX seconds. */
  restorableUntil: number
  messagesUntil: number
}

/** The two clocks that run from a deletion at `at` (UNIX seconds). */
export function deletionTimes(at: number): DeletionTimes {
  return { restorableUntil: at + RETENTION.deletedGroup, messagesUntil: at + RETENTION.deletedGroupMessages }
}

/** Whether the 30 days are over at `now`, the service's time. A deletion without a time never counts as over: the service decides. */
export function isExpired(deletion: DeletionFacts, now: number): boolean {
  return deletion.at !== undefined && now >= deletionTimes(deletion.at).restorableUntil
}
