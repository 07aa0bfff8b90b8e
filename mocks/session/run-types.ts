import type { ServiceError } from '#api/contract/errors.ts'
import type { Stamp } from '../backend/backend.ts'
import type { Fault } from '../faults.ts'

/** When a command happens, by both clocks. */
export interface Moment extends Stamp {
  /** This computer's clock, milliseconds, for what ties the service's to it; the service's where nobody moved that. */
  wallMs?: number | undefined
}

/** `skipped`: a fault kept the call from being carried out. */
export type Outcome =
  | { kind: 'answer'; value: unknown }
  | { kind: 'refused'; error: ServiceError }
  | { kind: 'skipped' }

export interface Run {
  outcome: Outcome
  faults: Fault[]
  /** The RequestId under which it was executed before; nothing was executed now. */
  repeats?: string
  /** Whether the world differs from before, so that the command belongs into the journal. */
  changed: boolean
}
