import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createRecord, type CallRecord } from './record/record.ts'
import { traceOf } from './record/trace.ts'
import { Refusal } from './http/refusal.ts'
import { KEYS, openGateway, type TestGateway } from './test-gateway.ts'

const CALL: CallRecord = {
  event: 'call',
  operator: 'sub-1',
  role: 'operator',
  action: 'DeleteLiveMessageGroup',
  application: 'app',
  group: 'group',
  outcome: 'answered',
  requestId: 'S-1',
  durationMs: 12,
}

test('a call is one line of JSON with who, what, where, and how it ended', () => {
  const lines: string[] = []
  createRecord(
    (line) => lines.push(line),
    () => 0,
  )({ ...CALL, outcome: 'refused', code: 'NoAuth' })
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    ...CALL,
    outcome: 'refused',
    code: 'NoAuth',
  })
})

test.each([
  'a\r\n{"event":"call","operator":"forged"}',
  'a\u2028b\u2029c',
  '\u001B[2J\u001B[31m',
  '\u009B2J',
  '\u202Egnp.exe',
  '\u0000\u0007\b',
  '","outcome":"answered","x":"',
  '\uD800',
  'zero\u200Bwidth\uFEFF',
])('whatever an ID holds, it cannot end or hide its line: %j', (group) => {
  const lines: string[] = []
  createRecord(
    (line) => lines.push(line),
    () => 0,
  )({ ...CALL, group })
  const [line = ''] = lines
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u200B-\u200F\u202A-\u202E\uFEFF]/)
  expect(line.endsWith('}\n')).toBe(true)
  expect(JSON.parse(line)).toMatchObject({ ...CALL, group })
})

test('every call leaves its line, refused ones too, and the parameters of none', async () => {
  const site = await openGateway({
    service: () => Response.json({ Code: 'NoAuth', Message: 'CanaryMessage', RequestId: 'S-9' }, { status: 403 }),
  })
  const params = { AppId: 'app', GroupId: 'group', GroupName: 'CanaryName', GroupInfo: 'CanaryInfo' }
  await site.call('CreateLiveMessageGroup', params)
  await site.signIn()
  await site.call('CreateLiveMessageGroup', params)
  await site.call('CreateLiveMessageGroup', { ...params, Extra: 'CanaryExtra' })
  await site.call('Canary', params)
  await site.call('CreateLiveMessageGroup', params, { 'sec-fetch-site': 'cross-site' })
  const calls = site.lines
    .map((line): unknown => JSON.parse(line))
    .filter((entry) => JSON.stringify(entry).includes('"event":"call"'))
  const signedIn = { operator: 'local', role: 'manager' }
  expect(calls).toMatchObject([
    { outcome: 'refused', code: 'Gateway.SignInRequired' },
    {
      ...signedIn,
      action: 'CreateLiveMessageGroup',
      application: 'app',
      group: 'group',
      outcome: 'refused',
      code: 'NoAuth',
      requestId: 'S-9',
    },
    { ...signedIn, action: 'CreateLiveMessageGroup', outcome: 'refused', code: 'Gateway.BadRequest' },
    { ...signedIn, outcome: 'refused', code: 'Gateway.UnknownAction' },
    { outcome: 'refused', code: 'Gateway.CrossSite' },
  ])
  expect(site.lines.join('')).not.toContain('Canary')
})

const lastLine = ({ lines }: TestGateway) => v.parse(v.record(v.string(), v.unknown()), JSON.parse(lines.at(-1) ?? ''))

const WHO: [string, object, string[] | undefined][] = [
  ['KickLiveMessageGroupUser', { KickoffUser: 'u1' }, ['u1']],
  ['AddLiveMessageGroupBand', { BannedUsers: ['u1', 'u2'] }, ['u1', 'u2']],
  ['RemoveLiveMessageGroupBand', { UnbannedUsers: ['u1'] }, ['u1']],
  ['BanLiveMessageGroup', { ExceptUsers: ['u1'] }, ['u1']],
  ['BanLiveMessageGroup', {}, undefined],
  ['ModifyLiveMessageGroupBand', { BannedAll: false, BannnedUsers: ['u1'], ExceptUsers: ['u1', 'u2'] }, ['u1', 'u2']],
  ['CreateLiveMessageGroup', { CreatorId: 'owner', Administrators: ['u1'] }, ['u1']],
  ['ModifyLiveMessageGroup', { ModifyAdmin: true, AdminList: ['u1', 'u2'] }, ['u1', 'u2']],
  ['CheckLiveMessageUsersInGroup', { UserIds: ['u1'] }, undefined],
  ['SendLiveMessageGroup', { SenderId: 's', Body: 'CanaryContent', SenderMetaInfo: 'CanaryContent' }, undefined],
]
const WHO_WITHOUT_GROUP: typeof WHO = [
  ['ModifyLiveMessageUserInfo', { UserId: 'u1', UserMetaInfo: 'CanaryContent' }, ['u1']],
  [
    'SendLiveMessageUser',
    { SenderId: 's', ReceiverId: 'u1', Body: 'CanaryContent', SenderInfo: 'CanaryContent' },
    ['u1'],
  ],
  [
    'DeleteLiveMessageUserMessage',
    { ReceiverId: 'u1', MessageId: 'm', DeleterId: 'd', DeleterInfo: 'CanaryContent' },
    ['u1'],
  ],
]

