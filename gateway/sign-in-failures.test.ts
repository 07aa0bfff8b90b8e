import { readFileSync } from 'node:fs'
import { base64url, SignJWT } from 'jose'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { paths } from '#lib/paths.ts'
import { matching, openGateway } from './test-gateway.ts'
import { json, openBrowser, openProvider, type TestProvider } from './test-provider.ts'

const WANTED = '/live/cn-shanghai/app/groups?status=deleted'
const HOURS = 3600

type Bend = (provider: TestProvider) => unknown

/** The token endpoint gives another ID token, whose claims need not hold. */
const idToken =
  (make: (provider: TestProvider) => string | Promise<string>): Bend =>
  (provider) => {
    provider.instead['/token'] = (request, response) =>
      void (async () =>
        json(200, { token_type: 'Bearer', access_token: 'opaque-canary', id_token: await make(provider) })(
          request,
          response,
        ))()
  }
const person =
  (claims: Record<string, unknown>): Bend =>
  (provider) =>
    Object.assign(provider.person, claims)
const instead =
  (path: string, ...answer: Parameters<typeof json>): Bend =>
  (provider) =>
    (provider.instead[path] = json(...answer))
const atReturn =
  (error?: string): Bend =>
  (provider) => {
    provider.instead['/authorize'] = (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', provider.issuer)
      const told = error === undefined ? {} : { error, error_description: 'CanaryText' }
      const query = new URLSearchParams({ ...told, state: searchParams.get('state') ?? '' })
      const back = `${searchParams.get('redirect_uri') ?? ''}?${query.toString()}`
      response.writeHead(302, { location: back }).end()
    }
  }
/** The provider tells other addresses of itself. */
const metadata =
  (changes: Record<string, unknown>): Bend =>
  async (provider) => {
    const path = '/.well-known/openid-configuration'
    const told = v.parse(v.record(v.string(), v.unknown()), await (await fetch(`${provider.issuer}${path}`)).json())
    provider.instead[path] = json(200, { ...told, ...changes })
  }
