import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from './client.ts'
import { Failure } from './failure.ts'
import { listGroups } from './groups.ts'
import { repeatThrottled, retryDelayMs, retryRead, retryWrite } from './retry.ts'
import { createServiceClock } from './service-clock.ts'

const SCOPE = { AppId: 'app1', DataCenter: 'cn-shanghai' } as const
const READ = { ...SCOPE, GroupId: 'g1' }
const GROUP = {
  GroupId: 'g1',
  GroupName: '',
  GroupInfo: '',
  CreatorId: '',
  AdminList: [],
  Createtime: 1,
  Delete: false,
  MsgAmount: { '1': 9_007_199_254_740_991 },
  RequestId: 'R-1',
}

const clock = createServiceClock()
const client = createClient({ clock, deadlineMs: { read: 40, write: 60 } })

function answering(body: string, init: ResponseInit = {}) {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, init)))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const hanging = () =>
  vi.stubGlobal(
    'fetch',
    (_: unknown, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
  )
async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Failure)) throw new Error(`expected a Failure, got ${String(error)}`)
  return error
}

afterEach(() => vi.unstubAllGlobals())

test('posts JSON with exact integers to one path per action', async () => {
  const fetched = answering('{"MsgTid":"m1","RequestId":"R-1"}')
  await client.call('SendLiveMessageGroup', { ...READ, SenderId: 's1', MsgType: 9_223_372_036_854_775_807n })
  const [url, init] = fetched.mock.calls[0] ?? []
  expect(url).toBe('/api/live/SendLiveMessageGroup')
  expect(init?.method).toBe('POST')
  expect(init?.body).toBe(
    '{"AppId":"app1","DataCenter":"cn-shanghai","GroupId":"g1","SenderId":"s1","MsgType":9223372036854775807}',
  )
})

test('parses 64-bit integers to bigint and drops secrets and unknown fields', async () => {
  answering(JSON.stringify({ ...GROUP, New: 1 }).replace('9007199254740991', '9223372036854775807'))
  const group = await client.call('DescribeLiveMessageGroup', READ)
  expect(group.MsgAmount).toEqual({ '1': 9_223_372_036_854_775_807n })
  expect(group).not.toHaveProperty('New')

  const app = { AppId: 'a', AppName: 'n', AppKey: 'k', AppSign: 's', Disable: 'false', CreateTime: 1, ModifyTime: 1 }
  answering(
    JSON.stringify({
      HasMore: false,
      AppList: [{ ...app, MsgLifeCycle: 0, DataCenter: 'cn-shanghai' }],
      RequestId: 'R',
    }),
  )
  expect(JSON.stringify(await client.call('ListLiveMessageApps', { SortType: 2 }))).not.toMatch(/AppKey|AppSign/)
})

test('a refusal keeps status, Code, Message, RequestId and the wait asked for', async () => {
  answering('{"Code":"Throttling.User","Message":"slow down","RequestId":"R-9"}', {
    status: 400,
    headers: { 'x-acs-retry-after': '700' },
  })
  const failure = await failureOf(client.call('DescribeLiveMessageGroup', READ))
  expect(failure.kind).toBe('refused')
  expect(failure.facts).toMatchObject({ status: 400, code: 'Throttling.User', requestId: 'R-9', retryAfterMs: 700 })
  expect(failure.throttled).toBe(true)
  expect(retryDelayMs(0, failure)).toBe(700)
})

test.each([
  ['60000', 60_000],
  ['9999999999', 60_000],
  ['1e9', undefined],
  ['0', undefined],
])('a service that asks to wait %s is waited for %s milliseconds', async (asked, ms) => {
  for (const body of ['{"Code":"Throttling","Message":"","RequestId":"R"}', '<html></html>']) {
    answering(body, { status: 503, headers: { 'x-acs-retry-after': asked, 'retry-after': '9999999999' } })
    expect((await failureOf(client.call('DescribeLiveMessageGroup', READ))).facts.retryAfterMs).toBe(ms)
  }
})

