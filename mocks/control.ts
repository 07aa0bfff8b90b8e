import * as v from 'valibot'
import { ServiceError } from '#api/contract/errors.ts'
import { findLiveGroup } from './backend/access.ts'
import type { Stamp } from './backend/backend.ts'
import { join, leave } from './backend/presence.ts'
import type { App } from './backend/state.ts'
import { faultSchema } from './faults.ts'
import { DEFAULT_SCENARIO, SCENARIO_NAMES } from './scenarios/names.ts'
import type { SessionReport } from './session-report.ts'
import type { Engine } from './session/engine.ts'
import { createWorld } from './session/world.ts'

interface Control<P extends v.GenericSchema, R> {
  /** Whether it changes the session and so belongs into the journal. */
  writes: boolean
  params: P
  run: (engine: Engine, params: v.InferOutput<P>, stamp: Stamp) => R
}

function define<P extends v.GenericSchema, R>(control: Control<P, R>) {
  return {
    ...control,
    /** Runs it with parameters as they came; throws ServiceError InputInvalid when they are not its own. */
    runRaw(engine: Engine, raw: unknown, stamp: Stamp): R {
      const parsed = v.safeParse(control.params, raw)
      if (parsed.success) return control.run(engine, parsed.output, stamp)
      const [issue] = parsed.issues
      throw new ServiceError('InputInvalid', `${v.getDotPath(issue) ?? 'Parameters'}: ${issue.message}`)
    },
  }
}

const atLeast = (min: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(min))
const groupOf = { appId: v.string(), groupId: v.string() }

/** Who moves: named users, or that many made up (`viewer1`, `viewer2`, ...). */
const people = v.union([
  v.strictObject({ ...groupOf, users: v.array(v.pipe(v.string(), v.nonEmpty())) }),
  v.strictObject({ ...groupOf, count: v.pipe(atLeast(1), v.maxValue(20_000)) }),
])

/** `POST /_control/{name}` with these parameters as JSON. The API itself has no such calls: they are the tester's hands. */
export const CONTROLS = {
  /** Starts over with a named world. Clock offset and faults are gone. */
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
    params: v.strictObject({ seconds: v.pipe(atLeast(0), v.maxValue(10 * 366 * 86_400)) }),
    run: (engine, { seconds }, { at }) => {
      engine.world.offsetMs += seconds * 1000
      return { serviceTime: Math.floor(at / 1000) + seconds }
    },
  }),
  /** Users enter a group that is not deleted. */
  join: define({
    writes: true,
    params: people,
    run: (engine, params, stamp) =>
      engine.backend.run(stamp, (context) => {
        const group = findLiveGroup(findAnyApp(engine, params.appId), params.groupId)
        const users = 'users' in params ? params.users : newcomers(group.members, params.count)
        const joined = join(context, group, users)
        return { joined, online: group.members.size }
      }),
  }),
  /** Users leave; with `count`, those who came first. */
  leave: define({
    writes: true,
    params: people,
    run: (engine, params, stamp) =>
      engine.backend.run(stamp, (context) => {
        const group = findLiveGroup(findAnyApp(engine, params.appId), params.groupId)
        const users = 'users' in params ? params.users : [...group.members].slice(0, params.count)
        const left = leave(context, group, users)
        return { left, online: group.members.size }
      }),
  }),
  /** What reached a user, oldest first. */
  inbox: define({
    writes: false,
    params: v.strictObject({ appId: v.string(), userId: v.string() }),
    run: (engine, { appId, userId }) => ({ items: findAnyApp(engine, appId).inboxes.get(userId) ?? [] }),
  }),
  /** Replaces the faults; an empty list clears them. Counting starts anew. */
  faults: define({
    writes: true,
    params: v.strictObject({ set: v.array(faultSchema) }),
    run: ({ world }, { set }) => {
      world.faults = set.map((fault) => ({ fault, seen: 0, hits: 0 }))
      return { faults: set.length }
    },
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
      faults: world.faults.map(({ fault, seen, hits }) => ({ ...fault, seen, hits })),
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

export type ControlName = keyof typeof CONTROLS
export type ControlParams<N extends ControlName> = v.InferInput<(typeof CONTROLS)[N]['params']>
export type ControlAnswer<N extends ControlName> = ReturnType<(typeof CONTROLS)[N]['run']> &
  (N extends 'state' ? SessionReport : unknown)

export function isControlName(name: string): name is ControlName {
  return Object.hasOwn(CONTROLS, name)
}

/** Testers may reach into every application, also disabled and foreign ones. */
function findAnyApp(engine: Engine, appId: string): App {
  const app = engine.backend.state.apps.get(appId)
  if (app === undefined) throw new ServiceError('ResourceNotExist', `There is no application ${appId}.`)
  return app
}

function newcomers(inside: ReadonlySet<string>, count: number): string[] {
  const users: string[] = []
  for (let number = 1; users.length < count; number += 1) {
    const user = `viewer${number}`
    if (!inside.has(user)) users.push(user)
  }
  return users
}