test.each([
  ...WHO.map(([action, params, users]) => [action, { GroupId: 'g', ...params }, users] as const),
  ...WHO_WITHOUT_GROUP,
])('%s %j names whom it is about, and nothing of what was said', async (action, params, users) => {
  const site = await openGateway({
    service: () => Response.json({ Code: 'NoAuth', Message: 'CanaryContent', RequestId: 'S-1' }, { status: 403 }),
  })
  await site.signIn()
  expect((await site.call(action, { AppId: 'a', ...params })).code).toBe('NoAuth')
  const line = lastLine(site)
  expect(line).toMatchObject({ action, outcome: 'refused' })
  expect(line['users']).toEqual(users)
  expect(site.lines.join('')).not.toContain('Canary')
})

test('a line stays short, however many users a call names', async () => {
  const many = (letter: string) => Array.from({ length: 30 }, (_none, index) => `${letter}${index}`.padEnd(64, 'x'))
  const site = await openGateway()
  await site.signIn()
  const call = (BannnedUsers: string[]) =>
    site.call('ModifyLiveMessageGroupBand', { AppId: 'a', GroupId: 'g', BannnedUsers, ExceptUsers: many('e') })
  expect((await call(many('b'))).status).toBe(200)
  expect(JSON.parse(site.lines.at(-1) ?? '')).toMatchObject({ users: [...many('b'), ...many('e')] })
  expect(site.lines.at(-1)?.length).toBeLessThan(5000)
  // What the contract does not allow is not written down either.
  expect(await call([...many('b'), 'one']).then(({ code }) => code)).toBe('Gateway.BadRequest')
  expect(site.lines.at(-1)?.length).toBeLessThan(500)
})

test.each<[string, object, object, string | undefined]>([
  ['CreateLiveMessageGroup', { AppId: 'a', GroupId: 'g' }, { GroupId: 'g' }, 'g'],
  ['CreateLiveMessageGroup', { AppId: 'a', GroupId: 'g' }, { GroupId: 'g', AlreadyExists: true }, undefined],
  ['CreateLiveMessageGroup', { AppId: 'a', GroupId: 'g' }, { GroupId: 'g', AlreadyDelete: true }, undefined],
  ['CreateLiveMessageApp', { AppName: 'CanaryName' }, { AppId: 'new', DataCenter: 'cn-shanghai' }, 'new'],
  [
    'CreateLiveMessageApp',
    { AppName: 'CanaryName' },
    { AppId: 'x'.repeat(100_000), DataCenter: 'cn-shanghai' },
    'x'.repeat(200),
  ],
  ['CreateLiveMessageApp', { AppName: 'CanaryName' }, { AppId: KEYS.accessKeyId, DataCenter: 'cn-shanghai' }, '***'],
  ['DeleteLiveMessageGroup', { AppId: 'a', GroupId: 'g' }, { GroupId: 'g' }, undefined],
])('%s %j, answered %j, says what it made', async (action, params, answer, created) => {
  const site = await openGateway({ service: () => Response.json({ ...answer, RequestId: 'S-1' }) })
  await site.signIn()
  expect((await site.call(action, params)).status).toBe(200)
  expect(lastLine(site)['created']).toEqual(created)
  expect(site.lines.join('')).not.toContain('Canary')
})

test('keys and endless texts in the service’s own Code and RequestId reach neither record nor metrics', async () => {
  let refusal = { Code: `No.${KEYS.accessKeySecret}`, RequestId: `R-${KEYS.accessKeyId}` }
  const site = await openGateway({
    config: { metrics: { host: '127.0.0.1', port: 0 } },
    service: () => Response.json(refusal, { status: 400 }),
  })
  await site.signIn()
  const reply = await site.call('ListLiveMessageApps', { SortType: 1 })
  expect(reply.json).toMatchObject({ Code: 'No.***', RequestId: 'R-***' })
  expect(JSON.parse(site.lines.at(-1) ?? '')).toMatchObject({ code: 'No.***', requestId: 'R-***' })
  refusal = { Code: 'C'.repeat(100_000), RequestId: 'R'.repeat(100_000) }
  await site.call('ListLiveMessageApps', { SortType: 1 })
  expect(site.lines.at(-1)?.length).toBeLessThan(1000)
  const metrics = await (await fetch(site.gateway.metricsUrl ?? '')).text()
  expect(metrics).toContain('code="other"')
  expect(`${metrics}${site.lines.join('')}`).not.toContain('Canary')
})

test('the trace of an error says where and why in codes, never what was carried', () => {
  const cause = Object.assign(
    new TypeError('CanaryContent', { cause: Object.assign(new Error('CanaryContent'), { code: 'ECONNRESET' }) }),
    { code: 'not a code: CanaryContent' },
  )
  expect(traceOf(new Refusal('Gateway.Unreachable', 'Lost.', { cause }))).toBe('Lost. (TypeError ECONNRESET)')
  expect(traceOf(cause)).toMatch(/^TypeError\s+at /)
  expect(traceOf(cause)).not.toContain('Canary')
  expect(traceOf('CanaryContent')).not.toContain('Canary')
})
