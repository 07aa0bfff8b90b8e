import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupVersion } from '#api/contract/group-version.ts'
import { createBudget } from './live/budget.ts'
import { createLiveCalls, type LiveCall } from './live/live-calls.ts'
import { parseParameters } from './live/params.ts'
import type { Upstream } from './live/upstream.ts'
import { openGateway } from './test-gateway.ts'

const GROUP = { AppId: 'app', GroupId: 'group' }

interface State {
  GroupInfo: string
  AdminList: string[]
  Delete: boolean
}

const describedAs = (state: State) => ({
  ...state,
  GroupId: 'group',
  GroupName: '',
  CreatorId: '',
  Createtime: 1,
  RequestId: 'D-1',
})

/** A service that holds one group. */
function serviceOf(state: State) {
  const answer = (json: object, code?: string) => ({
    status: code === undefined ? 200 : 404,
    json,
    body: JSON.stringify(json),
    headers: {},
    requestId: 'S',
    code,
  })
  return (action: string, query: Readonly<Record<string, string>>) => {
    if (action === 'DescribeLiveMessageGroup') return answer(describedAs(state))
    if (state.Delete) return answer({ Code: 'ResourceNotExist' }, 'ResourceNotExist')
    if (query['ModifyInfo'] === 'true') state.GroupInfo = query['GroupInfo'] ?? ''
    return answer({ RequestId: 'S' })
  }
}

/** An operator's change, made of what he opened. */
function change(GroupInfo: string, opened: State): LiveCall {
  return {
    action: 'ModifyLiveMessageGroup',
    parameters: parseParameters('ModifyLiveMessageGroup', { ...GROUP, ModifyInfo: true, GroupInfo }),
    ifMatch: groupVersion(opened.GroupInfo, opened.AdminList),
    operator: 'op',
    signal: new AbortController().signal,
  }
}

const budget = () => createBudget({ callsPerSecond: () => 1_000_000, queueMs: 1000 })

test('of any number of changes made of the same state exactly one is done, however answers are delayed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), async (scheduler, tabs) => {
      const state: State = { GroupInfo: 'opened', AdminList: ['a'], Delete: false }
      const opened = { ...state }
      const service = serviceOf(state)
      const upstream: Upstream = async ({ action, query }) => {
        await scheduler.schedule(Promise.resolve(), `${action} leaves`)
        const answer = service(action, query)
        await scheduler.schedule(Promise.resolve(), `${action} returns`)
        return answer
      }
      const calls = createLiveCalls({ upstream, budget: budget(), endpointOf: () => '', changeWaitMs: 9000 })
      const ends = Array.from({ length: tabs }, (_, tab) =>
        calls(change(`tab ${tab}`, opened)).then(
          () => `tab ${tab}`,
          (error: unknown) => error,
        ),
      )
      const all = await scheduler.waitFor(Promise.all(ends))
      const done = all.filter((end) => typeof end === 'string')
      expect(done).toEqual([state.GroupInfo])
      const refused = all.filter((end) => typeof end !== 'string')
      expect(refused).toHaveLength(tabs - 1)
      for (const end of refused)
        expect(end).toMatchObject({
          code: 'Gateway.GroupChanged',
          facts: { current: { GroupInfo: state.GroupInfo, AdminList: ['a'] } },
        })
    }),
    { numRuns: 60, seed: 7 },
  )
})

test('over the wire: the look comes first, then the change; a difference is 412 with what is there now', async () => {
  const state: State = { GroupInfo: 'theirs', AdminList: ['a', 'b'], Delete: false }
  const site = await openGateway({
    service: (request) =>
      request.headers.get('x-acs-action') === 'DescribeLiveMessageGroup'
        ? Response.json(describedAs(state))
        : Response.json({ RequestId: 'S-1' }),
  })
  await site.signIn()
  const params = { ...GROUP, DataCenter: 'cn-shanghai', ModifyInfo: true, GroupInfo: 'mine' }
  const stale = await site.call('ModifyLiveMessageGroup', params, { 'if-match': groupVersion('opened', ['a']) })
  expect([stale.status, stale.code]).toEqual([412, 'Gateway.GroupChanged'])
  expect(stale.json).toMatchObject({ Current: { GroupInfo: 'theirs', AdminList: ['a', 'b'] } })
  expect(site.upstream.map(({ headers }) => headers.get('x-acs-action'))).toEqual(['DescribeLiveMessageGroup'])
  expect(Object.fromEntries(site.upstream[0]?.url.searchParams ?? [])).toEqual({ ...GROUP, DataCenter: 'cn-shanghai' })

  const fresh = await site.call('ModifyLiveMessageGroup', params, { 'if-match': groupVersion('theirs', ['a', 'b']) })
  expect(fresh.status).toBe(200)
  expect(site.upstream.map(({ headers }) => headers.get('x-acs-action'))).toEqual([
    'DescribeLiveMessageGroup',
    'DescribeLiveMessageGroup',
    'ModifyLiveMessageGroup',
  ])
})

