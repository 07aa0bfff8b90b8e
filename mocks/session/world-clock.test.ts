import { describe, expect, test } from 'vitest'
import { START_MS } from '../testing/test-backend.ts'
import { answer } from '../testing/test-commands.ts'
import { type Clock, create, freshName, listed, reset, tab } from '../testing/test-tabs.ts'
import { createWorld } from './world.ts'
import { createWorldClock } from './world-clock.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A clock over a world of its own; `after` moves the wall clock and tells how much the service's moved. */
function clockedWorld() {
  let wall = START_MS
  const world = createWorld('empty', 1, START_MS)
  const clock = createWorldClock(() => wall)
  clock.at(world)
  return {
    world,
    clock,
    after(ms: number) {
      const before = clock.at(world)
      wall += ms
      return clock.at(world) - before
    },
  }
}

describe('the service’s clock', () => {
  test('stands still at a step back, and goes on from there', () => {
    const { after } = clockedWorld()
    expect([after(1000), after(-DAY), after(1000), after(DAY / 2)]).toEqual([1000, 0, 1000, DAY / 2])
  })

  test('never runs backwards, however often the wall clock is set', () => {
    const { after } = clockedWorld()
    for (const step of [-DAY, -HOUR, 5000, -5000, 10, -DAY]) expect(after(step)).toBe(Math.max(0, step))
  })

  test('is as if nothing had been once the wall clock is put right again', () => {
    const { world, clock, after } = clockedWorld()
    after(-DAY)
    after(1000)
    after(DAY)
    expect(clock.at(world)).toBe(START_MS + 1000)
  })

  test('goes on from what has happened in a world that another page or run has left', () => {
    const { world, clock, after } = clockedWorld()
    world.service.time = START_MS + DAY
    expect(clock.at(world)).toBe(START_MS + DAY)
    expect(after(1000)).toBe(1000)
  })

  test('is moved by a tester all the same', () => {
    const { world, after } = clockedWorld()
    after(-DAY)
    world.offsetMs += HOUR
    expect(after(0)).toBe(0)
    expect(after(1000)).toBe(1000)
  })
})

describe('a session whose wall clock is set back', () => {
  const timeOf = async (session: ReturnType<typeof tab>) => (await session.execute(listed)).stamp.at

  test.each(['stays open', 'is loaded again'])('and that %s goes on', async (what) => {
    const name = freshName()
    const clock: Clock = { now: START_MS }
    const before = tab(name, clock)
    await answer(before, create('new1'))
    clock.now -= DAY
    const session = what === 'stays open' ? before : tab(name, clock)
    expect(await timeOf(session)).toBe(START_MS)
    clock.now += 5000
    expect(await timeOf(session)).toBe(START_MS + 5000)
    expect(session.stamp().at).toBe(START_MS + 5000)
  })

  test('begins at the wall clock’s time when it is started over', async () => {
    const clock: Clock = { now: START_MS }
    const session = tab(freshName(), clock)
    await answer(session, create('new1'))
    clock.now -= DAY
    await answer(session, reset)
    expect(session.stamp().at).toBe(START_MS - DAY)
  })
})
