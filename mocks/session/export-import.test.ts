import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import type { ControlName, ControlParams } from '../control.ts'
import { APPS, STAGE_GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { countingIds } from '../testing/test-commands.ts'
import { createEngine, type Engine } from './engine.ts'
import type { Command } from './entry.ts'
import { sessionFileOf } from './export-session.ts'
import { openJournal } from './journal.ts'
import { SNAPSHOT_EVERY } from './replica.ts'
import { run } from './run.ts'
import { readSessionFile } from './session-file.ts'
import { createSharedWorld, type SharedWorld } from './shared-world.ts'
import { commandsFor, isSame } from '../testing/test-histories.ts'
import { controlOf, post, testHost } from '../testing/test-host.ts'
import { freshName } from '../testing/test-tabs.ts'
import { toWorldJson } from './world-json.ts'
import { createWorld, serviceTime } from './world.ts'

const commands = commandsFor([APPS.stage], [STAGE_GROUPS.calm, STAGE_GROUPS.loud, STAGE_GROUPS.moderated])
const control = <N extends ControlName>(name: N, params: ControlParams<N>): Command => ({
  kind: 'control',
  name,
  params,
})

interface Pair {
  /** The session under test. */
  session: SharedWorld
  /** An engine to which the same happened at the same moments. */
  twin: Engine
  clock: { now: number }
  execute(command: Command): Promise<void>
}

/** A session and its twin. The clock moves on a little before each command, so that no call is throttled. */
async function pairOf(storage: 'memory' | 'journal'): Promise<Pair> {
  const clock = { now: START_MS }
  const name = freshName()
  const session = createSharedWorld({
    wallClock: () => clock.now,
    newRequestId: countingIds(),
    scenario: 'busy-show',
    ...(storage === 'journal' ? { openJournal: () => openJournal(name) } : {}),
  })
  const twin = createEngine(createWorld('busy-show', 1, clock.now))
  await session.execute(control('state', {}))
  return {
    session,
    twin,
    clock,
    async execute(command) {
      clock.now += 250
      const { outcome, stamp } = await session.execute(command)
      expect(stamp.at).toBe(serviceTime(twin.world, clock.now))
      const mine = run(twin, command, stamp)
      expect(isSame(mine.outcome, outcome)).toBe(true)
    },
  }
}

/** The file of a session, as it comes back from a disk; the twin looks at the same moment. */
async function exported({ session, twin, clock }: Pair): Promise<unknown> {
  const file = await session.exportFile()
  run(twin, control('state', {}), { at: serviceTime(twin.world, clock.now), requestId: 'X' })
  return parseExactJson(toExactJson(file))
}

/** What a session of somebody else becomes by that file, at that time on its wall. */
function imported(file: unknown, wallMs: number): Engine {
  const engine = createEngine(createWorld('empty', 9, wallMs))
  const { outcome } = run(engine, control('import', { file }), { at: wallMs, requestId: 'I' })
  expect(outcome).toMatchObject({ kind: 'answer' })
  return engine
}

function goOn(engine: Engine, history: readonly Command[], wallMs: number) {
  return history.map((command, index) => {
    const { outcome, faults } = run(engine, command, {
      at: serviceTime(engine.world, wallMs + index * 250),
      requestId: `G${index}`,
    })
    return { outcome, faults }
  })
}

describe.each(['memory', 'journal'] as const)('a session kept in %s', (storage) => {
  test('is reproduced exactly by its file, and goes on in the same way', async () => {
    const histories = fc.array(commands, { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(histories, histories, async (before, after) => {
        const pair = await pairOf(storage)
        for (const command of before) await pair.execute(command)
        const { twin, clock } = pair
        const other = imported(await exported(pair), clock.now)
        expect(isSame(other.world, twin.world)).toBe(true)
        expect(isSame(goOn(other, after, clock.now + 1000), goOn(twin, after, clock.now + 1000))).toBe(true)
        expect(isSame(other.world, twin.world)).toBe(true)
      }),
      { seed: 51, numRuns: 12 },
    )
  }, 60_000)

  test('is reproduced also where more happened than is kept one by one', async () => {
    const pair = await pairOf(storage)
    const [history = []] = fc.sample(fc.array(commands, { minLength: 60, maxLength: 60 }), { seed: 52, numRuns: 1 })
    for (const command of history) await pair.execute(command)
    const many = storage === 'journal' ? SNAPSHOT_EVERY + 30 : 1040
    for (let round = 0; round < many; round += 1)
      await pair.execute(control('log-in', { appId: APPS.stage, users: [`user${round}`] }))
    const file = await exported(pair)
    expect(readSessionFile(file)?.start.kind).toBe('world')
    const { twin, clock } = pair
    const other = imported(file, clock.now)
    expect(isSame(other.world, twin.world)).toBe(true)
    expect(isSame(goOn(other, history, clock.now + 1000), goOn(twin, history, clock.now + 1000))).toBe(true)
  }, 60_000)

  test('that was itself imported is passed on whole', async () => {
    const first = await pairOf('journal')
    const [before = [], after = []] = fc.sample(fc.array(commands, { minLength: 25, maxLength: 25 }), {
      seed: 53,
      numRuns: 2,
    })
    for (const command of before) await first.execute(command)
    const file = await exported(first)

    const second = await pairOf(storage)
    await second.execute(control('log-in', { appId: APPS.stage, users: ['forgotten'] }))
    second.clock.now += 365 * 86_400_000
    // Starting over happens at the wall clock's time, for the twin as well.
    const { stamp } = await second.session.execute(control('import', { file }))
    run(second.twin, control('import', { file }), stamp)
    for (const command of after) await second.execute(command)
    const again = imported(await exported(second), second.clock.now)
    expect(isSame(again.world, second.twin.world)).toBe(true)
    expect(again.world).toMatchObject({ scenario: 'busy-show', seededAt: START_MS })
  })
})

const NONE = 'file is no session file of this version. Export it again, or choose another.'

describe('a session file', () => {
  test('loads at any time on the wall: the service goes on from the moment of the export', async () => {
    const pair = await pairOf('memory')
    await pair.execute(control('advance-clock', { seconds: 3 * 86_400 }))
    const file = await exported(pair)
    const at = readSessionFile(file)?.at ?? 0
    expect(at).toBe(pair.clock.now + 3 * 86_400_000)
    for (const wall of [pair.clock.now - 400 * 86_400_000, pair.clock.now + 400 * 86_400_000]) {
      const { world } = imported(file, wall)
      expect(serviceTime(world, wall)).toBe(at)
      expect(serviceTime(world, wall + 5000)).toBe(at + 5000)
      expect(isSame({ ...world, offsetMs: 0 }, { ...pair.twin.world, offsetMs: 0 })).toBe(true)
    }
  })

  test('carries faults and how often they were met', async () => {
    const pair = await pairOf('journal')
    await pair.execute(
      control('faults', {
        set: [{ action: '*', kind: 'error', code: 'ServerError', status: 500, share: 0.5, seed: 8 }],
      }),
    )
    const read: Command = { kind: 'call', action: 'ListLiveMessageApps', params: { SortType: 1 } }
    for (let round = 0; round < 10; round += 1) await pair.execute(read)
    const other = imported(await exported(pair), pair.clock.now)
    expect(other.world.faults[0]?.seen).toBe(10)
    expect(
      isSame(goOn(other, [read, read, read], pair.clock.now), goOn(pair.twin, [read, read, read], pair.clock.now)),
    ).toBe(true)
  })

  test('that is damaged, foreign or of another version is refused and changes nothing', async () => {
    const pair = await pairOf('memory')
    await pair.execute({
      kind: 'call',
      action: 'DeleteLiveMessageGroup',
      params: { AppId: APPS.stage, GroupId: STAGE_GROUPS.calm },
    })
    const good = readSessionFile(await exported(pair))
    if (good === undefined) throw new Error('no session file')
    expect(good).toMatchObject({
      start: { kind: 'scenario', scenario: 'busy-show' },
      entries: [{ command: { action: 'DeleteLiveMessageGroup' } }],
    })
    const engine = createEngine(createWorld('empty', 9, START_MS))
    const before = structuredClone(engine.world)
    const [line] = good.entries
    const entry = v.parse(v.looseObject({}), line)
    const world = (text: string) => ({ ...good, start: { kind: 'world', world: text } })
    const nothing = { ...good, start: { kind: 'scenario', scenario: 'nothing', seed: 1, at: START_MS } }
    const current = toWorldJson(createWorld('empty', 1, START_MS))
    const wrong: [file: unknown, why: string][] = [
      ...[undefined, 'text', {}, nothing].map((file): [unknown, string] => [file, NONE]),
      [{ ...good, format: 'other' }, NONE],
      [{ ...good, version: good.version + 1 }, NONE],
      [{ ...good, at: 'now' }, NONE],
      [world('no JSON'), 'The session file cannot be loaded: its world is damaged.'],
      [world('{"scenario":"empty"}'), 'The session file cannot be loaded: its world is damaged.'],
      [world(current.replace('"empty"', '"nothing"')), 'The session file cannot be loaded: its world is damaged.'],
      [
        { ...good, entries: [line, { seq: 1 }] },
        'The session file cannot be loaded: line 2 of its journal is damaged.',
      ],
      [
        { ...good, entries: [{ ...entry, command: { kind: 'odd' } }] },
        'The session file cannot be loaded: line 1 of its journal is damaged.',
      ],
    ]
    for (const [file, why] of wrong) {
      const { outcome } = run(engine, control('import', { file }), { at: START_MS, requestId: 'I' })
      expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'InputInvalid', message: why } })
      expect(isSame(engine.world, before)).toBe(true)
    }
    // What they were made of is sound.
    for (const file of [good, world(current)]) expect(imported(file, START_MS).world).toBeDefined()
  })
})

test('a file crosses the wire as it is, also one that holds a whole world and the names of secrets in it', async () => {
  const group = { AppId: APPS.empty, GroupId: 'kept' }
  const GroupInfo = '{"AppKey":"an operator’s own words"}'
  const { world } = createEngine(createWorld('empty', 1, START_MS))
  // A session whose journal is not there any more is told from the world that it left.
  const left = sessionFileOf({ at: START_MS, entries: [], current: world })
  const host = testHost()
  await controlOf(host)('import', { file: left })
  await host.handle(post('/api/live/CreateLiveMessageGroup', { ...group, GroupInfo }))
  const { file } = v.parse(v.object({ file: v.unknown() }), await controlOf(host)('export', {}))
  expect(file).toMatchObject({ start: { kind: 'world' } })
  const other = testHost()
  await controlOf(other)('import', { file })
  const found = await other.handle(post('/api/live/DescribeLiveMessageGroup', group))
  expect(parseExactJson(await found.text())).toMatchObject({ GroupInfo })
})
