import { expect, test, vi } from 'vitest'
import type { ControlName, ControlParams } from '../control.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { answer, countingIds } from '../testing/test-commands.ts'
import { create, freshName, listed } from '../testing/test-tabs.ts'
import type { Command } from './entry.ts'
import { openJournal } from './journal.ts'
import { type Announcements, heaviest, type News } from './news.ts'
import { createSharedWorld } from './shared-world.ts'

const control = <N extends ControlName>(name: N, params: ControlParams<N>): Command => ({
  kind: 'control',
  name,
  params,
})
const join = control('join', { appId: APPS.typical, groupId: GROUPS.quiet, count: 1 })

/** Tabs of one browser, and how often one of them spoke to the others. `deaf`: no word gets through. */
function browser({ deaf = false, clock = { now: START_MS } } = {}) {
  const name = freshName()
  const newRequestId = countingIds()
  const all: { announcements: Announcements; listeners: (() => void)[] }[] = []
  const said = vi.fn<() => void>()
  const open = async () => {
    const listeners: (() => void)[] = []
    const announcements: Announcements = {
      announce() {
        said()
        if (!deaf)
          for (const other of all) if (other.listeners !== listeners) for (const hear of other.listeners) hear()
      },
      onAnnounced: (listener) => void listeners.push(listener),
    }
    all.push({ announcements, listeners })
    const world = createSharedWorld({
      openJournal: () => openJournal(name),
      announcements,
      wallClock: () => clock.now,
      newRequestId,
    })
    await world.begin()
    const heard: News[] = []
    world.subscribe((news) => heard.push(news))
    return { world, heard }
  }
  return { open, said, clock }
}

/** Long enough for a word that should not have been said. */
const later = () => new Promise((resolve) => setTimeout(resolve, 30))

test('a command is told once to its own page and once to every other tab, by what it changes', async () => {
  const { open, said } = browser()
  const tabs = [await open(), await open(), await open()]
  const [one] = tabs
  if (one === undefined) throw new Error('no tab')
  const expected: News[] = []
  const commands: [Command, News][] = [
    [join, 'service'],
    [control('freeze-clock', {}), 'service'],
    [control('faults', { set: [{ action: '*', kind: 'empty' }] }), 'wires'],
    [control('reset', { scenario: 'empty' }), 'session'],
  ]
  for (const [command, news] of commands) {
    await answer(one.world, command)
    expected.push(news)
    await vi.waitFor(() => {
      for (const { heard } of tabs) expect(heard).toEqual(expected)
    })
  }
  // Looking again finds nothing new, and whoever heard of it does not pass it on.
  for (const { world } of tabs) await world.begin()
  await later()
  for (const { heard } of tabs) expect(heard).toEqual(expected)
  expect(said).toHaveBeenCalledTimes(commands.length)
})

test('calls, questions and refused commands are no news', async () => {
  const { open, said } = browser()
  const [one, two] = [await open(), await open()]
  await answer(one.world, create('new1'))
  await answer(one.world, listed)
  await answer(one.world, control('state', {}))
  await one.world.execute({ kind: 'control', name: 'advance-clock', params: { seconds: -1 } })
  await two.world.begin()
  await later()
  expect([one.heard, two.heard, said.mock.calls.length]).toEqual([[], [], 0])
})

test('a hint that is lost costs time only: the next look at the journal tells it', async () => {
  const { open } = browser({ deaf: true })
  const [one, two] = [await open(), await open()]
  await answer(one.world, control('reset', { scenario: 'empty' }))
  await answer(one.world, control('advance-clock', { seconds: 5 }))
  expect(two.heard).toEqual([])
  await two.world.execute(listed)
  expect(two.heard).toEqual(['session'])
})

test('a fault that a call has used up is told to all tabs', async () => {
  const { open } = browser()
  const [one, two] = [await open(), await open()]
  await answer(one.world, control('faults', { set: [{ action: '*', kind: 'empty', times: 1 }] }))
  await vi.waitFor(() => expect([one.heard, two.heard]).toEqual([['wires'], ['wires']]))
  expect([one.world.view()?.armedFaults, two.world.view()?.armedFaults]).toEqual([1, 1])
  await one.world.execute(listed)
  await vi.waitFor(() =>
    expect([one.heard, two.heard]).toEqual([
      ['wires', 'wires'],
      ['wires', 'wires'],
    ]),
  )
  expect([one.world.view()?.armedFaults, two.world.view()?.armedFaults]).toEqual([0, 0])
})

test('a page knows when the next fault ends, and that time has ended it', async () => {
  const clock = { now: START_MS }
  const { open } = browser({ clock })
  const { world, heard } = await open()
  const set = [20, 10].map((seconds) => ({ action: '*', kind: 'empty', seconds }) as const)
  await answer(world, control('faults', { set }))
  expect(world.view()).toMatchObject({ armedFaults: 2, nextEnd: START_MS + 10_000 })
  clock.now += 10_000
  expect(world.view()).toMatchObject({ armedFaults: 1, nextEnd: START_MS + 20_000 })
  clock.now += 10_000
  expect(world.view()).toEqual({ at: clock.now, frozen: false, armedFaults: 0, nextEnd: undefined })
  await world.begin()
  expect(heard).toEqual(['wires', 'wires'])
})

test('the greater change covers the smaller', () => {
  expect(heaviest('wires', 'session', 'service', 'nothing')).toBe('session')
  expect(heaviest('nothing', 'wires')).toBe('wires')
  expect(heaviest()).toBe('nothing')
})
