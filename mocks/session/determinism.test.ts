import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { addApp, DAY } from '../scenarios/build.ts'
import { APPS, GROUPS, SCENARIO_NAMES } from '../scenarios/names.ts'
import { showGroups } from '../scenarios/show-groups.ts'
import { START_MS } from '../test-backend.ts'
import { createEngine } from './engine.ts'
import type { Command } from './entry.ts'
import { run } from './run.ts'
import { createWorld, serviceTime, type World, worldSchema } from './world.ts'

const AppId = fc.constantFrom(APPS.typical, APPS.empty, APPS.disabled)
const GroupId = fc.constantFrom(GROUPS.busy, GROUPS.quiet, GROUPS.deletedExpiring, 'new1', 'new2', 'a b')
const call = (action: Extract<Command, { kind: 'call' }>['action'], params: fc.Arbitrary<object>): fc.Arbitrary<Command> =>
  params.map((given) => ({ kind: 'call', action, params: given }))

/** Everything that can be done, right and wrong. */
const commands: fc.Arbitrary<Command> = fc.oneof(
  call('CreateLiveMessageGroup', fc.record({ AppId, GroupId, GroupInfo: fc.string() })),
  call('ModifyLiveMessageGroup', fc.record({ AppId, GroupId, ModifyInfo: fc.boolean(), GroupInfo: fc.string() })),
  call('DeleteLiveMessageGroup', fc.record({ AppId, GroupId })),
  call('RecoverLiveMessageDeletedGroup', fc.record({ AppId, GroupId })),
  call('SendLiveMessageGroup', fc.record({ AppId, GroupId, SenderId: fc.constant('s'), MsgType: fc.bigInt(0n, 3n) })),
  call('DescribeLiveMessageGroup', fc.record({ AppId, GroupId })),
  call('ListLiveMessageGroupByPage', fc.record({ AppId, SortType: fc.constantFrom(1, 2) })),
  call('CreateLiveMessageApp', fc.constant({})),
  fc.record({ appId: AppId, groupId: GroupId, count: fc.integer({ min: 1, max: 3 }) }).map((params): Command => ({ kind: 'control', name: 'join', params })),
  fc.record({ seconds: fc.constantFrom(1, 86_400, 7 * 86_400) }).map((params): Command => ({ kind: 'control', name: 'advance-clock', params })),
)
const histories = fc.array(commands, { maxLength: 40 })

/** A business without thousands of groups, which would make every comparison slow. */
function smallWorld(): World {
  const world = createWorld('empty', 1, START_MS)
  addApp(world.service, { id: APPS.disabled, name: 'disabled', center: 'cn-shanghai', ago: 99 * DAY, disabled: true })
  addApp(world.service, { id: APPS.typical, name: 'typical', center: 'cn-shanghai', ago: 95 * DAY, groups: showGroups() })
  return world
}

/** Told fast, where `toEqual` would take its time over thousands of people. */
const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other)

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
    const { outcome, changed } = run(engine, command, stamp)
    if (changed) journal.push({ command, ...stamp })
    return outcome
  })
  return { outcomes, world: engine.world, journal }
}

describe('a history of calls', () => {
  test('told twice gives the same answers and the same world', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(isSame(tell(history), tell(history))).toBe(true)
      }),
      { seed: 11, numRuns: 15 },
    )
  })

  test('is told by its journal alone, and fits the schema of stored worlds', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { world, journal } = tell(history)
        const replayed = createEngine(smallWorld())
        for (const { command, ...stamp } of journal) run(replayed, command, stamp)
        expect(isSame(replayed.world, world)).toBe(true)
        expect(isSame(v.parse(worldSchema, structuredClone(world)), world)).toBe(true)
      }),
      { seed: 12, numRuns: 15 },
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
      { seed: 13, numRuns: 15 },
    )
  })
})

test.each(SCENARIO_NAMES)('%s is the same every time, and another one for another seed', (scenario) => {
  expect(isSame(createWorld(scenario, 1, START_MS), createWorld(scenario, 1, START_MS))).toBe(true)
  expect(isSame(createWorld(scenario, 2, START_MS).service, createWorld(scenario, 1, START_MS).service)).toBe(false)
})
