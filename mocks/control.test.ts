import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import type { Host } from './host.ts'
import { APPS, GROUPS, SCENARIO_NAMES } from './scenarios/names.ts'
import { START, START_MS } from './testing/test-backend.ts'
import { controlOf, post, testHost } from './testing/test-host.ts'

const group = { appId: APPS.typical, groupId: GROUPS.quiet }
const DAY = 86_400

/** The status of an answer, and its Message where it is a refusal. */
async function refusalBy(host: Host, request: Request): Promise<[status: number, message: string | undefined]> {
  const response = await host.handle(request)
  const { Message } = v.parse(v.object({ Message: v.optional(v.string()) }), parseExactJson(await response.text()))
  return [response.status, Message]
}
const told = (text: string): unknown => expect.stringContaining(text)

test('ping is answered by the mock and needs nothing', async () => {
  const response = await testHost().handle(new Request('http://console.test/_control/ping', { method: 'POST' }))
  expect([response.status, response.headers.get('x-mock'), await response.json()]).toEqual([200, '1', { pong: true }])
})

test('commands are POSTs with known names and parameters; an empty body is none', async () => {
  const host = testHost()
  expect((await host.handle(post('/_control/state', ''))).status).toBe(200)
  const refused: [request: Request, status: number, message: string][] = [
    [new Request('http://console.test/_control/state'), 405, 'POST'],
    [post('/_control/dance', {}), 404, 'no control command dance'],
    [post('/_control/advance-clock', { seconds: -1 }), 400, 'seconds: '],
    [post('/_control/advance-clock', {}), 400, 'seconds: '],
    [post('/_control/reset', { scenario: 'nothing' }), 400, 'scenario: '],
    [post('/_control/join', { ...group, users: ['a'], count: 2 }), 400, 'either users or count'],
    [post('/_control/join', { ...group, groupId: 'none', count: 2 }), 404, 'no group none'],
    [post('/_control/join', { ...group, appId: 'none', count: 2 }), 404, 'no application none'],
  ]
  for (const [request, status, message] of refused)
    expect(await refusalBy(host, request)).toEqual([status, told(message)])
})

