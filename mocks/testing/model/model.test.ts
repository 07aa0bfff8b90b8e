import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { LIMITS } from '#api/contract/limits.ts'
import { ACTIONS } from '#api/contract/actions.ts'
import type { AppSeed } from '../../scenarios/build.ts'
import { APPS } from '../../scenarios/names.ts'
import { stepsFor } from './histories.ts'
import { newTally, play, type Sabotage } from './play.ts'
import { bothSides, NAMES, opening } from './start.ts'

/**
 * The backend against an independently written, simpler model, over random histories of calls, people, clock moves and restarts.
 * `MODEL_SEED=7 MODEL_RUNS=2000 npm run unit -- mocks/model` looks further; a failure prints the shortest history and its seed.
 */
const seed = Number(process.env['MODEL_SEED'] ?? 20_261)
const numRuns = Number(process.env['MODEL_RUNS'] ?? 150)
const tally = newTally()
const TIMEOUT_MS = 3_600_000

interface Kind {
  app: string
  further: AppSeed[]
  /** How many may come at once. */
  crowds: number[]
  /** Of all runs. */
  share: number
}

const roomy = { id: 'nearlyfull01', name: 'Nearly full', center: 'cn-shanghai', ago: 90 } as const
const KINDS: Record<string, Kind> = {
  'a small application': { app: APPS.empty, further: [], crowds: [], share: 1 },
  'crowds around the size of a supergroup': { app: APPS.empty, further: [], crowds: [1990, 2005], share: 0.2 },
  'an application two groups short of its quota': {
    app: roomy.id,
    further: [
      {
        ...roomy,
        groups: Array.from({ length: LIMITS.liveGroups - 2 }, (_, index) => ({ id: `old${index}`, ago: 60 })),
      },
    ],
    crowds: [],
    share: 0.05,
  },
  'an account two applications short of its most': {
    app: APPS.empty,
    further: Array.from({ length: LIMITS.applicationsPerAccount - 5 }, (_, index) => ({
      id: `tenant${`${index}`.padStart(6, '0')}`,
      name: `Tenant ${index}`,
      center: 'cn-shanghai' as const,
      ago: 50,
    })),
    crowds: [],
    share: 0.1,
  },
}

const propertyOf = ({ app, further, crowds }: Kind, sabotage?: Sabotage) =>
  fc.property(
    fc.array(stepsFor({ ...NAMES, apps: [app, ...NAMES.apps.slice(1)] }, crowds), { minLength: 60, maxLength: 120 }),
    (steps) => {
      const { world, model } = bothSides(...further)
      play(world, model, [...opening(app), ...steps], tally, sabotage)
    },
  )

describe('no answer differs in', () => {
  test.each(Object.entries(KINDS))('%s', { timeout: TIMEOUT_MS }, (_name, kind) => {
    fc.assert(propertyOf(kind), { seed, numRuns: Math.max(2, Math.round(numRuns * kind.share)) })
  })

  afterAll(() => {
    const { commands, refused, restarts, byName } = tally
    const actions = Object.keys(ACTIONS).map((action) => `${action} ${byName[action] ?? 0}`)
    const others = Object.entries(byName)
      .filter(([name]) => !Object.hasOwn(ACTIONS, name))
      .map(([name, count]) => `${name} ${count}`)
    console.log(`Model test, seed ${seed}: ${commands} commands (${refused} refused), ${restarts} restarts.`)
    console.log([...actions, ...others].join(', '))
  })

  test('and every action was called', () => {
    expect(Object.keys(ACTIONS).filter((action) => (tally.byName[action] ?? 0) === 0)).toEqual([])
    expect(tally.commands).toBeGreaterThan(5000)
  })
})

/** Mistakes that the model must find. */
const MISTAKES: Record<string, Sabotage> = {
  'every fifth stored message is forgotten': (engine, _command, stamp, carryOut) => {
    const done = carryOut(stamp)
    const messages = engine.world.service.apps.get(APPS.empty)?.groups.get('ga')?.messages
    if (messages !== undefined && messages.length > 0 && messages.length % 5 === 0) messages.pop()
    return done
  },
  'a mute of everybody does not hold for one user': (engine, command, stamp, carryOut) => {
    const mutes = engine.world.service.apps.get(APPS.empty)?.groups.get('ga')?.mutes
    if (mutes === undefined || command.kind !== 'call' || command.action !== 'SendLiveMessageGroup')
      return carryOut(stamp)
    const { exempt } = mutes
    mutes.exempt = new Set([...exempt, 'carl'])
    const done = carryOut(stamp)
    mutes.exempt = exempt
    return done
  },
  'time does its work a second late': (_engine, _command, stamp, carryOut) =>
    carryOut({ ...stamp, at: stamp.at - 1000 }),
  'a user who leaves is still counted': (engine, command, stamp, carryOut) => {
    const done = carryOut(stamp)
    const members = engine.world.service.apps.get(APPS.empty)?.groups.get('ga')?.members
    if (command.kind === 'control' && command.name === 'leave') members?.set('ghost', { order: 999, info: '' })
    return done
  },
}

test.each(Object.entries(MISTAKES))('finds it when %s', { timeout: TIMEOUT_MS }, (_name, mistake) => {
  const kind = KINDS['a small application']
  if (kind === undefined) throw new Error('there is no such kind')
  const { failed } = fc.check(propertyOf(kind, mistake), { seed: 5, numRuns: 60, endOnFailure: true })
  expect(failed).toBe(true)
})
