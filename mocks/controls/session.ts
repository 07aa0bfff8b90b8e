import * as v from 'valibot'
import { assumedSchema } from '../backend/assumed.ts'
import { faultSchema } from '../faults.ts'
import { DEFAULT_SCENARIO, SCENARIO_NAMES } from '../scenarios/names.ts'
import { createWorld } from '../session/world.ts'
import { atLeast, between, define } from './define.ts'

const MOST_SECONDS = 10 * 366 * 86_400

/** The session as a whole: which world, at what time, with which wires broken. */
export const sessionControls = {
  /** Starts over with a named world. Clock offset, faults and what was assumed are gone. */
  reset: define({
    writes: true,
    params: v.strictObject({ scenario: v.optional(v.picklist(SCENARIO_NAMES)), seed: v.optional(atLeast(0)) }),
    run: (engine, { scenario = DEFAULT_SCENARIO, seed = 1 }, { at }) => {
      engine.replace(createWorld(scenario, seed, at))
      return { scenario, seed }
    },
  }),
  /** Moves the service's clock forward; it never goes back but by `reset`. */
  'advance-clock': define({
    writes: true,
    params: v.strictObject({ seconds: between(0, MOST_SECONDS) }),
    run: (engine, { seconds }, { at }) => {
      engine.world.offsetMs += seconds * 1000
      return { serviceTime: Math.floor(at / 1000) + seconds }
    },
  }),
  /** Replaces the faults; an empty list clears them. Counting starts anew. */
  faults: define({
    writes: true,
    params: v.strictObject({ set: v.array(faultSchema) }),
    run: (engine, { set }) => {
      engine.world.faults = set.map((fault) => ({ fault, seen: 0, hits: 0 }))
      engine.memory.forget()
      return { faults: set.length }
    },
  }),
  /** Replaces what is assumed of the service where no document says it; what is left out is as at the start. */
  assume: define({
    writes: true,
    params: assumedSchema,
    run: ({ backend }, assumed, stamp) =>
      backend.run(stamp, ({ state, changed }) => {
        changed()
        state.assumed = assumed
        return assumed
      }),
  }),
  /** What the session looks like. The session around the engine adds its own report. */
  state: define({
    writes: false,
    params: v.strictObject({}),
    run: ({ world, backend }, _params, { at }) => ({
      scenario: world.scenario,
      seed: world.seed,
      seededAt: Math.floor(world.seededAt / 1000),
      serviceTime: Math.floor(at / 1000),
      clockOffsetSeconds: world.offsetMs / 1000,
      assumed: backend.state.assumed,
      faults: world.faults.map(({ fault, seen, hits }) => ({ ...fault, seen, hits })),
      shows: backend.state.shows.map(({ appId, groupId, perSecond, until }) => ({ appId, groupId, perSecond, until })),
      applications: [...backend.state.apps.values()].map((app) => ({
        appId: app.id,
        name: app.name,
        center: app.center,
        disabled: app.disabled,
        foreign: app.account !== backend.state.account,
        groups: app.groups.size,
        deletedGroups: [...app.groups.values()].filter((group) => group.deletion !== undefined).length,
      })),
    }),
  }),
}
