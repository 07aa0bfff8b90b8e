import { describe, expect, test } from 'vitest'
import { type ActionName, ACTIONS, isActionName } from '#api/contract/actions.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { ROLES } from '#api/contract/roles.ts'
import { matching, openGateway, type Reply, type TestGateway } from './test-gateway.ts'

const DESCRIBE = 'DescribeLiveMessageGroup'
const GROUP = { AppId: 'app', GroupId: 'group' }

/** Refused as told, in the vendor's envelope, and nothing left the gateway. */
function expectRefused(reply: Reply, status: number, code: string, { upstream }: TestGateway, message = /\.$/): void {
  expect([reply.status, reply.code]).toEqual([status, code])
  expect(reply.json).toMatchObject({ RequestId: reply.headers['x-acs-request-id'], Message: matching(message) })
  expect(upstream).toEqual([])
}

test('a good call reaches the service, so the refusals below are for what is wrong with each', async () => {
  const site = await openGateway()
  await site.signIn()
  expect((await site.call('DeleteLiveMessageGroup', GROUP)).code).toBe('Gateway.Unreadable')
  expect(site.upstream).toHaveLength(1)
})

describe('actions', () => {
  test.each([
    ['unknown', 'DropEverything', 404, 'Gateway.UnknownAction'],
    ['of the older product', 'CreateMessageGroup', 404, 'Gateway.UnknownAction'],
    ['of another case', 'describelivemessagegroup', 404, 'Gateway.UnknownAction'],
    ['of every object', 'constructor', 404, 'Gateway.UnknownAction'],
    ['of every object', '__proto__', 404, 'Gateway.UnknownAction'],
    ['encoded', 'Describe%4CiveMessageGroup%00', 404, 'Gateway.UnknownAction'],
    ['with a path', `..%2f${DESCRIBE}`, 404, 'Gateway.UnknownAction'],
    ['with more path', `${DESCRIBE}/x`, 404, 'Gateway.NotFound'],
    ['none', '', 404, 'Gateway.NotFound'],
  ])('%s: %s', async (_why, action, status, code) => {
    const site = await openGateway()
    await site.signIn()
    expectRefused(await site.call(action, GROUP), status, code, site)
  })
})

test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('method %s', async (method) => {
  const site = await openGateway()
  const cookie = await site.signIn()
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const reply = await site.send(`/api/live/${DESCRIBE}`, { method, headers })
  expectRefused(reply, 405, 'Gateway.MethodNotAllowed', site)
  expect(reply.headers['allow']).toBe('POST')
})

test.each(['/_control/reset', '/_control/', '/_control'])(
  'the command %s is for an emulator, and says so without asking who sent it',
  async (path) => {
    const site = await openGateway()
    for (const method of ['POST', 'GET'])
      expectRefused(await site.send(path, { method }), 404, 'Gateway.NotFound', site, /own address.*npm run emulator/)
  },
)

describe('parameters', () => {
  const long = (bytes: number) => 'x'.repeat(bytes)
  test.each<[what: string, action: string, params: object | string, message: RegExp]>([
    ['a field the contract does not know', DESCRIBE, { ...GROUP, Extra: 1 }, /^Extra is not a parameter of/],
    ['a field of the wire', DESCRIBE, { ...GROUP, Action: 'DeleteLiveMessageGroup' }, /^Action is not a parameter of/],
    ['an endpoint', DESCRIBE, { ...GROUP, Endpoint: 'https://evil.example' }, /^Endpoint is not a parameter of/],
    ['__proto__', DESCRIBE, '{"AppId":"a","GroupId":"b","__proto__":{"x":1}}', /^__proto__ is not a parameter of/],
    ['a required one missing', DESCRIBE, { AppId: 'app' }, /^GroupId is invalid/],
    ['an empty ID', DESCRIBE, { ...GROUP, GroupId: '' }, /^GroupId is invalid/],
    ['an ID that is too long', DESCRIBE, { ...GROUP, GroupId: long(LIMITS.idBytes + 1) }, /^GroupId is 65 bytes long/],
    ['a number for a text', DESCRIBE, { ...GROUP, GroupId: 5 }, /^GroupId is invalid/],
    ['null', DESCRIBE, { ...GROUP, GroupId: null }, /^GroupId is invalid/],
    ['a Live Center of one’s own', DESCRIBE, { ...GROUP, DataCenter: 'evil.example' }, /^DataCenter is invalid/],
    ['a new ID with a space', 'CreateLiveMessageGroup', { ...GROUP, GroupId: 'a b' }, /^GroupId has white space/],
    [
      'a name that is too long in bytes',
      'CreateLiveMessageGroup',
      { ...GROUP, GroupName: '中'.repeat(43) },
      /^GroupName is 129 bytes long/,
    ],
    [
      'information that is too long',
      'CreateLiveMessageGroup',
      { ...GROUP, GroupInfo: long(LIMITS.groupInformationBytes + 1) },
      /^GroupInfo is 32769 bytes long/,
    ],
    [
      'half a surrogate pair',
      'CreateLiveMessageGroup',
      String.raw`{"AppId":"a","GroupId":"b","GroupName":"\ud83c"}`,
      /^GroupName holds half of a surrogate pair/,
    ],
    [
      'half a surrogate pair in an address',
      'ModifyLiveMessageAppCallback',
      String.raw`{"AppId":"a","EventCallbackUrl":"http://\udc00"}`,
      /^EventCallbackUrl holds half of a surrogate pair/,
    ],
    [
      'four administrators',
      'CreateLiveMessageGroup',
      { ...GROUP, Administrators: ['a', 'b', 'c', 'd'] },
      /^Administrators has more than 3 entries/,
    ],
    ['a comma in a list', 'CreateLiveMessageGroup', { ...GROUP, Administrators: ['a,b'] }, /^Administrators holds ","/],
    [
      'content that is too long',
      'SendLiveMessageGroup',
      { ...GROUP, SenderId: 's', Body: long(LIMITS.messageContentBytes + 1) },
      /^Body is \d+ bytes long/,
    ],
    [
      'a type beyond 64 bits',
      'SendLiveMessageGroup',
      { ...GROUP, SenderId: 's', MsgType: LIMITS.int64Max + 1n },
      /^MsgType is invalid/,
    ],
    ['a fraction', 'SendLiveMessageGroup', { ...GROUP, SenderId: 's', MsgType: 1.5 }, /^MsgType is invalid/],
    [
      'a page that is too large',
      'ListLiveMessageGroupByPage',
      { AppId: 'a', SortType: 1, PageSize: 51 },
      /^PageSize is invalid/,
    ],
    [
      '31 users',
      'AddLiveMessageGroupBand',
      { ...GROUP, BannedUsers: Array.from({ length: 31 }, (_, index) => `u${index}`) },
      /^BannedUsers has more than 30 entries/,
    ],
    ['a word for a boolean', 'ModifyLiveMessageAppDisable', { AppId: 'a', Disable: 'true' }, /^Disable is invalid/],
    ['a list', DESCRIBE, '[]', /is not a JSON object/],
    ['a text', DESCRIBE, '"x"', /is not a JSON object/],
    ['null', DESCRIBE, 'null', /is not a JSON object/],
    ['no JSON', DESCRIBE, '{', /is not JSON/],
    ['nothing', DESCRIBE, '', /is not JSON/],
    ['the same field twice', DESCRIBE, '{"AppId":"a","GroupId":"b","GroupId":"c"}', /is not JSON/],
    ['deep nesting', DESCRIBE, `${'['.repeat(50_000)}${']'.repeat(50_000)}`, /is not JSON/],
  ])('%s (%s)', async (_what, action, params, message) => {
    const site = await openGateway()
    await site.signIn()
    expectRefused(await site.call(action, params), 400, 'Gateway.BadRequest', site, message)
  })

  test('If-Match where nothing is compared', async () => {
    const site = await openGateway()
    await site.signIn()
    expectRefused(
      await site.call('DeleteLiveMessageGroup', GROUP, { 'if-match': '"x"' }),
      400,
      'Gateway.BadRequest',
      site,
      /does not know If-Match/,
    )
  })
})

