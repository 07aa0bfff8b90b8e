import * as v from 'valibot'
import { serviceStateSchema } from '../backend/state.ts'
import { faultStateSchema } from '../faults.ts'
import { SCENARIO_NAMES, type ScenarioName } from '../scenarios/names.ts'
import { seedService } from '../scenarios/build.ts'
import { SCENARIOS } from '../scenarios/scenarios.ts'
import { keyedWritesSchema } from './keyed-writes.ts'

/** Raise it when stored worlds or journals of an older build can no longer be read; they are then set aside. */
export const STORAGE_VERSION = 2

const safeInteger = v.pipe(v.number(), v.safeInteger())

/** Everything a mock session consists of: the service, and what a tester did to its clock and its wires. */
export const worldSchema = v.object({
  scenario: v.picklist(SCENARIO_NAMES),
  seed: safeInteger,
  /** Milliseconds. The scenario's past is laid relative to this moment. */
  seededAt: safeInteger,
  /** How far the service's clock is ahead of the wall clock, milliseconds. */
  offsetMs: safeInteger,
  /** Where the service's clock stands, milliseconds; absent while it runs. */
  standsAt: v.optional(safeInteger),
  faults: v.array(faultStateSchema),
  /** Absent in what older builds stored. */
  writes: v.optional(keyedWritesSchema, () => new Map()),
  service: serviceStateSchema,
})
export type World = v.InferOutput<typeof worldSchema>

/** `atMs`: the moment of seeding, wall clock. */
export function createWorld(scenario: ScenarioName, seed: number, atMs: number): World {
  return {
    scenario,
    seed,
    seededAt: atMs,
    offsetMs: 0,
    faults: [],
    writes: new Map(),
    service: seedService(SCENARIOS[scenario], seed, atMs),
  }
}

/** The same, begun at a moment of one's own; `frozen`: its clock stands there. */
export function startWorld(scenario: ScenarioName, seed: number, startMs: number, frozen: boolean): World {
  const world = createWorld(scenario, seed, startMs)
  if (frozen) world.standsAt = startMs
  return world
}

/** The service's time in milliseconds: moved or stopped by the tester, and never before what has happened already. */
export function serviceTime(world: World, wallMs: number): number {
  return Math.max(world.standsAt ?? wallMs + world.offsetMs, world.service.time)
}
