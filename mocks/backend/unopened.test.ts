import { expect, test } from 'vitest'
import { RETENTION } from '#api/contract/limits.ts'
import { seedService } from '../scenarios/build.ts'
import { APPS, type ScenarioName } from '../scenarios/names.ts'
import { SCENARIOS } from '../scenarios/scenarios.ts'
import { START, START_MS, testBackend } from '../testing/test-backend.ts'
import { createBackend } from './backend.ts'
import type { App } from './state.ts'
import { quietUntil } from './unopened.ts'

const seeded = (scenario: ScenarioName) => seedService(SCENARIOS[scenario], 1, START_MS)
const stamp = (seconds: number) => ({ at: START_MS + seconds * 1000, requestId: 'R' })

function appOf(state: ReturnType<typeof seeded>, id: string): App {
  const app = state.apps.get(id)
  if (app === undefined) throw new Error(`no application ${id}`)
  return app
}

test('the groups of a full application are made when somebody looks, and not before', () => {
  const { call, app } = testBackend('typical')
  call('ListLiveMessageApps', { SortType: 1 })
  call('ListLiveMessageGroupByPage', { AppId: APPS.typical, SortType: 1 })
  expect(quietUntil(app(APPS.full))).toBeGreaterThan(START)
  expect(call('ListLiveMessageGroupByPage', { AppId: APPS.full, SortType: 1 }).TotalCount).toBe(5300)
  expect(quietUntil(app(APPS.full))).toBeUndefined()
})

const WAYS: Record<string, (app: App) => unknown> = {
  groups: (app) => app.groups.size,
  users: (app) => app.users.size,
  'the last order': (app) => app.lastGroupOrder,
  'a copy': (app) => structuredClone(app),
  text: (app) => JSON.stringify(app),
}

test.each(Object.entries(WAYS))('are all there for whoever reads %s first', (_what, read) => {
  const app = appOf(seeded('full-quota'), APPS.full)
  read(app)
  expect(app).toMatchObject({ lastGroupOrder: 5300, lastEvent: 0 })
  expect(app.groups.size).toBe(5300)
  const inside = [...app.groups.values()].flatMap(({ members }) => [...members.keys()])
  expect(new Set(app.users.keys())).toEqual(new Set(inside))
  expect(structuredClone(app)).toEqual(app)
})

test('and are purged in time, looked at or not', () => {
  const [unread, read] = [seeded('full-quota'), seeded('full-quota')]
  for (const app of read.apps.values()) expect(app.groups.size).toBeGreaterThanOrEqual(0)
  const [late, early] = [createBackend(unread), createBackend(read)]
  const first = quietUntil(appOf(unread, APPS.full)) ?? 0
  const deletions = [...appOf(read, APPS.full).groups.values()].flatMap(({ deletion }) => deletion?.at ?? [])
  expect(first).toBe(Math.min(...deletions) + RETENTION.deletedGroup)

  for (const seconds of [0, first - START - 1, first - START, first - START + 86_400]) {
    expect(late.isWorkDue(stamp(seconds).at)).toBe(early.isWorkDue(stamp(seconds).at))
    for (const backend of [late, early]) backend.run(stamp(seconds), () => undefined)
    expect(late.state.revision).toBe(early.state.revision)
  }
  expect(unread).toEqual(read)
})

test('a group that is made, deleted or restored before anybody has looked counts once', () => {
  const { call } = testBackend('typical')
  const of = (GroupId: string) => ({ AppId: APPS.nearlyFull, GroupId })
  const totals = () =>
    [0, 1, 2].map(
      (GroupStatus) =>
        call('ListLiveMessageGroupByPage', { AppId: APPS.nearlyFull, SortType: 1, GroupStatus }).TotalCount,
    )
  call('CreateLiveMessageGroup', of('new1'))
  expect(totals()).toEqual([4271, 4214, 57])
  call('DeleteLiveMessageGroup', of('new1'))
  expect(totals()).toEqual([4271, 4213, 58])
  call('RecoverLiveMessageDeletedGroup', of('new1'))
  expect(totals()).toEqual([4271, 4214, 57])
})