test('no total makes anybody set out for more groups than there are pages', async () => {
  answering(
    JSON.stringify({ TotalCount: 9_000_000_000_000_000, PageNumber: 1, PageSize: 50, GroupList: [], RequestId: 'R-1' }),
  )
  const page = { number: 1, size: 50, status: 'all', order: 'newest' } as const
  expect(await listGroups(client, { appId: 'app1', center: 'cn-shanghai' }, page)).toEqual({ rows: [], total: 500_000 })
})

test.each([
  ['an HTML page', '<html></html>', 200],
  ['a proxy page', '<html></html>', 502],
  ['cut JSON', '{"RequestId":"R', 200],
  ['an empty body', '', 200],
  ['a missing field', '{"RequestId":"R-2"}', 200],
  ['a wrong type', JSON.stringify({ ...GROUP, AdminList: 'a,b' }), 200],
  ['a fraction for a count', JSON.stringify({ ...GROUP, Createtime: 1.5 }), 200],
])('%s is unreadable', async (_, body, status) => {
  answering(body, { status, headers: { 'x-acs-request-id': 'R-2' } })
  const failure = await failureOf(client.call('DescribeLiveMessageGroup', READ))
  expect(failure.kind).toBe('unreadable')
  expect(failure.facts).toMatchObject({ status, requestId: body.includes('R-1') ? 'R-1' : 'R-2' })
})

test.each([
  ['Gateway.NotRecorded', false],
  ['Gateway.NoCredentials', false],
  ['Gateway.Unreachable', true],
  ['ServerError', true],
])('of a write refused with %s it is known or not whether it happened', async (Code, unknown) => {
  answering(JSON.stringify({ Code, Message: 'No.', RequestId: 'R-1' }), { status: 503 })
  expect((await failureOf(client.call('DeleteLiveMessageGroup', READ))).outcomeUnknown).toBe(unknown)
})

test('a lost connection and a deadline are unreachable, and a lost write has an unknown outcome', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const lost = await failureOf(client.call('DeleteLiveMessageGroup', READ))
  expect(lost.facts).toMatchObject({ kind: 'unreachable', reason: 'network' })
  expect(lost.outcomeUnknown).toBe(true)
  hanging()
  expect((await failureOf(client.call('DescribeLiveMessageGroup', READ))).facts.reason).toBe('timeout')
})

test.each([
  [false, 'offline'],
  [true, 'network'],
])(
  'where the browser says of itself that it is online: %s, a call that is lost is told as %s',
  async (onLine, reason) => {
    vi.stubGlobal('navigator', { onLine })
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect((await failureOf(client.call('DescribeLiveMessageGroup', READ))).facts.reason).toBe(reason)
  },
)

test.each([
  [499, false],
  [500, true],
  [502, true],
])(
  'a status of %i leaves open whether a write was done: %s; a read changes nothing, whatever happens to it',
  async (status, open) => {
    answering('{"Code":"Odd","Message":"m","RequestId":"R"}', { status })
    expect((await failureOf(client.call('DeleteLiveMessageGroup', READ))).outcomeUnknown).toBe(open)
    expect((await failureOf(client.call('DescribeLiveMessageGroup', READ))).outcomeUnknown).toBe(false)
    answering('<html></html>')
    expect((await failureOf(client.call('DescribeLiveMessageGroup', READ))).outcomeUnknown).toBe(false)
  },
)

test.each([
  ['a proxy’s page for headers that are too large', '<html></html>', 431],
  ['the gateway’s own', '{"Code":"Gateway.HeadersTooLarge","Message":"m","RequestId":"R"}', 431],
  ['a call that the gateway did not send', '{"Code":"Gateway.NotSent","Message":"m","RequestId":"R"}', 503],
  ['a gateway without credentials', '{"Code":"Gateway.NoCredentials","Message":"m","RequestId":"R"}', 503],
])('%s leaves no doubt about a write', async (_, body, status) => {
  answering(body, { status })
  expect((await failureOf(client.call('DeleteLiveMessageGroup', READ))).outcomeUnknown).toBe(false)
})

