import type { DirectoryEntry } from './known-groups.ts'

/** What a directory knows at a moment; another object after each change. */
export interface DirectorySnapshot {
  /** Every group read so far, oldest first once complete. */
  entries: readonly DirectoryEntry[]
  /** Groups the application has; undefined before the first answer. */
  total: number | undefined
  /** Every group has been read once. */
  complete: boolean
  /** Every group is being read once more: what is known of them may be old. */
  anew: boolean
  reading: boolean
  /** What stopped the reading; what was read stays. */
  failure: unknown
}
