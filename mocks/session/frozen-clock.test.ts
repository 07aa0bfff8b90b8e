import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import type { ControlName, ControlParams } from '../control.ts'
import { START, START_MS } from '../testing/test-backend.ts'
import { answer, countingIds } from '../testing/test-commands.ts'
import { create, describeGroup, freshName, stored, tab } from '../testing/test-tabs.ts'
import { createSharedWorld, type SharedWorld } from './shared-world.ts'

const HOUR = 3600
/** A moment of one's own, seconds. */
const AT = Date.UTC(2031, 1, 2, 3, 4, 5) / 1000

const give = <N extends ControlName>(world: SharedWorld, name: N, params: ControlParams<N>) =>
  answer(world, { kind: 'control', name, params })
const clockAnswer = v.object({ serviceTime: v.number(), frozen: v.boolean() })
const clockOf = async (world: SharedWorld) => v.parse(clockAnswer, await give(world, 'state', {}))
const stands = (serviceTime: number) => ({ serviceTime, frozen: true })
const runs = (serviceTime: number) => ({ serviceTime, frozen: false })

/** The session as a file that was on a disk meanwhile. */
const fileOf = async (world: SharedWorld): Promise<unknown> => parseExactJson(toExactJson(await world.exportFile()))

/** A session kept in that way, its clock, and the same after a reload where it survives one. */
function sessionIn(storage: 'journal' | 'memory') {
  const clock = { now: START_MS }
  const name = freshName()
  const open = () =>
    storage === 'journal'
      ? tab(name, clock)
      : createSharedWorld({ wallClock: () => clock.now, newRequestId: countingIds() })
  return { clock, name, world: open(), reload: open, pass: (seconds: number) => void (clock.now += seconds * 1000) }
}

describe.each(['journal', 'memory'] as const)('in a session kept in %s', (storage) => {
  test('a frozen clock stands, moves by advance-clock alone, and runs on from there', async () => {
    const { world, pass } = sessionIn(storage)
    await give(world, 'freeze-clock', {})
    pass(HOUR)
    expect(await clockOf(world)).toEqual(stands(START))
    await answer(world, create('new1'))
    expect(await answer(world, describeGroup('new1'))).toMatchObject({ Createtime: START })
    // Frozen twice stands where it stood.
    await give(world, 'freeze-clock', {})
    expect(await give(world, 'advance-clock', { seconds: 60 })).toEqual({ serviceTime: START + 60 })
    pass(HOUR)
    expect(await clockOf(world)).toEqual(stands(START + 60))
    expect(world.view()).toMatchObject({ at: (START + 60) * 1000, frozen: true })
    await give(world, 'run-clock', {})
    pass(5)
    expect(await clockOf(world)).toEqual(runs(START + 65))
    // One that runs is not moved by being told to.
    await give(world, 'run-clock', {})
    expect(await clockOf(world)).toEqual(runs(START + 65))
  })

  test('an exported session stands where it stood, whenever and wherever it is loaded', async () => {
    const { world, pass } = sessionIn(storage)
    await give(world, 'advance-clock', { seconds: HOUR })
    await give(world, 'freeze-clock', {})
    pass(10)
    await give(world, 'advance-clock', { seconds: 7 })
    const file = await fileOf(world)
    const other = sessionIn(storage)
    other.pass(100 * HOUR)
    await give(other.world, 'import', { file })
    other.pass(20)
    expect(await clockOf(other.world)).toEqual(stands(START + HOUR + 7))
    await give(other.world, 'run-clock', {})
    other.pass(3)
    expect(await clockOf(other.world)).toEqual(runs(START + HOUR + 10))
  })

  test('reset starts at a moment of one’s own, standing or running', async () => {
    const { world, pass } = sessionIn(storage)
    await give(world, 'reset', { at: AT, frozen: true })
    pass(HOUR)
    expect(await clockOf(world)).toEqual(stands(AT))
    expect(await give(world, 'state', {})).toMatchObject({ seededAt: AT })
    const file = await fileOf(world)
    await give(world, 'reset', { at: AT })
    pass(9)
    expect(await clockOf(world)).toEqual(runs(AT + 9))
    await give(world, 'reset', { frozen: true })
    pass(9)
    expect(await clockOf(world)).toEqual(stands(START + HOUR + 9))
    // Without a word of either it runs, and by this computer's clock.
    await give(world, 'reset', {})
    pass(1)
    expect(await clockOf(world)).toEqual(runs(START + HOUR + 19))
    await give(world, 'import', { file })
    pass(1)
    expect(await clockOf(world)).toEqual(stands(AT))
    expect(await give(world, 'state', {})).toMatchObject({ seededAt: AT })
  })
})

describe('over a reload', () => {
  test('a clock that stands goes on standing, and one that was let go goes on running', async () => {
    const { world, pass, reload, name } = sessionIn('journal')
    await give(world, 'freeze-clock', {})
    pass(HOUR)
    expect(await clockOf(reload())).toEqual(stands(START))
    await give(reload(), 'run-clock', {})
    pass(5)
    for (const one of [world, reload()]) expect(await clockOf(one)).toEqual(runs(START + 5))
    const { entries } = await stored(name)
    expect(entries.slice(1)).toMatchObject([
      { at: START_MS, command: { name: 'freeze-clock' } },
      { at: START_MS, wallMs: START_MS + HOUR * 1000, command: { name: 'run-clock' } },
    ])
  })

  test('a world that starts at a moment of one’s own is there, standing or running', async () => {
    for (const frozen of [true, false]) {
      const { world, pass, reload } = sessionIn('journal')
      await give(world, 'reset', { at: AT, frozen })
      pass(11)
      expect(await clockOf(reload())).toEqual(frozen ? stands(AT) : runs(AT + 11))
    }
  })
})

test('a moment that the console would take for no time is refused, and changes nothing', async () => {
  const { world } = sessionIn('memory')
  for (const at of [0, Date.UTC(2016, 11, 31) / 1000, Date.UTC(2080, 0, 2) / 1000, AT * 1000, AT + 0.5]) {
    const { outcome } = await world.execute({ kind: 'control', name: 'reset', params: { at } })
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'InputInvalid' } })
  }
  expect(await clockOf(world)).toEqual(runs(START))
})
