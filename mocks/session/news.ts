import type { Changes } from '../controls/define.ts'

/** What a page that shows a session is told when a command has changed it, in this tab or in another. */
export type News = Exclude<Changes, 'nothing'>

/** A session as its page should know it without asking. */
export interface SessionView {
  /** Service time, milliseconds. */
  at: number
  /** Its clock stands there. */
  frozen: boolean
  /** Faults that can still hit a call. */
  armedFaults: number
  /** When the next of them ends by itself, service time in milliseconds. */
  nextEnd: number | undefined
}

/** Reaches the other tabs of this browser, which look at the journal then. */
export interface Announcements {
  announce(): void
  onAnnounced(listener: () => void): void
}

const BY_WEIGHT: readonly Changes[] = ['nothing', 'wires', 'service', 'session']

/** What covers all of these changes. */
export const heaviest = (...changes: Changes[]): Changes =>
  changes.reduce((one, other) => (BY_WEIGHT.indexOf(other) > BY_WEIGHT.indexOf(one) ? other : one), 'nothing')
