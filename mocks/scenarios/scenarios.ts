import type { ServiceState } from '../backend/state.ts'
import { emptyWorld } from './empty.ts'
import { fullQuota } from './full-quota.ts'
import type { ScenarioName } from './names.ts'
import { typical } from './typical.ts'

/** A world made from nothing but its seed and the moment of seeding (milliseconds). */
export type Scenario = (seed: number, atMs: number) => ServiceState

/** Add a name to names.ts and the compiler asks for its world here. */
export const SCENARIOS: Record<ScenarioName, Scenario> = {
  typical,
  empty: emptyWorld,
  'full-quota': fullQuota,
}
