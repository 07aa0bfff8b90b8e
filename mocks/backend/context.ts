import type { ServiceState } from './state.ts'
import type { Tables } from './tables.ts'

/** What a piece of work on the service gets: the state, its indexes, and when and under which RequestId it runs. */
export interface Context {
  readonly state: ServiceState
  readonly tables: Tables
  /** Service time, UNIX seconds. */
  readonly now: number
  readonly requestId: string
  /** Says that the state was changed. Checks come first, so that a refused call has changed nothing. */
  changed(): void
}
