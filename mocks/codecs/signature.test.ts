import { describe, expect, test } from 'vitest'
import { ServiceError } from '#api/contract/errors.ts'
import { BadRequest } from './console.ts'
import { createNonces } from './nonces.ts'
import { authenticate, NONCE_LIFETIME_MS } from './signature.ts'
import type { AccessKey } from './signature-claim.ts'
import { type Acs3Wishes, dateOf, queryOf, signAcs3, signLegacy } from './test-signing.ts'
import { readHeaders, readVendorRequest, type VendorRequest } from './vendor-request.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const MINUTE = 60_000
const KEY: AccessKey = { id: 'testAccessKeyId', secret: 'testAccessKeySecret' }

const keysOf = (...keys: AccessKey[]) =>
  new Map(keys.map((key) => [key.id, { ...key, nonces: createNonces(NONCE_LIFETIME_MS) }]))

interface Sent {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
}

const received = ({ method = 'GET', path, headers = {}, body = '' }: Sent): VendorRequest =>
  readVendorRequest({
    method,
    target: path,
    headers: readHeaders(Object.entries(headers).flat()),
    body: Buffer.from(body),
  })

/** The code of the refusal, or the ID of the key. */
function judge(sent: Sent, wallMs = NOW, keys = keysOf(KEY)): string {
  try {
    return authenticate(received(sent), keys, wallMs).key.id
  } catch (error) {
    if (error instanceof BadRequest || error instanceof ServiceError) return error.code
    throw error
  }
}

const acs3 = (wishes: Acs3Wishes = {}, params: Record<string, string> = { AppId: 'demo' }) =>
  signAcs3(KEY, 'DescribeLiveMessageApp', params, { date: dateOf(NOW), ...wishes })

const legacy = (common: Record<string, string> = {}, params: Record<string, string> = { AppId: 'demo' }): Sent => ({
  path: `/?${queryOf(signLegacy(KEY, 'DescribeLiveMessageApp', params, { Timestamp: dateOf(NOW), ...common }))}`,
})