test('nobody waiting cancels a read, never a write', async () => {
  hanging()
  const cancel = new AbortController()
  const read = client.call('DescribeLiveMessageGroup', READ, { signal: cancel.signal })
  const write = client.call('DeleteLiveMessageGroup', READ, { signal: cancel.signal })
  cancel.abort()
  await expect(read).rejects.toMatchObject({ name: 'AbortError' })
  expect((await failureOf(write)).facts.reason).toBe('timeout')
})

test('parameters that break the contract are refused before anything is sent', async () => {
  const fetched = answering('{}')
  const failure = await failureOf(client.call('CreateLiveMessageGroup', { ...SCOPE, GroupId: 'a b' }))
  expect(failure.facts).toMatchObject({ kind: 'refused', code: 'InputInvalid', sent: false })
  expect(failure.message).toContain('GroupId')
  expect(fetched).not.toHaveBeenCalled()
})

test('reads repeat twice after transient failures, writes only after throttling', () => {
  const facts = { action: 'DeleteLiveMessageGroup', write: true, message: '' } as const
  const network = new Failure({ ...facts, kind: 'unreachable', reason: 'network' })
  const refused = new Failure({ ...facts, kind: 'refused', status: 400, code: 'InputInvalid' })
  const throttled = new Failure({ ...facts, kind: 'refused', status: 400, code: 'Throttling' })
  const broken = new Failure({ ...facts, kind: 'unreadable', status: 502 })
  expect([network, refused, throttled, broken].map((failure) => retryRead(0, failure))).toEqual([
    true,
    false,
    true,
    true,
  ])
  expect([network, refused, throttled, broken].map((failure) => retryWrite(0, failure))).toEqual([
    false,
    false,
    true,
    false,
  ])
  expect([0, 1, 2].map((times) => retryRead(times, network))).toEqual([true, true, false])
  expect(retryDelayMs(9, network)).toBe(8000)
  expect(retryRead(0, new Error('a defect'))).toBe(false)
})

test('every write carries a key, its own or that of its submit; a read carries none', async () => {
  const fetched = answering('{"MsgTid":"m1","GroupId":"g1","RequestId":"R-1"}')
  const keyOf = (call: number) => new Headers(fetched.mock.calls[call]?.[1]?.headers).get('idempotency-key')
  await client.call('DeleteLiveMessageGroup', READ)
  await client.call('DeleteLiveMessageGroup', READ)
  await client.call('DeleteLiveMessageGroup', READ, { submitKey: 'mine' })
  await failureOf(client.call('DescribeLiveMessageGroup', READ))
  expect(keyOf(0)).toMatch(/^[a-z2-9]{26}$/)
  expect(keyOf(1)).toMatch(/^[a-z2-9]{26}$/)
  expect(keyOf(1)).not.toBe(keyOf(0))
  expect([keyOf(2), keyOf(3)]).toEqual(['mine', null])
})

test('what throttling refused is tried again under the same key, another submit under another', async () => {
  const keys: string[] = []
  const throttled = new Failure({
    kind: 'refused',
    action: 'DeleteLiveMessageGroup',
    write: true,
    message: '',
    code: 'Throttling.User',
    status: 400,
    retryAfterMs: 1,
  })
  const submit = () =>
    repeatThrottled((key) => {
      keys.push(key)
      return keys.length % 3 === 0 ? Promise.resolve() : Promise.reject(throttled)
    })
  await submit()
  await submit()
  expect(keys).toHaveLength(6)
  expect(new Set(keys.slice(0, 3))).toHaveProperty('size', 1)
  expect(new Set(keys.slice(3))).toHaveProperty('size', 1)
  expect(keys[3]).not.toBe(keys[0])
})
