import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ACTIONS } from '#api/contract/actions.ts'
import { addApp, DAY } from '../scenarios/build.ts'
import { APPS, GROUPS, SCENARIO_NAMES } from '../scenarios/names.ts'
import { showGroups } from '../scenarios/show-groups.ts'
import { START_MS } from '../testing/test-backend.ts'
import { createEngine } from './engine.ts'
import type { Command } from './entry.ts'
import { replay, run } from './run.ts'
import { commandsFor, isSame } from '../testing/test-histories.ts'
import { createWorld, serviceTime, type World, worldSchema } from './world.ts'

const commands = commandsFor(
  [APPS.typical, APPS.typical, APPS.empty, APPS.disabled],
  [GROUPS.busy, GROUPS.quiet, GROUPS.quiet, GROUPS.deletedExpiring],
)
const histories = fc.array(commands, { maxLength: 60 })

/** A business without thousands of groups, which would make every comparison slow. */
function smallWorld(): World {
  const world = createWorld('empty', 1, START_MS)
  addApp(world.service, { id: APPS.disabled, name: 'disabled', center: 'cn-shanghai', ago: 99 * DAY, disabled: true })
  addApp(world.service, {
    id: APPS.typical,
    name: 'typical',
    center: 'cn-shanghai',
    ago: 95 * DAY,
    groups: showGroups(),
  })
  return world
}

interface Told {
  outcomes: unknown[]
  world: World
  /** The commands that changed something, as a journal keeps them. */
  journal: { command: Command; at: number; requestId: string }[]
}

function tell(history: readonly Command[]): Told {
  const engine = createEngine(smallWorld())
  const journal: Told['journal'] = []
  const outcomes = history.map((command, index) => {
    const stamp = { at: serviceTime(engine.world, START_MS + index * 700), requestId: `R${index}` }
    const { outcome, faults, changed } = run(engine, command, stamp)
    if (changed) journal.push({ command, ...stamp })
    return { outcome, faults }
  })
  return { outcomes, world: engine.world, journal }
}

describe('a history of calls', () => {
  test('has every action in it', () => {
    const sample = fc.sample(commands, { seed: 10, numRuns: 3000 })
    const actions = new Set(sample.map((command) => (command.kind === 'call' ? command.action : '')))
    for (const action of Object.keys(ACTIONS)) expect(actions).toContain(action)
  })

  test('told twice gives the same answers and the same world', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(isSame(tell(history), tell(history))).toBe(true)
      }),
      { seed: 11, numRuns: 25 },
    )
  })

  test('is told by its journal alone, and fits the schema of stored worlds', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { world, journal } = tell(history)
        const replayed = createEngine(smallWorld())
        for (const { command, ...stamp } of journal) replay(replayed, command, stamp)
        expect(isSame(replayed.world, world)).toBe(true)
        expect(isSame(v.parse(worldSchema, structuredClone(world)), world)).toBe(true)
      }),
      { seed: 12, numRuns: 25 },
    )
  })

  test('goes on from a stored world as it would have without storing', () => {
    fc.assert(
      fc.property(histories, histories, (before, after) => {
        const { world } = tell(before)
        const goOn = (start: World) => {
          const engine = createEngine(start)
          const outcomes = after.map((command, index) =>
            run(engine, command, { at: serviceTime(engine.world, START_MS + 60_000 + index), requestId: `S${index}` }),
          )
          return { outcomes, world: engine.world }
        }
        const stored = v.parse(worldSchema, structuredClone(world))
        expect(isSame(goOn(stored), goOn(world))).toBe(true)
      }),
      { seed: 13, numRuns: 25 },
    )
  })
})

test.each(SCENARIO_NAMES)('%s is the same every time, and another one for another seed', (scenario) => {
  expect(isSame(createWorld(scenario, 1, START_MS), createWorld(scenario, 1, START_MS))).toBe(true)
  expect(isSame(createWorld(scenario, 2, START_MS).service, createWorld(scenario, 1, START_MS).service)).toBe(false)
})