const unsigned = (provider: TestProvider) => {
  const parts = [
    { alg: 'none' },
    { iss: provider.issuer, sub: 'sub-1', aud: 'audience-console', exp: 9e9, iat: 1, roles: ['live-admins'] },
  ]
  return `${parts.map((part) => base64url.encode(JSON.stringify(part))).join('.')}.`
}
const bySecret = (provider: TestProvider) =>
  new SignJWT({ iss: provider.issuer, sub: 'sub-1', aud: 'audience-console', exp: 9e9, iat: 1 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from(provider.oidc.clientSecret))

const UNAVAILABLE = [502, 'Gateway.SignInUnavailable', /does not answer/, '登录服务没有响应'] as const
const MISCONFIGURED = [500, 'Gateway.SignInMisconfigured', /not set up for each other/, '配置不一致'] as const
const UNREADABLE = [502, 'Gateway.SignInUnreadable', /could not be read/, '无法读取登录服务的响应'] as const
const UNTRUSTED = [502, 'Gateway.SignInUntrusted', /could not be verified/, '无法验证登录服务的响应'] as const
const UNCONFIRMED = [403, 'Gateway.SignInUnconfirmed', /did not confirm/, '登录服务未确认此次登录'] as const
const CANCELLED = [403, 'Gateway.SignInCancelled', /cancelled or refused/, '取消或被拒绝'] as const
const CLOCKS = [503, 'Gateway.SignInClocksDiffer', /clocks .+ differ by 7[12]\d\d seconds/, '时钟相差'] as const

/** Each has its own sentence and status. The detail is what whoever runs the gateway reads. */
test.each<[string, Bend, readonly [number, string, RegExp, string], RegExp]>([
  [
    'a provider that is down',
    (provider) => (provider.instead['/token'] = (request) => request.socket.destroy()),
    UNAVAILABLE,
    /does not answer at http.+\/token/,
  ],
  [
    'a provider that breaks off',
    (provider) =>
      (provider.instead['/keys'] = (_request, response) =>
        void response.writeHead(200).write('{', () => response.destroy())),
    UNAVAILABLE,
    /\/keys/,
  ],
  ['a provider in trouble', instead('/token', 503, {}), UNAVAILABLE, /answers 503 at http.+\/token/],
  ['a provider whose keys are in trouble', instead('/keys', 500, {}), UNAVAILABLE, /answers 500 at http.+\/keys/],
  ['a provider with too much to do', instead('/.well-known/openid-configuration', 429, {}), UNAVAILABLE, /answers 429/],
  ['a provider that says it is down', atReturn('temporarily_unavailable'), UNAVAILABLE, /cannot sign anybody in now/],
  [
    'no provider at that address',
    instead('/.well-known/openid-configuration', 404, {}),
    MISCONFIGURED,
    /GATEWAY_OIDC_ISSUER/,
  ],
  [
    'a provider of another name',
    instead('/.well-known/openid-configuration', 200, { issuer: 'https://other.example' }),
    MISCONFIGURED,
    /GATEWAY_OIDC_ISSUER/,
  ],
  [
    'a wrong secret',
    instead('/token', 401, { error: 'invalid_client' }),
    MISCONFIGURED,
    /GATEWAY_OIDC_CLIENT_ID, _CLIENT_SECRET/,
  ],
  [
    'a wrong secret, with a challenge',
    instead('/token', 401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="x"' }),
    MISCONFIGURED,
    /GATEWAY_OIDC_CLIENT_ID, _CLIENT_SECRET/,
  ],
  [
    'a client without the code flow',
    instead('/token', 400, { error: 'unauthorized_client' }),
    MISCONFIGURED,
    /GATEWAY_OIDC_CLIENT_ID/,
  ],
  ['a scope nobody knows', atReturn('invalid_scope'), MISCONFIGURED, /GATEWAY_OIDC_SCOPE/],
  ['a no at the provider', atReturn('access_denied'), CANCELLED, /cancelled or refused/],
  ['a sign-in that needed a person', atReturn('interaction_required'), CANCELLED, /cancelled or refused/],
  [
    'a code that was used',
    instead('/token', 400, { error: 'invalid_grant' }),
    UNCONFIRMED,
    /used before, or is too old/,
  ],
  ['an answer without anything', atReturn(), UNCONFIRMED, /neither a code nor an error/],
  ['an answer to another question', person({ nonce: 'other' }), UNCONFIRMED, /another sign-in/],
  ['a key that is nowhere', (provider) => provider.rotate({ published: false }), UNTRUSTED, /jwks_uri/],
  [
    'a key under another’s name',
    (provider) => provider.rotate({ kid: 'k1', published: false }),
    UNTRUSTED,
    /signature/,
  ],
  ['a token without a signature', idToken(unsigned), UNTRUSTED, /signature/],
  ['a token signed with the secret', idToken(bySecret), UNTRUSTED, /signature/],
  ['a token of another issuer', person({ iss: 'https://other.example' }), UNTRUSTED, /another issuer/],
  ['a token for another client', person({ aud: 'other' }), UNTRUSTED, /another client/],
  ['a token for this client among others', person({ aud: ['other', 'audience-console'] }), UNTRUSTED, /another client/],
  ['a token for this client, given to another', person({ azp: 'other' }), UNTRUSTED, /another client/],
  ['a token given to no client at all', person({ azp: '' }), UNTRUSTED, /another client/],
  [
    'tokens at an address that is none',
    metadata({ token_endpoint: 'ftp://127.0.0.1/token' }),
    MISCONFIGURED,
    /lacks an address/,
  ],
  [
    'a clock two hours behind',
    (provider) => (provider.aheadSeconds = 2 * HOURS),
    CLOCKS,
    /GATEWAY_OIDC_CLOCK_TOLERANCE_SECONDS/,
  ],
  [
    'a clock two hours ahead',
    (provider) => (provider.aheadSeconds = -2 * HOURS),
    CLOCKS,
    /differ by 7[12]\d\d seconds/,
  ],
  [
    'an answer that is no JSON',
    (provider) => (provider.instead['/token'] = (_request, response) => void response.end('<!doctype html>')),
    UNREADABLE,
    /standard/,
  ],
  [
    'an answer that is no text',
    (provider) => (provider.instead['/token'] = (_request, response) => void response.end(Buffer.from([0xff]))),
    UNREADABLE,
    /UTF-8/,
  ],
  [
    'an answer of 2 MB',
    (provider) => (provider.instead['/keys'] = json(200, { keys: [], more: 'x'.repeat(2_000_000) })),
    UNREADABLE,
    /larger than 1048576 bytes/,
  ],
  ['an empty subject', person({ sub: '' }), UNREADABLE, /subject/],
  ['a blank subject', person({ sub: ' \n' }), UNREADABLE, /subject/],
  ['a subject of 256 characters', person({ sub: 's'.repeat(256) }), UNREADABLE, /subject/],
  ['a subject of 500 KB', person({ sub: 's'.repeat(500_000) }), UNREADABLE, /subject/],
  ['a subject of 1 MB', person({ sub: 's'.repeat(1_048_576) }), UNREADABLE, /larger/],
])(
  '%s: its own sentence and status, a way to try again, and the session before goes on',
  async (_what, bend, [status, code, english, chinese], detail) => {
    const provider = await openProvider()
    const site = await openGateway({ config: { oidc: provider.oidc } })
    const browser = openBrowser(site)
    expect((await browser.signIn()).status).toBe(303)
    await bend(provider)

    const reply = await browser.signIn(WANTED)
    expect([reply.status, reply.headers['content-type']]).toEqual([status, matching(/^text\/html/)])
    expect(reply.text).toMatch(english)
    expect(reply.text).toContain(chinese)
    expect(reply.text).toContain(`<a href="${paths.signIn(WANTED)}">`)
    expect(reply.text).toContain(reply.headers['x-acs-request-id'])
    expect(await browser.who()).toMatchObject({ signedIn: true, name: 'Li Wei' })

    const refused = site.lines
      .map((line): unknown => JSON.parse(line))
      .filter((line) => JSON.stringify(line).includes('sign-in-refused'))
    expect(refused).toEqual([
      {
        time: matching(/./),
        event: 'sign-in-refused',
        code,
        detail: matching(detail),
        requestId: reply.headers['x-acs-request-id'],
      },
    ])
    expect(site.lines.some((line) => line.includes('"trouble"'))).toBe(status >= 500)
    expect(site.lines.join('') + reply.text).not.toMatch(/Canary|opaque-canary/)
  },
)

test.each<[string, Bend]>([
  ['never answers', (provider) => (provider.instead['/token'] = () => undefined)],
  [
    'stops in the middle',
    (provider) => (provider.instead['/keys'] = (_request, response) => void response.writeHead(200).write('{')),
  ],
])('a provider that %s is given up', async (_what, bend) => {
  const provider = await openProvider()
  await bend(provider)
  const site = await openGateway({ config: { oidc: { ...provider.oidc, timeoutMs: 500 } } })
  const browser = openBrowser(site)
  let begun = ''
  // However slow this machine is.
  while (!begun.startsWith(provider.issuer)) begun = await browser.begin()
  const reply = await browser.finish(begun)
  expect([reply.status, reply.text]).toEqual([502, matching(/does not answer/)])
})

test.each<[string, Bend]>([
  ['a key it has just begun to use', (provider) => provider.rotate()],
  ['a new key under the old name', (provider) => provider.rotate({ kid: 'k1' })],
  ['a clock 45 seconds behind the provider’s', (provider) => (provider.aheadSeconds = 45)],
  [
    'a clock 45 seconds ahead, and tokens that live half a minute',
    (provider) => Object.assign(provider, { aheadSeconds: -45, tokenSeconds: 30 }),
  ],
])('the provider’s %s is no failure', async (_what, bend) => {
  const provider = await openProvider()
  const site = await openGateway({ config: { oidc: provider.oidc } })
  const browser = openBrowser(site)
  expect((await browser.signIn()).status).toBe(303)
  await bend(provider)
  expect((await browser.signIn()).status).toBe(303)
})

test.each(['javascript:alert(1)', 'ftp://127.0.0.1/', 'nowhere', undefined])(
  'a provider where one cannot be sent to (%s) is not set up for this console',
  async (address) => {
    const provider = await openProvider()
    await metadata({ authorization_endpoint: address })(provider)
    const site = await openGateway({ config: { oidc: provider.oidc } })
    const reply = await openBrowser(site).visit(paths.signIn(WANTED))
    expect([reply.status, reply.text]).toEqual([500, matching(MISCONFIGURED[2])])
    expect(reply.text).toContain(`<a href="${paths.signIn(WANTED)}">`)
    expect(site.lines.join('')).toMatch(/authorization_endpoint/)
  },
)

test('the tolerance for clocks is a setting', async () => {
  const provider = await openProvider()
  provider.aheadSeconds = 45
  const site = await openGateway({ config: { oidc: { ...provider.oidc, clockToleranceSeconds: 5 } } })
  const reply = await openBrowser(site).signIn()
  expect([reply.status, reply.text]).toEqual([503, matching(/differ by \d+ seconds/)])
})

test('docs/gateway.md tells whoever runs the gateway what to do about each', () => {
  const docs = readFileSync(new URL('../docs/gateway.md', import.meta.url), 'utf8')
  const documented = [...docs.matchAll(/^\| (\d{3}) `(Gateway\.SignIn\w+)` \| .+ \| .+ \|$/gm)].map(
    ([, status, code]) => [Number(status), code],
  )
  const others = [
    [400, 'Gateway.SignInExpired'],
    [403, 'Gateway.SignInRefused'],
    [403, 'Gateway.SignInRolesUnknown'],
  ]
  const these = [UNAVAILABLE, MISCONFIGURED, UNREADABLE, UNTRUSTED, UNCONFIRMED, CANCELLED, CLOCKS].map(
    ([status, code]) => [status, code],
  )
  expect(new Set(documented.map(String))).toEqual(new Set([...others, ...these].map(String)))
})
