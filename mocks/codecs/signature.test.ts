import { describe, expect, test } from 'vitest'
import { authenticate } from './signature.ts'
import { judge, KEY, keysOf, NOW, received, type Sent } from '../testing/test-judge.ts'
import { type Acs3Wishes, dateOf, queryOf, signAcs3, signLegacy, type Unsigned } from '../testing/test-signing.ts'

const MINUTE = 60_000

const acs3 = (wishes: Acs3Wishes = {}, params: Record<string, string> = { AppId: 'demo' }) =>
  signAcs3(KEY, 'DescribeLiveMessageApp', params, { date: dateOf(NOW), ...wishes })

const legacy = (common: Record<string, string> = {}, params: Record<string, string> = { AppId: 'demo' }): Sent => ({
  path: `/?${queryOf(signLegacy(KEY, 'DescribeLiveMessageApp', params, { Timestamp: dateOf(NOW), ...common }))}`,
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

test('parameters without a value are signed in one of the ways of the vendor’s clients', () => {
  const params = { AdminList: '', GroupId: 'g', GroupInfo: '', StaticsIncrease: '0' }
  for (const bare of [false, true]) expect(judge(acs3({ bare }, params))).toBe(KEY.id)
  const legacyWith = (unsigned: Unsigned) => {
    const signed = signLegacy(KEY, 'DescribeLiveMessageApp', params, { Timestamp: dateOf(NOW) }, unsigned)
    return { path: `/?${queryOf(signed)}` }
  }
  for (const unsigned of ['none', 'empty', 'emptyOrZero'] as const) {
    expect(judge(legacyWith(unsigned))).toBe(KEY.id)
    // What has a value is signed in all of them.
    expect(judge({ path: legacyWith(unsigned).path.replace('GroupId=g', 'GroupId=h') })).toBe('SignatureDoesNotMatch')
  }
  const bare = acs3({ bare: true }, params)
  expect(judge({ ...bare, path: bare.path.replace('GroupInfo=', 'GroupInfo=x') })).toBe('SignatureDoesNotMatch')
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
