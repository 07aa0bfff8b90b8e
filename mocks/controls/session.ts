import * as v from 'valibot'
import { assumedSchema } from '../backend/assumed.ts'
import { armed, faultSchema, isOver } from '../faults.ts'
import { DEFAULT_SCENARIO, SCENARIO_NAMES } from '../scenarios/names.ts'
import { startWorld } from '../session/world.ts'
import { atLeast, between, define } from './define.ts'

const MOST_SECONDS = 10 * 366 * 86_400

/** UNIX seconds between which a world can start: the console takes nothing else for a time of the service (`dateMs`). */
const EARLIEST = Date.UTC(2017, 0, 1) / 1000
const LATEST = Date.UTC(2080, 0, 1) / 1000

/** The session as a whole: which world, at what time, with which wires broken. */
export const sessionControls = {
  /** Starts over with a named world, now or at a moment of one's own. Clock, faults and what was assumed are back to normal. */
  reset: define({
    changes: 'session',
    params: v.strictObject({
      scenario: v.optional(v.picklist(SCENARIO_NAMES)),
      seed: v.optional(atLeast(0)),
      at: v.optional(between(EARLIEST, LATEST)),
      frozen: v.optional(v.boolean()),
    }),
    run: (engine, { scenario = DEFAULT_SCENARIO, seed = 1, at, frozen = false }, { at: nowMs }) => {
      const startMs = at === undefined ? nowMs : at * 1000
      const world = startWorld(scenario, seed, startMs, frozen)
      world.offsetMs = startMs - nowMs
      engine.replace(world)
      return { scenario, seed }
    },
  }),
  /** Moves the service's clock forward; it never goes back but by `reset`. */
  'advance-clock': define({
    changes: 'service',
    params: v.strictObject({ seconds: between(0, MOST_SECONDS) }),
    run: ({ world }, { seconds }, { at }) => {
      world.offsetMs += seconds * 1000
      if (world.standsAt !== undefined) world.standsAt += seconds * 1000
      return { serviceTime: Math.floor(at / 1000) + seconds }
    },
  }),
  /** The service's clock stands still; only `advance-clock` moves it then. */
  'freeze-clock': define({
    changes: 'service',
    params: v.strictObject({}),
    run: ({ world }, _params, { at }) => {
      world.standsAt ??= at
      return { serviceTime: Math.floor(at / 1000) }
    },
  }),
  /** It goes on from where it stands. */
  'run-clock': define({
    changes: 'service',
    params: v.strictObject({}),
    run: ({ world }, _params, { at, wallMs = at }) => {
      if (world.standsAt !== undefined) world.offsetMs = world.standsAt - wallMs
      delete world.standsAt
      return { serviceTime: Math.floor(at / 1000) }
    },
  }),
  /** Replaces the faults; an empty list clears them. Counting starts anew. */
  faults: define({
    changes: 'wires',
    params: v.strictObject({ set: v.array(faultSchema) }),
    run: (engine, { set }, { at }) => {
      engine.world.faults = set.map((fault) => armed(fault, at))
      engine.memory.forget()
      return { faults: set.length }
    },
  }),
  /** Replaces what is assumed of the service where no document says it; what is left out is as at the start. */
  assume: define({
    changes: 'service',
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
    changes: 'nothing',
    params: v.strictObject({}),
    run: ({ world, backend }, _params, { at }) => ({
      scenario: world.scenario,
      seed: world.seed,
      seededAt: Math.floor(world.seededAt / 1000),
      serviceTime: Math.floor(at / 1000),
      clockOffsetSeconds: world.offsetMs / 1000,
      frozen: world.standsAt !== undefined,
      assumed: backend.state.assumed,
      faults: world.faults.map((state) => ({
        ...state.fault,
        seen: state.seen,
        hits: state.hits,
        over: isOver(state, at),
      })),
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
