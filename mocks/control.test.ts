import { describe, expect, test } from 'vitest'
import { APPS, GROUPS, SCENARIO_NAMES } from './scenarios/names.ts'
import { START, START_MS } from './test-backend.ts'
import { controlOf, post, testHost } from './test-host.ts'

const group = { appId: APPS.typical, groupId: GROUPS.quiet }
const DAY = 86_400

test('ping is answered by the mock and needs nothing', async () => {
  const response = await testHost().handle(new Request('http://console.test/_control/ping', { method: 'POST' }))
  expect([response.status, response.headers.get('x-mock'), await response.json()]).toEqual([200, '1', { pong: true }])
})

test('commands are POSTs with known names and parameters; an empty body is none', async () => {
  const host = testHost()
  const status = async (request: Request) => (await host.handle(request)).status
  expect(await status(post('/_control/state', ''))).toBe(200)
  expect(await status(new Request('http://console.test/_control/state'))).toBe(405)
  expect(await status(post('/_control/dance', {}))).toBe(404)
  expect(await status(post('/_control/advance-clock', { seconds: -1 }))).toBe(400)
  expect(await status(post('/_control/advance-clock', {}))).toBe(400)
  expect(await status(post('/_control/reset', { scenario: 'nothing' }))).toBe(400)
  expect(await status(post('/_control/join', { ...group, users: ['a'], count: 2 }))).toBe(400)
  expect(await status(post('/_control/join', { ...group, groupId: 'none', count: 2 }))).toBe(404)
  expect(await status(post('/_control/join', { ...group, appId: 'none', count: 2 }))).toBe(404)
})

test('advancing the clock moves the Date header and every clock of the service', async () => {
  const host = testHost()
  const response = await host.handle(post('/_control/advance-clock', { seconds: DAY }))
  expect(response.headers.get('date')).toBe(new Date(START_MS + DAY * 1000).toUTCString())
  expect(await response.json()).toEqual({ serviceTime: START + DAY })
  const gone = await host.handle(post('/api/live/DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: GROUPS.deletedExpiring }))
  expect([gone.status, gone.headers.get('date')]).toEqual([404, new Date(START_MS + DAY * 1000).toUTCString()])
})

test('a read that time alone makes different is not forgotten: the group is purged for good', async () => {
  const host = testHost()
  const control = controlOf(host)
  await control('advance-clock', { seconds: DAY })
  const before = await host.handle(post('/api/live/ListLiveMessageGroupByPage', { AppId: APPS.typical, SortType: 1 }))
  expect(await before.json()).toMatchObject({ TotalCount: 59 })
})

test('people come and go, named or so many', async () => {
  const control = controlOf(testHost())
  expect(await control('join', { ...group, users: ['viewer2', 'anna'] })).toEqual({ joined: 2, online: 2, supergroup: false })
  expect(await control('join', { ...group, count: 2 })).toEqual({ joined: 2, online: 4, supergroup: false })
  expect(await control('join', { ...group, users: ['viewer1', 'viewer3'] })).toEqual({ joined: 0, online: 4, supergroup: false })
  expect(await control('leave', { ...group, users: ['anna', 'nobody'] })).toEqual({ left: 1, online: 3, supergroup: false })
  expect(await control('leave', { ...group, count: 50 })).toEqual({ left: 3, online: 0, supergroup: false })
})

test('an inbox is empty until something reached it', async () => {
  const host = testHost()
  const control = controlOf(host)
  const viewer = { appId: APPS.typical, userId: 'viewer1' }
  expect(await control('inbox', viewer)).toMatchObject({ online: true, items: [] })
  await host.handle(post('/api/live/DeleteLiveMessageGroup', { AppId: APPS.typical, GroupId: GROUPS.busy }))
  const after = await control('inbox', viewer)
  expect(after).toMatchObject({ online: true, items: [{ kind: 'groupEnded', at: START, groupId: GROUPS.busy }] })
  expect(Object(after)).not.toMatchObject({ groups: expect.arrayContaining([GROUPS.busy]) as unknown })
  expect(await control('inbox', { ...viewer, userId: 'nobody' })).toEqual({ online: false, groups: [], items: [] })
})

describe('reset', () => {
  test.each(SCENARIO_NAMES)('puts %s in place', async (scenario) => {
    const control = controlOf(testHost())
    expect(await control('reset', { scenario, seed: 3 })).toEqual({ scenario, seed: 3 })
    expect(await control('state', {})).toMatchObject({ scenario, seed: 3, seededAt: START })
  })

  test('takes the clock and the faults back', async () => {
    const host = testHost()
    const control = controlOf(host)
    await control('advance-clock', { seconds: 40 * DAY })
    await control('faults', { set: [{ action: '*', kind: 'hang' }] })
    await control('reset', {})
    expect(await control('state', {})).toMatchObject({
      scenario: 'typical',
      serviceTime: START,
      seededAt: START,
      clockOffsetSeconds: 0,
      faults: [],
    })
  })
})

test('state tells the calls that arrived, with what became of them', async () => {
  const host = testHost()
  const control = controlOf(host)
  const params = { AppId: APPS.typical, GroupId: 'new1', GroupName: '名' }
  await host.handle(post('/api/live/CreateLiveMessageGroup', params))
  await host.handle(post('/api/live/ModifyLiveMessageGroup', { ...params, GroupId: 'none' }, { 'if-match': '"x"' }))
  await control('faults', { set: [{ action: '*', kind: 'cut-before' }] })
  await host.handle(post('/api/live/ListLiveMessageApps', { SortType: 1 }))
  expect(await control('state', {})).toMatchObject({
    storage: 'memory',
    notices: [],
    calls: [
      { number: 1, at: START, action: 'CreateLiveMessageGroup', params, status: 200, faults: [] },
      { number: 2, action: 'ModifyLiveMessageGroup', ifMatch: '"x"', status: 400, code: 'InputInvalid' },
      { number: 3, action: 'ListLiveMessageApps', status: 0, faults: ['cut-before'] },
    ],
  })
})

test('state counts the groups of every application', async () => {
  const full = {
    appId: APPS.full,
    name: '双十一直播间',
    center: 'cn-shanghai',
    disabled: false,
    foreign: false,
    groups: 5300,
    deletedGroups: 300,
  }
  const withFull: unknown = expect.arrayContaining([full])
  expect(await controlOf(testHost())('state', {})).toMatchObject({ applications: withFull })
})