describe('the vectors of the vendor’s description', () => {
  /** A request with nothing of ours in it but the vector. */
  const vector = (
    method: string,
    host: string,
    action: string,
    version: string,
    date: string,
    nonce: string,
    query: string,
  ): Sent => ({
    method,
    path: `/?${query}`,
    headers: {
      host,
      'x-acs-action': action,
      'x-acs-version': version,
      'x-acs-date': date,
      'x-acs-signature-nonce': nonce,
      'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  })
  const signed = (sent: Sent, id: string, signature: string): Sent => {
    const names = 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'
    const authorization = `ACS3-HMAC-SHA256 Credential=${id},SignedHeaders=${names},Signature=${signature}`
    return { ...sent, headers: { ...sent.headers, Authorization: authorization } }
  }
  const ours = (method: string, action: string, query: string) =>
    vector(
      method,
      'live.aliyuncs.com',
      action,
      '2016-11-01',
      '2026-01-02T03:04:05Z',
      '0123456789abcdef0123456789abcdef',
      query,
    )

  const runInstances = vector(
    'POST',
    'ecs.cn-shanghai.aliyuncs.com',
    'RunInstances',
    '2014-05-26',
    '2023-10-26T10:22:32Z',
    '3156853299f313e23d1673dc12e1703d',
    'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  )
  const create = ours(
    'POST',
    'CreateLiveMessageGroup',
    // In another order and spelling than the canonical one: the verifier rebuilds it.
    'GroupName=%e7%9b%b4%E6%92%AD+%E9%97%B4*1~&AppId=demo&GroupId=grouptest&Administrators=uid1,uid2&DataCenter=cn-shanghai',
  )
  const list = ours('GET', 'ListLiveMessageGroupByPage', 'AppId=demo&SortType=2&PageNumber=1&PageSize=20&GroupStatus=0')

  test.each([
    [
      'RunInstances of the vendor',
      runInstances,
      { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
      Date.UTC(2023, 9, 26, 10, 22, 32),
      '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    ],
    [
      'a POST with Chinese, spaces and a star',
      create,
      KEY,
      NOW,
      '80990f7499bf55e9d44f01d1a4a8d87dbfc42277bb0e33696efd2906b1311016',
    ],
    ['a GET', list, KEY, NOW, '5e76929a4bcece03345e056b6134de1245719b76af9a26a2050f6f13a427d991'],
  ] as const)('ACS3: %s', (_what, sent, key, at, signature) => {
    expect(judge(signed(sent, key.id, signature), at, keysOf(key))).toBe(key.id)
    expect(
      judge(
        signed(
          sent,
          key.id,
          signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        ),
        at,
        keysOf(key),
      ),
    ).toBe('SignatureDoesNotMatch')
  })

  test('the hashes of the canonical requests', () => {
    for (const [sent, hash] of [
      [create, '5027bf506a2c4b3ebd1d39777e55fe897c42cb844e3b224b0842827015efa1e1'],
      [list, '76b4e88dcddb836d19abc2eaa8dc110ab940ea4a2cc36fe48838f02e49848740'],
    ] as const) {
      expect(() => authenticate(received(signed(sent, KEY.id, 'none')), keysOf(KEY), NOW)).toThrow(
        `server string to sign is:ACS3-HMAC-SHA256\n${hash}\n`,
      )
    }
  })

  test('legacy', () => {
    const path =
      '/?SignatureVersion=1.0&Action=DescribeRegions&Format=XML&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&Version=2014-05-26' +
      '&AccessKeyId=testid&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D&SignatureMethod=HMAC-SHA1&Timestamp=2016-02-23T12%3A46%3A24Z'
    const at = Date.UTC(2016, 1, 23, 12, 46, 24)
    const keys = () => keysOf({ id: 'testid', secret: 'testsecret' })
    expect(judge({ path }, at, keys())).toBe('testid')
    expect(judge({ path: path.replace('Format=XML', 'Format=JSON') }, at, keys())).toBe('SignatureDoesNotMatch')
  })
})

test('a correct client is known by its key, in both schemes and both methods', () => {
  expect(judge(acs3())).toBe(KEY.id)
  expect(judge(acs3({ method: 'GET' }))).toBe(KEY.id)
  expect(judge(acs3({ form: true }, { GroupInfo: '直播 *~\r\n', Empty: '' }))).toBe(KEY.id)
  expect(judge(legacy())).toBe(KEY.id)
  const body = queryOf(signLegacy(KEY, 'A', { GroupInfo: "!'()*+&= 中" }, { method: 'POST', Timestamp: dateOf(NOW) }))
  expect(
    judge({ method: 'POST', path: '/', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }),
  ).toBe(KEY.id)
})

test('whatever is changed after signing is noticed', () => {
  const honest = acs3({}, { AppId: 'demo', GroupId: 'g' })
  const form = acs3({ form: true }, { AppId: 'demo' })
  for (const tampered of [
    { ...honest, path: honest.path.replace('demo', 'other') },
    { ...honest, path: `${honest.path}&Extra=` },
    { ...honest, method: 'GET' },
    { ...honest, headers: { ...honest.headers, 'x-acs-action': 'DeleteLiveMessageGroup' } },
    { ...honest, headers: { ...honest.headers, host: 'evil.example' } },
    { ...form, body: 'AppId=other' },
    { ...form, body: 'AppId=other', headers: { ...form.headers, 'x-acs-content-sha256': '0'.repeat(64) } },
  ]) {
    expect(judge(tampered)).toBe('SignatureDoesNotMatch')
  }
  expect(judge({ ...honest, headers: { ...honest.headers, 'x-acs-extra': 'unsigned' } })).toBe('IncompleteSignature')
})

test('a hash of the body that is not the body’s is refused even when it is signed', () => {
  expect(judge(acs3({ headers: { 'x-acs-content-sha256': 'UNSIGNED-PAYLOAD' } }))).toBe('SignatureDoesNotMatch')
})

test.each([
  ['no signature at all', { path: '/?AppId=demo' }],
  [
    'another algorithm',
    { path: '/', headers: { authorization: 'ACS3-RSA-SHA256 Credential=a,SignedHeaders=b,Signature=c' } },
  ],
  ['a bearer token', { path: '/', headers: { authorization: 'Bearer abc' } }],
  ['an empty header', { path: '/', headers: { authorization: '' } }],
  ['no credential', { path: '/', headers: { authorization: 'ACS3-HMAC-SHA256 SignedHeaders=host,Signature=c' } }],
  [
    'no signature in it',
    { path: '/', headers: { authorization: 'ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=' } },
  ],
  ['a legacy call without nonce', { path: legacy().path.replace('SignatureNonce', 'Other') }],
  ['a legacy call without date', { path: legacy().path.replace('Timestamp', 'Other') }],
  ['another legacy method', { path: legacy().path.replace('HMAC-SHA1', 'HMAC-SHA256') }],
  ['another legacy version', { path: legacy().path.replace('SignatureVersion=1.0', 'SignatureVersion=2.0') }],
  ['a nonce without end', acs3({ nonce: 'n'.repeat(129) })],
])('%s is an incomplete signature', (_what, sent) => {
  expect(judge(sent)).toBe('IncompleteSignature')
})

test.each(['x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256', 'host'])(
  '%s must be there and signed',
  (name) => {
    const sent = acs3()
    const { [name]: _gone, ...headers } = sent.headers
    expect(judge({ ...sent, headers })).toBe('IncompleteSignature')
    expect(judge(acs3({ headers: { [name]: '' } }))).toBe('IncompleteSignature')
    const unsigned = { ...sent.headers, authorization: (sent.headers['authorization'] ?? '').replace(`${name};`, '') }
    expect(judge({ ...sent, headers: unsigned })).toBe('IncompleteSignature')
  },
)

test('an unknown key', () => {
  expect(judge(acs3(), NOW, keysOf({ id: 'other', secret: KEY.secret }))).toBe('InvalidAccessKeyId.NotFound')
  expect(judge(legacy(), NOW, keysOf({ id: '__proto__', secret: '' }))).toBe('InvalidAccessKeyId.NotFound')
})

test('the right key with another secret', () => {
  expect(judge(acs3(), NOW, keysOf({ ...KEY, secret: 'other' }))).toBe('SignatureDoesNotMatch')
  expect(judge(legacy(), NOW, keysOf({ ...KEY, secret: 'other' }))).toBe('SignatureDoesNotMatch')
})

test.each([
  ['ACS3', 15, acs3],
  ['legacy', 31, legacy],
] as const)('%s dates are valid for %i minutes in both directions, to the second', (_scheme, minutes, sign) => {
  const far = minutes * MINUTE
  for (const at of [NOW - far, NOW + far]) expect(judge(sign(), at)).toBe(KEY.id)
  for (const at of [NOW - far - 1, NOW + far + 1]) expect(judge(sign(), at)).toBe('InvalidTimeStamp.Expired')
})

test.each([
  '2026-01-02 03:04:05',
  '2026-01-02T03:04:05.000Z',
  '2026-01-02T03:04:05+08:00',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  'now',
  '1767323045',
])('the date %s has another format', (date) => {
  expect(judge(acs3({ date }))).toBe('InvalidTimeStamp.Format')
  expect(judge(legacy({ Timestamp: date }))).toBe('InvalidTimeStamp.Format')
})

describe('nonces', () => {
  test('serve once, whatever the scheme, for as long as the signature is valid', () => {
    const keys = keysOf(KEY)
    const sent = acs3({ nonce: 'once' })
    expect(judge(sent, NOW - 15 * MINUTE, keys)).toBe(KEY.id)
    expect(judge(sent, NOW, keys)).toBe('SignatureNonceUsed')
    expect(judge(sent, NOW + 15 * MINUTE, keys)).toBe('SignatureNonceUsed')
    expect(judge(legacy({ SignatureNonce: 'once' }), NOW, keys)).toBe('SignatureNonceUsed')
    expect(judge(acs3({ nonce: 'another' }), NOW, keys)).toBe(KEY.id)
  })

  test('belong to their key', () => {
    const other = { id: 'other', secret: 'secret' }
    const keys = keysOf(KEY, other)
    expect(judge(acs3({ nonce: 'shared' }), NOW, keys)).toBe(KEY.id)
    expect(judge(signAcs3(other, 'A', {}, { date: dateOf(NOW), nonce: 'shared' }), NOW, keys)).toBe('other')
  })

  test('a forged request uses up nobody’s nonce', () => {
    const keys = keysOf(KEY)
    const honest = acs3({ nonce: 'mine' })
    expect(judge({ ...honest, path: '/?AppId=other' }, NOW, keys)).toBe('SignatureDoesNotMatch')
    expect(judge(honest, NOW, keys)).toBe(KEY.id)
  })

  test('are forgotten in time, and never more than a bound of them kept', () => {
    const nonces = createNonces(1000, 4)
    expect(nonces.use('a', 0)).toBe(true)
    expect(nonces.use('a', 999)).toBe(false)
    expect(nonces.use('a', 1500)).toBe(false)
    expect(nonces.use('a', 9000)).toBe(true)
    for (const nonce of ['b', 'c', 'd', 'e', 'f']) expect(nonces.use(nonce, 9000)).toBe(true)
    expect(nonces.use('f', 9000)).toBe(false)
    expect(nonces.use('a', 9000)).toBe(true)
  })
})

describe('temporary keys', () => {
  const temporary = { id: 'STS.abc', secret: 'secret', securityToken: 'token' }
  const sign = (key: typeof KEY) => signAcs3(key, 'A', {}, { date: dateOf(NOW) })

  test('carry their token in either scheme', () => {
    expect(judge(sign(temporary), NOW, keysOf(temporary))).toBe(temporary.id)
    const path = `/?${queryOf(signLegacy(temporary, 'A', {}, { Timestamp: dateOf(NOW) }))}`
    expect(judge({ path }, NOW, keysOf(temporary))).toBe(temporary.id)
  })

  test.each([
    ['no token', { id: temporary.id, secret: temporary.secret }, temporary, 'MissingSecurityToken'],
    [
      'another token',
      { ...temporary, securityToken: 'other' },
      temporary,
      'InvalidSecurityToken.MismatchWithAccessKey',
    ],
    ['a token to a lasting key', { ...KEY, securityToken: 'token' }, KEY, 'InvalidSecurityToken.MismatchWithAccessKey'],
  ])('%s is refused', (_what, sender, known, code) => {
    expect(judge(sign(sender), NOW, keysOf(known))).toBe(code)
  })
})

test('the legacy string to sign is echoed as the vendor does', () => {
  const sent = received({ path: legacy({ SignatureNonce: 'n' }).path.replace('AppId=demo', 'AppId=forged') })
  expect(() => authenticate(sent, keysOf(KEY), NOW)).toThrow(
    /server string to sign is:GET&%2F&AccessKeyId%3DtestAccessKeyId%26Action%3D.*AppId%3Dforged/,
  )
})