test.each([
  ['announced', (body: string) => ({ 'content-length': `${body.length}` })],
  ['in chunks', () => ({ 'transfer-encoding': 'chunked' })],
])('a body that is too large, %s', async (_how, headersFor) => {
  const site = await openGateway()
  await site.signIn()
  const body = JSON.stringify({ ...GROUP, GroupInfo: 'x'.repeat(300_000) })
  expectRefused(await site.call('CreateLiveMessageGroup', body, headersFor(body)), 413, 'Gateway.TooLarge', site)
})

test('the largest value there is fits, every byte of it escaped', async () => {
  const site = await openGateway()
  await site.signIn()
  const body = `{"AppId":"a","GroupId":"b","GroupInfo":"${String.raw`\u0001`.repeat(LIMITS.groupInformationBytes)}"}`
  expect((await site.call('CreateLiveMessageGroup', body)).code).not.toBe('Gateway.TooLarge')
  expect(site.upstream).toHaveLength(1)
})

describe('roles', () => {
  const names = Object.keys(ACTIONS).filter(isActionName)
  const byRole = { viewer: 0, moderator: 1, operator: 2, manager: 3 }

  /**
   * What each action needs, told apart from the code under test: applications are a manager's, messages, mutes and kicks a
   * moderator's, other changes an operator's.
   */
  const needed = (action: ActionName) => {
    if (/^(Describe|List|Check)/.test(action)) return byRole.viewer
    if (/^(Create|Modify)LiveMessageApp/.test(action)) return byRole.manager
    return /^(Send|Kick|Ban|Unban)|(GroupMessage|UserMessage|GroupBand)$/.test(action)
      ? byRole.moderator
      : byRole.operator
  }

  test.each(ROLES)('a %s may call what the role is for, and nothing else', async (role) => {
    const site = await openGateway({ config: { codeRole: role } })
    await site.signIn()
    const allowed: string[] = []
    for (const action of names) {
      // A wrong parameter, so that nothing leaves; who has no role does not get to hear about it.
      const { status, code } = await site.call(action, { Wrong: 1 })
      const expected = byRole[role] >= needed(action) ? [400, 'Gateway.BadRequest'] : [403, 'Gateway.RoleRequired']
      expect([action, status, code]).toEqual([action, ...expected])
      if (status === 400) allowed.push(action)
    }
    expect(allowed).toHaveLength({ viewer: 10, moderator: 20, operator: 25, manager: 29 }[role])
    expect(site.upstream).toEqual([])
  })
})

describe('sessions', () => {
  test.each([
    ['no cookie', () => undefined],
    ['an empty one', () => '__Host-session='],
    ['a made-up one', () => `__Host-session=${'a'.repeat(43)}`],
    ['another name', (cookie: string) => cookie.replace('__Host-', '')],
    ['a changed one', (cookie: string) => `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`],
  ])('%s', async (_what, change) => {
    const site = await openGateway()
    const cookie = await site.signIn()
    expectRefused(await site.call(DESCRIBE, GROUP, { cookie: change(cookie) }), 401, 'Gateway.SignInRequired', site)
  })

  test('who is not signed in does not learn which actions there are', async () => {
    const site = await openGateway()
    expectRefused(await site.call('Nonsense', {}), 401, 'Gateway.SignInRequired', site)
  })
})