test('advancing the clock moves the Date header and every clock of the service', async () => {
  const host = testHost()
  const response = await host.handle(post('/_control/advance-clock', { seconds: DAY }))
  expect(response.headers.get('date')).toBe(new Date(START_MS + DAY * 1000).toUTCString())
  expect(await response.json()).toEqual({ serviceTime: START + DAY })
  const gone = await host.handle(
    post('/api/live/DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: GROUPS.deletedExpiring }),
  )
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
  expect(await control('join', { ...group, users: ['viewer2', 'anna'] })).toEqual({
    joined: 2,
    online: 2,
    supergroup: false,
  })
  expect(await control('join', { ...group, count: 2 })).toEqual({ joined: 2, online: 4, supergroup: false })
  expect(await control('join', { ...group, users: ['viewer1', 'viewer3'] })).toEqual({
    joined: 0,
    online: 4,
    supergroup: false,
  })
  expect(await control('leave', { ...group, users: ['anna', 'nobody'] })).toEqual({
    left: 1,
    online: 3,
    supergroup: false,
  })
  expect(await control('leave', { ...group, count: 50 })).toEqual({ left: 3, online: 0, supergroup: false })
})

test('an inbox is empty until something reached it', async () => {
  const host = testHost()
  const control = controlOf(host)
  const viewer = { appId: APPS.typical, userId: 'viewer1742' }
  expect(await control('inbox', viewer)).toMatchObject({ online: true, items: [] })
  await host.handle(post('/api/live/DeleteLiveMessageGroup', { AppId: APPS.typical, GroupId: GROUPS.busy }))
  const after = await control('inbox', viewer)
  expect(after).toMatchObject({ online: true, items: [{ kind: 'groupEnded', at: START, groupId: GROUPS.busy }] })
  expect(Object(after)).not.toMatchObject({ groups: expect.arrayContaining([GROUPS.busy]) as unknown })
  expect(await control('inbox', { ...viewer, userId: 'nobody' })).toEqual({ online: false, groups: [], items: [] })
})

test('who is inside is told, of a supergroup too, in the order they came', async () => {
  const control = controlOf(testHost())
  await control('join', { ...group, users: ['anna', 'bob'] })
  expect(await control('members', group)).toEqual({ online: 2, supergroup: false, users: ['anna', 'bob'] })
  expect(await control('join', { ...group, count: 2000 })).toEqual({ joined: 2000, online: 2002, supergroup: true })
  expect(await control('members', { ...group, most: 3 })).toEqual({
    online: 2002,
    supergroup: true,
    users: ['anna', 'bob', 'viewer1'],
  })
  expect(await control('members', group)).toMatchObject({ users: { length: 100 } })
})

test('users log in and out, are cut off and come back; only those are named to whom it happened', async () => {
  const control = controlOf(testHost())
  const users = (...names: string[]) => ({ appId: APPS.typical, users: names })
  const inbox = (userId: string) => control('inbox', { appId: APPS.typical, userId })
  expect(await control('log-in', users('anna'))).toEqual({ users: ['anna'] })
  expect(await inbox('anna')).toEqual({ online: true, groups: [], items: [] })
  await control('join', { ...group, users: ['anna', 'bob'] })
  expect(await inbox('anna')).toMatchObject({ online: true, groups: [GROUPS.quiet] })
  expect(await control('cut-off', users('anna', 'nobody'))).toEqual({ users: ['anna'] })
  expect(await inbox('anna')).toMatchObject({ online: false, groups: [] })
  expect(await control('come-back', users('anna', 'bob'))).toEqual({ users: ['anna'] })
  expect(await inbox('anna')).toMatchObject({ online: true, groups: [GROUPS.quiet] })
  expect(await control('log-out', users('anna', 'nobody'))).toEqual({ users: ['anna'] })
  expect(await inbox('anna')).toMatchObject({ online: false, groups: [] })
})

test('people have IDs that the service takes', async () => {
  const host = testHost()
  const send = (name: string, params: object) => refusalBy(host, post(`/_control/${name}`, params))
  for (const name of ['a b', '', 'ä', 'x'.repeat(65)]) {
    expect(await send('join', { ...group, users: [name] })).toEqual([400, told('users')])
    expect(await send('log-in', { appId: APPS.typical, users: [name] })).toEqual([400, told('users')])
  }
  expect(await send('join', { ...group, users: ['a'], info: '中'.repeat(171) })).toEqual([400, told('info')])
  expect(await send('join', { ...group, users: ['x'.repeat(64)], info: '中'.repeat(170) })).toEqual([200, undefined])
})

describe('a show', () => {
  test('runs for its time, at its rate and with its mix, is replaced by another one and ended by none', async () => {
    const host = testHost()
    const control = controlOf(host)
    await control('join', { ...group, count: 3 })
    const amounts = async () => {
      const described = await host.handle(
        post('/api/live/DescribeLiveMessageGroup', { AppId: group.appId, GroupId: group.groupId }),
      )
      return v.parse(v.looseObject({ MsgAmount: v.record(v.string(), v.number()) }), await described.json()).MsgAmount
    }
    const mix = [{ type: 7, share: 1 }]
    expect(await control('show', { ...group, perSecond: 4, seconds: 100, mix })).toEqual({
      running: true,
      until: START + 100,
      online: 3,
    })
    await control('advance-clock', { seconds: 10 })
    expect(await amounts()).toEqual({ '7': 40 })
    await control('show', { ...group, perSecond: 2, seconds: 5, mix: [{ type: 8, share: 1 }] })
    expect(await control('state', {})).toMatchObject({
      shows: [{ groupId: GROUPS.onAir }, { groupId: group.groupId, perSecond: 2, until: START + 15 }],
    })
    await control('advance-clock', { seconds: 2 })
    expect(await amounts()).toEqual({ '7': 40, '8': 4 })
    expect(await control('show', { ...group, perSecond: 0 })).toMatchObject({ running: false })
    await control('advance-clock', { seconds: 60 })
    expect(await amounts()).toEqual({ '7': 40, '8': 4 })
    expect(await control('state', {})).toMatchObject({ shows: [{ groupId: GROUPS.onAir }] })
  })

  test('of nonsense is refused', async () => {
    const host = testHost()
    const show = (more: object) => refusalBy(host, post('/_control/show', { ...group, perSecond: 1, ...more }))
    const wrong: [params: object, named: string][] = [
      [{ perSecond: 501 }, 'perSecond: '],
      [{ perSecond: -1 }, 'perSecond: '],
      [{ seconds: 0 }, 'seconds: '],
      [{ seconds: 601 }, 'seconds: '],
      [{ mix: [] }, 'mix: '],
      [{ mix: [{ type: 1, share: 0 }] }, 'mix.0.share: '],
    ]
    for (const [more, named] of wrong) expect(await show(more)).toEqual([400, told(named)])
    expect(await show({ groupId: 'none' })).toEqual([404, told('no group none')])
    expect(await show({})).toEqual([200, undefined])
  })
})

test('calls are told with request and answer, from a number on; of secrets nothing', async () => {
  const host = testHost()
  const control = controlOf(host)
  await host.handle(post('/api/live/ListLiveMessageApps', { SortType: 1 }))
  await host.handle(post('/api/live/DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: 'none' }))
  const all = await control('calls', {})
  expect(all).toMatchObject({
    calls: [
      { number: 1, action: 'ListLiveMessageApps', params: { SortType: 1 }, status: 200, answer: { HasMore: false } },
      {
        number: 2,
        action: 'DescribeLiveMessageGroup',
        status: 404,
        code: 'ResourceNotExist',
        message: expect.stringContaining('none') as unknown,
      },
    ],
  })
  expect(toExactJson(all)).not.toMatch(/AppKey|AppSign/)
  expect(await control('calls', { after: 1 })).toMatchObject({ calls: [{ number: 2 }] })
  expect(await control('calls', { after: 2 })).toEqual(expect.objectContaining({ calls: [] }))
})

test('a session is exported with its last failures, and imported into another one', async () => {
  const host = testHost()
  const created = { AppId: APPS.typical, GroupId: 'new1' }
  await host.handle(post('/api/live/CreateLiveMessageGroup', created))
  const lost = await host.handle(post('/api/live/CreateLiveMessageGroup', { ...created, GroupId: 'a b' }))
  const exported = v.parse(
    v.object({ file: v.looseObject({ failures: v.unknown() }) }),
    await controlOf(host)('export', {}),
  )
  expect(exported.file.failures).toMatchObject([
    { action: 'CreateLiveMessageGroup', code: 'InputInvalid', requestId: lost.headers.get('x-acs-request-id') },
  ])
  const other = testHost({ wallClock: () => START_MS + 99 * DAY * 1000, scenario: 'empty' })
  expect(await controlOf(other)('import', exported)).toEqual({ at: START_MS, writes: 1 })
  const found = await other.handle(post('/api/live/DescribeLiveMessageGroup', created))
  expect([found.status, found.headers.get('date')]).toEqual([200, new Date(START_MS).toUTCString()])
  expect(await controlOf(other)('state', {})).toMatchObject({ scenario: 'typical', serviceTime: START })
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

test('users inside say more in a second than the API takes, and only the heaviest fifty are there afterwards', async () => {
  const control = controlOf(testHost())
  const place = { appId: APPS.typical, groupId: 'rehearsalroom' }
  await control('join', { ...place, users: ['a', 'b'] })
  const messages = Array.from({ length: 60 }, (_, index) => ({
    sender: 'a',
    type: 1n,
    weight: BigInt(index),
    id: `M${index}`,
  }))
  const said = await control('say', { ...place, messages: [...messages, { sender: 'stranger' }] })
  expect(said).toMatchObject({ accepted: messages.map(({ id }) => id), refused: [{ place: 60, code: 'NoAuth' }] })
  await control('advance-clock', { seconds: 1 })
  const { items } = v.parse(
    v.object({ items: v.array(v.looseObject({ kind: v.string(), id: v.optional(v.string()) })) }),
    await control('inbox', { appId: APPS.typical, userId: 'b' }),
  )
  expect(items.filter(({ kind }) => kind === 'message').map(({ id }) => id)).toEqual(
    messages.slice(10).map(({ id }) => id),
  )
})