test.each([
  ['the service has no such group', 404, 'ResourceNotExist'],
  ['it is throttled', 400, 'Throttling.User'],
])('when %s, the look’s refusal is the answer, and nothing is changed', async (_why, status, Code) => {
  const site = await openGateway({
    service: () => Response.json({ Code, Message: 'No.', RequestId: 'S-1' }, { status }),
  })
  await site.signIn()
  const reply = await site.call(
    'ModifyLiveMessageGroup',
    { ...GROUP, ModifyInfo: true, GroupInfo: 'x' },
    { 'if-match': '"x"' },
  )
  expect([reply.status, reply.code]).toEqual([status, Code])
  expect(site.upstream).toHaveLength(1)
})

test.each([
  [
    'fails',
    () => Response.json({ Code: 'ServerError', Message: 'No.', RequestId: 'S-1' }, { status: 500 }),
    'ServerError, RequestId S-1',
  ],
  ['cannot be read', () => new Response('<html>', { status: 502 }), 'Gateway.Unreadable'],
  ['is lost', () => Promise.reject(new Error('socket hang up')), 'Gateway.Unreachable'],
])('when the look %s, the change was never sent, and that is what is said', async (_how, service, why) => {
  const site = await openGateway({ service })
  await site.signIn()
  const reply = await site.call(
    'ModifyLiveMessageGroup',
    { ...GROUP, ModifyInfo: true, GroupInfo: 'x' },
    { 'if-match': '"x"' },
  )
  expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotSent'])
  expect(reply.json).toMatchObject({
    Message: `ModifyLiveMessageGroup was not sent: the group could not be read first (${why}). Nothing has changed.`,
  })
  expect(site.upstream).toHaveLength(1)
})

test('a deleted group is left to the service to refuse', async () => {
  const state: State = { GroupInfo: '', AdminList: [], Delete: true }
  const service = serviceOf(state)
  const calls = createLiveCalls({
    upstream: async ({ action, query }) => service(action, query),
    budget: budget(),
    endpointOf: () => '',
    changeWaitMs: 9000,
  })
  expect(await calls(change('x', { ...state, GroupInfo: 'other' }))).toMatchObject({ code: 'ResourceNotExist' })
})

test('changes of one group keep their order, failures or not; other groups and sends do not wait', async () => {
  const begun: string[] = []
  const waiting = new Map<string, (ok: boolean) => void>()
  const upstream: Upstream = ({ query }) => {
    const name = `${query['GroupId']} ${query['OperatorId'] ?? query['MsgTid']}`
    begun.push(name)
    return new Promise((resolve, reject) => {
      waiting.set(name, (ok) =>
        ok
          ? resolve({ status: 200, json: {}, body: '{}', headers: {}, requestId: 'S', code: undefined })
          : reject(new Error('lost')),
      )
    })
  }
  const calls = createLiveCalls({ upstream, budget: budget(), endpointOf: () => '', changeWaitMs: 9000 })
  const call = (action: 'DeleteLiveMessageGroup' | 'SendLiveMessageGroup', GroupId: string, more: object) =>
    calls({
      action,
      parameters: parseParameters(action, { AppId: 'app', GroupId, ...more }),
      ifMatch: undefined,
      operator: 'op',
      signal: new AbortController().signal,
    })
  const settle = () => new Promise((resolve) => setImmediate(resolve))

  const first = call('DeleteLiveMessageGroup', 'a', { OperatorId: '1' })
  const second = call('DeleteLiveMessageGroup', 'a', { OperatorId: '2' })
  const other = call('DeleteLiveMessageGroup', 'b', { OperatorId: '3' })
  const sent = call('SendLiveMessageGroup', 'a', { SenderId: 's', MsgTid: '4' })
  await settle()
  expect(begun.toSorted()).toEqual(['a 1', 'a 4', 'b 3'])
  waiting.get('a 1')?.(false)
  await expect(first).rejects.toThrow('lost')
  await settle()
  expect(begun).toContain('a 2')
  for (const name of ['a 2', 'b 3', 'a 4']) waiting.get(name)?.(true)
  await Promise.all([second, other, sent])
})
