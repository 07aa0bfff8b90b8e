import { beforeEach, expect, test, vi } from 'vitest'
import { serviceClock } from '#api/service.ts'
import { pause } from '#lib/pause.ts'
import { allUnderWay } from '#lib/under-way.ts'
import { followRehearsal, type RehearsalSession, replaceWorld } from './follow-rehearsal.ts'
import { queryClient } from './query-client.ts'
import { worlds } from './worlds.ts'

const page = vi.hoisted(() => ({
  isComposing: false,
  location: { pathname: '/live' },
  onMove: undefined as ((state: object) => void) | undefined,
}))
vi.mock('../ui/composing.ts', () => ({ isComposing: () => page.isComposing }))
vi.mock('./router.tsx', () => ({
  router: {
    state: { location: page.location },
    subscribe: (listener: (state: object) => void) => void (page.onMove = listener),
  },
}))

type News = Parameters<Parameters<RehearsalSession['subscribe']>[0]>[0]

const AT = Date.UTC(2031, 0, 1)
/** Longer than commands are taken together for. */
const LATER_MS = 120

let give: (news: News) => void = () => undefined
let view = { at: AT, frozen: false }
const told = vi.spyOn(serviceClock, 'tell')
const readAgain = vi.spyOn(queryClient, 'invalidateQueries')
const drawnAnew = vi.spyOn(worlds, 'enter')
const done = () => ({ readAgain: readAgain.mock.calls.length, drawnAnew: drawnAnew.mock.calls.length })

beforeEach(() => {
  vi.stubGlobal('document', { addEventListener: () => undefined, activeElement: {} })
  view = { at: AT, frozen: false }
  readAgain.mockClear()
  drawnAnew.mockClear()
  followRehearsal({
    subscribe(listener) {
      give = listener
      return () => undefined
    },
    view: () => view,
  })
  return () => void vi.unstubAllGlobals()
})

test('commands that follow each other are read for once, and are pending until then', async () => {
  give('service')
  give('service')
  expect(allUnderWay()).toEqual(['a change of the world'])
  await pause(LATER_MS)
  expect([done(), allUnderWay()]).toEqual([{ readAgain: 1, drawnAnew: 0 }, []])
  give('service')
  await pause(LATER_MS)
  expect(done()).toEqual({ readAgain: 2, drawnAnew: 0 })
})

test('faults are about calls to come: nothing is read for them', async () => {
  give('wires')
  expect(allUnderWay()).toEqual([])
  await pause(LATER_MS)
  expect(done()).toEqual({ readAgain: 0, drawnAnew: 0 })
})

test.each([
  ['first', ['session', 'service']],
  ['last', ['service', 'session']],
] as const)('another world is drawn anew once, whether it came %s', async (_when, all) => {
  queryClient.setQueryData(['of the world before'], 1)
  for (const news of all) give(news)
  await pause(LATER_MS)
  expect([done(), queryClient.getQueryData(['of the world before'])]).toEqual([
    { readAgain: 0, drawnAnew: 1 },
    undefined,
  ])
})

test('the page’s clock is the session’s at once, also for faults, and stands where that stands', async () => {
  expect(told).toHaveBeenLastCalledWith(AT, false)
  for (const news of ['wires', 'service', 'session'] as const) {
    view = { at: view.at + 5000, frozen: !view.frozen }
    give(news)
    expect(told).toHaveBeenLastCalledWith(view.at, view.frozen)
  }
  await pause(LATER_MS)
})

test('where somebody is composing, another world is read in place, and drawn with the next step elsewhere', async () => {
  const stepTo = (pathname: string) => page.onMove?.({ location: { pathname }, navigation: { state: 'idle' } })
  page.isComposing = true
  give('session')
  await pause(LATER_MS)
  expect(done()).toEqual({ readAgain: 1, drawnAnew: 0 })
  page.isComposing = false
  stepTo('/live')
  expect(done().drawnAnew).toBe(0)
  stepTo('/live/elsewhere')
  expect(done()).toEqual({ readAgain: 1, drawnAnew: 1 })
  stepTo('/live')
  expect(done().drawnAnew).toBe(1)
})

test('whoever replaces the world draws it, once it is there', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const opened: string[] = []
  const replacing = replaceWorld(
    () => promise,
    async (screen) => void opened.push(screen),
  )
  give('session')
  await pause(LATER_MS)
  expect([done(), opened]).toEqual([{ readAgain: 0, drawnAnew: 0 }, []])
  resolve('/live/somewhere')
  await replacing
  expect([done().drawnAnew, opened, allUnderWay()]).toEqual([1, ['/live/somewhere'], []])
})
