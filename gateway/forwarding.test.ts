import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '#api/contract/limits.ts'
import { sha256Hex } from '#lib/sha256.ts'
import { signedRequest } from './live/sign.ts'
import { KEYS, matching, openGateway } from './test-gateway.ts'

const GROUP = { AppId: 'app', GroupId: 'group' }
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The signature by the document's own words, apart from the vendor's code. */
function expectedSignature(method: string, url: URL, headers: Headers, secret: string): string {
  const signed = (headers.get('authorization')?.match(/SignedHeaders=([^,]+)/)?.[1] ?? '').split(';')
  const query = url.search.slice(1).split('&').toSorted().join('&')
  const lines = signed
    .map((name) => `${name}:${name === 'host' ? url.host : (headers.get(name) ?? '').trim()}\n`)
    .join('')
  const canonical = [method, '/', query, lines, signed.join(';'), headers.get('x-acs-content-sha256')].join('\n')
  const key = new TextEncoder().encode(secret)
  return hmacHex(key, `ACS3-HMAC-SHA256\n${sha256Hex(canonical)}`)
}

/** RFC 2104, so that nothing of the code under test is used. */
function hmacHex(key: Uint8Array, text: string): string {
  const block = new Uint8Array(64)
  block.set(key)
  const hash = (pad: number, data: string | Uint8Array) =>
    createHash('sha256')
      .update(block.map((byte) => byte ^ pad))
      .update(data)
      .digest()
  return hash(0x5c, hash(0x36, text)).toString('hex')
}

describe('a call', () => {
  test('is signed as the document says, with a new nonce each time', async () => {
    const site = await openGateway({ deps: { now: () => Date.parse('2026-03-04T05:06:07.890Z') } })
    await site.signIn()
    const params = {
      ...GROUP,
      GroupName: "a b+c*'()!~_-.&=%é中👍\r\n",
      CreatorId: 'owner_1',
      Administrators: ['a', 'b'],
      DataCenter: 'cn-shanghai',
    }
    await site.call('CreateLiveMessageGroup', params)
    await site.call('CreateLiveMessageGroup', params)
    const [first, second] = site.upstream
    expect(first?.method).toBe('POST')
    expect(first?.body).toBe('')
    expect(first?.url.origin).toBe('https://live.aliyuncs.com')
    expect(Object.fromEntries(first?.url.searchParams ?? [])).toEqual({ ...params, Administrators: 'a,b' })
    expect(first?.url.search).toContain(
      'GroupName=a%20b%2Bc%2A%27%28%29%21~_-.%26%3D%25%C3%A9%E4%B8%AD%F0%9F%91%8D%0D%0A',
    )
    expect(Object.fromEntries(first?.headers ?? [])).toMatchObject({
      accept: 'application/json',
      'x-acs-action': 'CreateLiveMessageGroup',
      'x-acs-version': '2016-11-01',
      'x-acs-date': '2026-03-04T05:06:07Z',
      'x-acs-content-sha256': EMPTY_HASH,
      'x-acs-accesskey-id': KEYS.accessKeyId,
      'x-acs-security-token': KEYS.securityToken,
    })
    expect(first?.headers.get('content-type')).toBeNull()
    for (const call of site.upstream) {
      const signature = expectedSignature(call.method, call.url, call.headers, KEYS.accessKeySecret)
      expect(call.headers.get('authorization')).toMatch(
        new RegExp(
          `^ACS3-HMAC-SHA256 Credential=${KEYS.accessKeyId},SignedHeaders=[a-z0-9;-]+,Signature=${signature}$`,
        ),
      )
    }
    expect(first?.headers.get('x-acs-signature-nonce')).not.toBe(second?.headers.get('x-acs-signature-nonce'))
  })

  test('carries integers to the last digit, booleans as words, and an empty list', async () => {
    const site = await openGateway()
    await site.signIn()
    await site.call('SendLiveMessageGroup', {
      ...GROUP,
      SenderId: 's',
      MsgType: LIMITS.int64Max,
      Weight: 9_007_199_254_740_993n,
      NoStorage: true,
      NoCache: false,
    })
    await site.call('ModifyLiveMessageGroupBand', { ...GROUP, BannedAll: false, BannnedUsers: [] })
    expect(Object.fromEntries(site.upstream[0]?.url.searchParams ?? [])).toEqual({
      ...GROUP,
      SenderId: 's',
      MsgType: '9223372036854775807',
      Weight: '9007199254740993',
      NoStorage: 'true',
      NoCache: 'false',
    })
    expect(site.upstream[1]?.url.search).toBe('?AppId=app&GroupId=group&BannedAll=false&BannnedUsers=')
  })

  test('goes to the host of its Live Center, by the method the contract names', async () => {
    const site = await openGateway({
      config: { endpoints: { 'ap-southeast-1': 'https://live.ap-southeast-1.aliyuncs.com' } },
    })
    await site.signIn()
    const list = { AppId: 'a', SortType: 1 }
    await site.call('ListLiveMessageGroupByPage', list)
    await site.call('ListLiveMessageGroupByPage', { ...list, DataCenter: 'cn-shanghai' })
    await site.call('ListLiveMessageGroupByPage', { ...list, DataCenter: 'ap-southeast-1' })
    expect(site.upstream.map(({ url, method }) => [url.host, method])).toEqual([
      ['live.aliyuncs.com', 'GET'],
      ['live.aliyuncs.com', 'GET'],
      ['live.ap-southeast-1.aliyuncs.com', 'GET'],
    ])
  })

  test('that is too long for an address is a form, and signed as one', async () => {
    const site = await openGateway()
    await site.signIn()
    const GroupInfo = '中'.repeat(10_000)
    await site.call('ModifyLiveMessageGroup', { ...GROUP, ModifyInfo: true, GroupInfo })
    const [call] = site.upstream
    expect(call?.url.href).toBe('https://live.aliyuncs.com/')
    expect(call?.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(call?.body))).toEqual({ ...GROUP, ModifyInfo: 'true', GroupInfo })
    expect(call?.headers.get('x-acs-content-sha256')).toBe(sha256Hex(call?.body ?? ''))
    expect(call?.headers.get('authorization')).toMatch(/SignedHeaders=content-type;host;x-acs-/)
    expect(call?.headers.get('authorization')).toContain(
      expectedSignature(
        'POST',
        new URL('https://live.aliyuncs.com/?'),
        call?.headers ?? new Headers(),
        KEYS.accessKeySecret,
      ),
    )
  })

  test('stays in the address when the setting says so', async () => {
    const site = await openGateway({ config: { maxUrlLength: 1_000_000 } })
    await site.signIn()
    await site.call('ModifyLiveMessageGroup', { ...GROUP, ModifyInfo: true, GroupInfo: '中'.repeat(10_000) })
    expect(site.upstream[0]?.url.search.length).toBeGreaterThan(90_000)
    expect(site.upstream[0]?.body).toBe('')
  })

  test('without a temporary key names none', () => {
    const { headers } = signedRequest(
      {
        action: 'ListLiveMessageApps',
        method: 'POST',
        endpoint: 'https://live.aliyuncs.com',
        query: { SortType: '1' },
      },
      { credentials: { accessKeyId: 'id', accessKeySecret: 'secret' }, now: 0, nonce: 'n', maxUrlLength: 8000 },
    )
    expect(Object.keys(headers).filter((name) => name.includes('token') || name.includes('accesskey'))).toEqual([])
    expect(headers['authorization']).not.toContain('secret')
  })
})

describe('an answer', () => {
  const described = {
    GroupId: 'g',
    GroupName: 'n',
    GroupInfo: '{"a":1.0}',
    CreatorId: '',
    AdminList: [],
    Createtime: 1,
    Delete: false,
    RequestId: 'S-1',
  }

  test('passes with its status, time, RequestId and every digit, and without secrets', async () => {
    const text = `{"GroupId":"g","Hasmore":false,"NextPageToken":0,"MessageList":[{"MsgTid":"m","MsgType":9223372036854775807,"Body":"\\u0000中","Timestamp":1,"SeqNumber":9007199254740993,"TotalMessages":1,"Sender":{"UserId":"u","UserInfo":"","AppKey":"CanaryAppKey"}}],"AppSign":"CanaryAppSign","New":[1.50],"RequestId":"S-1"}`
    const site = await openGateway({
      deps: { now: () => Date.parse('2026-03-04T05:06:00Z') },
      service: () =>
        new Response(text, {
          headers: {
            date: 'Wed, 04 Mar 2026 05:06:07 GMT',
            'x-acs-request-id': 'S-1',
            'set-cookie': 'a=b',
            server: 'x',
            'access-control-allow-origin': '*',
          },
        }),
    })
    await site.signIn()
    const reply = await site.call('ListLiveMessageGroupMessages', { ...GROUP, PageSize: 10, SortType: 1 })
    expect(reply.status).toBe(200)
    expect(reply.headers).toMatchObject({
      date: 'Wed, 04 Mar 2026 05:06:07 GMT',
      'x-acs-request-id': 'S-1',
      'content-type': 'application/json',
    })
    for (const name of ['set-cookie', 'server', 'access-control-allow-origin'])
      expect(reply.headers[name]).toBeUndefined()
    expect(reply.text).toContain('"MsgType":9223372036854775807')
    expect(reply.text).toContain('"SeqNumber":9007199254740993')
    expect(reply.text).not.toMatch(/Canary|AppKey|AppSign/)
  })

  test.each<[string, number, string, string]>([
    ['HTML', 200, '<html><script>alert(1)</script>', 'no JSON'],
    ['HTML with an error status', 503, '<html>', 'no error envelope'],
    ['nothing', 200, '', 'no JSON'],
    ['half of it', 200, JSON.stringify(described).slice(0, 40), 'no JSON'],
    ['a list', 200, '[]', ''],
    ['a field of another type', 200, JSON.stringify({ ...described, Delete: 'false' }), 'Delete is not as documented'],
    ['a field missing', 200, JSON.stringify({ ...described, GroupInfo: undefined }), 'GroupInfo is not as documented'],
    ['no RequestId', 200, JSON.stringify({ ...described, RequestId: undefined }), 'RequestId'],
    ['a redirect', 302, '', 'HTTP 302'],
    ['a status nobody knows', 204, '', ''],
    ['an error without Code', 400, '{"Message":"CanaryContent"}', 'no error envelope'],
  ])('that is %s becomes 502 Gateway.Unreadable', async (_what, status, text, why) => {
    const body = status === 204 ? null : text
    const site = await openGateway({
      service: () => new Response(body, { status, headers: { location: 'https://evil.example/' } }),
    })
    await site.signIn()
    const reply = await site.call('DescribeLiveMessageGroup', GROUP)
    expect([reply.status, reply.code]).toEqual([502, 'Gateway.Unreadable'])
    expect(reply.text).toContain(why)
    expect(reply.text).not.toMatch(/Canary|alert/)
    expect(reply.headers['location']).toBeUndefined()
    expect(site.upstream).toHaveLength(1)
  })

  test('that is nested absurdly is unreadable: no matter of the connection', async () => {
    let depth = 0
    const nested = () => `${JSON.stringify(described).slice(0, -1)},"Extra":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const site = await openGateway({ service: () => new Response(nested()) })
    await site.signIn()
    const codes = []
    for (depth = 50; depth < 100_000; depth = Math.round(depth * 1.5))
      codes.push((await site.call('DescribeLiveMessageGroup', GROUP)).code)
    expect(new Set(codes)).toEqual(new Set([undefined, 'Gateway.Unreadable']))
  })

  test('that is larger than allowed is not read', async () => {
    const site = await openGateway({
      config: { maxAnswerBytes: 2000 },
      service: () => Response.json({ ...described, GroupInfo: 'x'.repeat(3000) }),
    })
    await site.signIn()
    expect((await site.call('DescribeLiveMessageGroup', GROUP)).code).toBe('Gateway.Unreadable')
  })

  const toSign = `Specified signature is not matched with our calculation. server string to sign is:POST&/&${KEYS.accessKeyId}&GroupInfo=CanaryContent`
  const denied = {
    AuthAction: 'live:x',
    AuthPrincipalOwnerId: 'CanaryOwner',
    EncodedDiagnosticMessage: 'CanaryDiagnosis',
  }
  test.each<[number, object]>([
    [400, { Code: 'SignatureDoesNotMatch', Message: toSign, RequestId: 'S-1' }],
    [400, { Code: 'SomethingElse', Message: toSign, RequestId: 'S-1' }],
    [404, { Code: 'InvalidAccessKeyId.NotFound', Message: `no ${KEYS.accessKeyId}`, RequestId: 'S-1' }],
    [
      400,
      { Code: 'InvalidTimeStamp.Expired', Message: 'Specified time stamp or date value is expired.', RequestId: 'S-1' },
    ],
    [403, { Code: 'Forbidden.RAM', Message: 'User not authorized.', RequestId: 'S-1', AccessDeniedDetail: denied }],
    [403, { Code: 'NoPermission', Message: `You may not: ${JSON.stringify(denied)}`, RequestId: 'S-1' }],
    [
      400,
      {
        Code: 'InputInvalid',
        Message: `bad ${KEYS.accessKeySecret} ${encodeURIComponent(KEYS.securityToken)}`,
        RequestId: 'S-1',
        Recommend: `https://x/?k=${KEYS.accessKeyId}`,
      },
    ],
    [400, { code: 'InputInvalid', message: `bad ${KEYS.securityToken}`, requestId: 'S-1' }],
  ])('of %i keeps its Code and loses what it tells of keys and accounts: %j', async (status, envelope) => {
    const site = await openGateway({ service: () => Response.json(envelope, { status }) })
    await site.signIn()
    const reply = await site.call('DescribeLiveMessageGroup', GROUP)
    expect(reply.status).toBe(status)
    expect(reply.code).toBe('Code' in envelope ? envelope.Code : 'InputInvalid')
    expect(reply.json).toMatchObject({ RequestId: 'S-1', Message: matching(/\S/) })
    expect(reply.text).not.toMatch(/Canary/)
  })

  test('that asks to wait keeps saying so', async () => {
    const envelope = { Code: 'Throttling.User', Message: 'Slow down.', RequestId: 'S-1' }
    const site = await openGateway({
      service: () => Response.json(envelope, { status: 400, headers: { 'x-acs-retry-after': '1500' } }),
    })
    await site.signIn()
    const reply = await site.call('DescribeLiveMessageGroup', GROUP)
    expect([reply.status, reply.code, reply.headers['x-acs-retry-after']]).toEqual([400, 'Throttling.User', '1500'])
    expect(site.upstream).toHaveLength(1)
  })
})
