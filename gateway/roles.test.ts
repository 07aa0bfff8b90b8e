import { readFileSync } from 'node:fs'
import { base64url, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { nameOf, roleOf, type RoleSeparator } from './auth/claims.ts'
import { type OidcConfig, readConfig } from './config/read-config.ts'
import { consoleFolder, matching, openGateway } from './test-gateway.ts'
import { openBrowser, openProvider, type TestProvider } from './test-provider.ts'

const ROLES = { viewer: ['staff'], moderator: ['hosts'], operator: ['live-ops'], manager: ['live-admins'] }
const LIVE = '/live/cn-shanghai'

test.each<[unknown, RoleSeparator | undefined, string | undefined]>([
  // A text is one value.
  ['live-admins', undefined, 'manager'],
  ['not live-admins', undefined, undefined],
  ['staff live-ops', undefined, undefined],
  ['staff,live-ops', undefined, undefined],
  ['live-admins ', undefined, undefined],
  ['STAFF', undefined, undefined],
  ['', undefined, undefined],
  // A list is taken by entry, and no entry apart.
  [['staff', 'live-admins', 'live-ops'], undefined, 'manager'],
  [['not live-admins', 'staff'], undefined, 'viewer'],
  [['hosts', 'staff'], undefined, 'moderator'],
  [['hosts', 'live-ops'], undefined, 'operator'],
  [['not live-admins'], 'space', undefined],
  [['staff,live-admins'], 'comma', undefined],
  [[['staff']], undefined, undefined],
  [[5, null, { staff: true }], undefined, undefined],
  [[], undefined, undefined],
  // Taken apart where the settings say so, at that and nothing else.
  ['staff live-ops', 'space', 'operator'],
  ['  staff   live-ops  ', 'space', 'operator'],
  ['staff,live-ops', 'space', undefined],
  ['staff, live-ops', 'comma', 'operator'],
  ['not live-admins,staff', 'comma', 'viewer'],
  ['staff;live-admins', 'semicolon', 'manager'],
  ['staff;live-admins', 'comma', undefined],
  [5, 'space', undefined],
  [{ staff: true }, undefined, undefined],
  [null, undefined, undefined],
  [undefined, undefined, undefined],
])('%j, separated by %s, gives %s', (value, roleSeparator, role) => {
  expect(roleOf({ roles: value }, { roleClaim: 'roles', roleSeparator, roles: ROLES })).toBe(role)
})

test('a claim is found by its name or by its path', () => {
  const roleIn = (claims: Record<string, unknown>, roleClaim: string) => roleOf(claims, { roleClaim, roles: ROLES })
  expect(roleIn({ 'https://example.com/roles': ['staff'] }, 'https://example.com/roles')).toBe('viewer')
  expect(roleIn({ realm_access: { roles: ['staff'] } }, 'realm_access.roles')).toBe('viewer')
  expect(roleIn({}, 'roles')).toBeUndefined()
  expect(roleIn({}, '__proto__.constructor')).toBeUndefined()
})

test('a name is what people read, and not longer than they would', () => {
  expect(nameOf({ name: 5, email: 'li@example.com', sub: 's' })).toBe('li@example.com')
  expect(nameOf({ name: ' \n', preferred_username: ' li ', sub: 's' })).toBe('li')
  expect(nameOf({ name: '😀'.repeat(1000) }).length).toBeLessThanOrEqual(200)
  expect(nameOf({ name: `x${'😀'.repeat(1000)}` }).isWellFormed()).toBe(true)
})

async function open(rules: Partial<OidcConfig> = {}) {
  const provider = await openProvider()
  const site = await openGateway({ config: { oidc: { ...provider.oidc, ...rules } } })
  return { provider, site, browser: openBrowser(site) }
}

test.each([
  ['not live-admins', undefined, 403, undefined],
  ['not live-admins', 'space', 303, 'manager'],
  [['not live-admins', 'staff'], 'space', 303, 'viewer'],
] as const)('over the wire: %j, separated by %s, is answered %i', async (roles, roleSeparator, status, role) => {
  const { provider, browser } = await open({ roleSeparator })
  provider.person['roles'] = roles
  expect((await browser.signIn()).status).toBe(status)
  expect(await browser.who()).toMatchObject(role === undefined ? { signedIn: false } : { signedIn: true, role })
})

const KEYCLOAK = { roleClaim: 'realm_access.roles', roleSource: 'access-token' } as const
/** Keycloak's default puts the roles of a realm into the access token alone. */
const REALM = { realm_access: { roles: ['default-roles-staff', 'live-ops'] } }

/** What docs/gateway.md says to set. */
function documented(): Partial<OidcConfig> {
  const docs = readFileSync(new URL('../docs/gateway.md', import.meta.url), 'utf8')
  const [, example = ''] = /Keycloak realm[^]+?\n\n((?: {4}.+\n)+)/.exec(docs) ?? []
  const variables = [...example.matchAll(/^ {4}(\w+)=(.+)$/gm)].map(([, name = '', value]) => [name, value] as const)
  const { oidc } = readConfig({
    ...Object.fromEntries<string | undefined>(variables),
    GATEWAY_CONSOLE_FOLDER: consoleFolder(),
  })
  const { issuer: _issuer, clientId: _clientId, clientSecret: _clientSecret, ...rules } = { ...oidc }
  return rules
}

test('Keycloak as it comes, set as documented: roles are read from the access token, and nowhere else', async () => {
  expect(documented()).toMatchObject(KEYCLOAK)
  const { provider, browser } = await open(documented())
  provider.person = { sub: 'f3c1', preferred_username: 'li' }
  provider.access = REALM
  expect((await browser.signIn(LIVE)).headers['location']).toBe(LIVE)
  expect(await browser.who()).toMatchObject({ name: 'li', role: 'operator' })
  // The keys the ID token was verified with are not fetched twice.
  expect(provider.asked.filter((path) => path === '/keys')).toHaveLength(1)
  expect(provider.asked).not.toContain('/userinfo')

  provider.access = {}
  Object.assign(provider.person, REALM)
  expect((await browser.signIn()).text).toContain('does not say what you may do here')
})

test('without the setting an access token is not even looked at, and one is told what is missing', async () => {
  const { provider, site, browser } = await open({ roleClaim: 'realm_access.roles' })
  provider.access = REALM
  const reply = await browser.signIn()
  expect([reply.status, reply.text]).toEqual([403, matching(/does not say what you may do here/)])
  expect(reply.text).not.toMatch(/You have no role|没有角色/)
  expect(site.lines.join('')).toMatch(/"code":"Gateway.SignInRolesUnknown".+GATEWAY_OIDC_ROLE_CLAIM, _ROLE_SOURCE/)
})

const bySecret = (claims: object, { oidc }: TestProvider) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(oidc.clientSecret))
const unsigned = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => base64url.encode(JSON.stringify(part))).join('.')}.`

test.each<[string, number, Record<string, unknown>]>([
  [
    'made for this client by RFC 9068',
    303,
    { aud: 'https://api.example.com', azp: undefined, client_id: 'audience-console' },
  ],
  ['with this client as its audience', 303, { aud: ['x', 'audience-console'], azp: undefined }],
  ['without a subject', 303, { sub: undefined }],
  ['of another client', 502, { azp: 'other' }],
  ['of two clients', 502, { client_id: 'other' }],
  ['of nobody in particular', 502, { azp: undefined }],
  ['of another issuer', 502, { iss: 'https://other.example' }],
  ['of another person', 502, { sub: 'sub-2' }],
  ['without an end', 502, { exp: undefined }],
  ['that ended', 503, { exp: 1_000_000_000 }],
  ['that begins later', 503, { nbf: 9_000_000_000 }],
])('an access token %s is answered %i', async (_what, status, claims) => {
  const { provider, browser } = await open(KEYCLOAK)
  provider.access = { ...REALM, ...claims }
  expect((await browser.signIn()).status).toBe(status)
  expect(await browser.who()).toMatchObject({ signedIn: status === 303 })
})

test.each<[string, number, (claims: object, provider: TestProvider) => string | Promise<string>]>([
  ['signed by the provider', 303, (claims, provider) => provider.sign({ ...claims })],
  ['without a signature', 502, unsigned],
  ['signed with the client’s secret', 502, bySecret],
  [
    'with a signature of something else',
    502,
    async (claims, provider) =>
      (await provider.sign({ ...claims })).replace(
        /\.[^.]+\./,
        `.${base64url.encode(JSON.stringify({ ...claims, x: 1 }))}.`,
      ),
  ],
  [
    'by an unknown key',
    502,
    async (claims, provider) => {
      await provider.rotate({ published: false })
      return provider.sign({ ...claims })
    },
  ],
  ['that is no JWT', 500, () => 'opaque'],
  ['that is encrypted', 500, () => 'a.b.c.d.e'],
])('an access token %s is answered %i', async (_what, status, make) => {
  const { provider, browser } = await open(KEYCLOAK)
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: provider.issuer, azp: 'audience-console', sub: 'sub-1', exp: now + 300, iat: now, ...REALM }
  provider.accessToken = () => make(claims, provider)
  expect((await browser.signIn()).status).toBe(status)
  expect(await browser.who()).toMatchObject({ signedIn: status === 303 })
})

test('an ID token that names other roles does not hide those of UserInfo', async () => {
  const { provider, browser } = await open()
  provider.person['roles'] = ['offline_access']
  provider.userInfo = { roles: ['live-ops'], sub: 'sub-1' }
  expect((await browser.signIn()).status).toBe(303)
  expect(await browser.who()).toMatchObject({ role: 'operator' })
})

test('where UserInfo is of another person, or not given, nobody comes in', async () => {
  const { provider, browser } = await open()
  provider.person['roles'] = []
  provider.userInfo = { sub: 'sub-2', roles: ['live-ops'] }
  expect((await browser.signIn()).status).toBe(502)
  provider.instead['/userinfo'] = (_request, response) =>
    void response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end()
  expect((await browser.signIn()).status).toBe(500)
  expect(await browser.who()).toMatchObject({ signedIn: false })
})

test('the provider’s word that somebody has no role ends every session of theirs, and that of the browser', async () => {
  const { provider, site, browser } = await open()
  const elsewhere = openBrowser(site)
  const li = { sub: 'sub-1', name: 'Li Wei', roles: ['live-ops'] }
  provider.person = li
  for (const at of [browser, elsewhere]) expect((await at.signIn()).status).toBe(303)
  // Somebody else comes to the first browser, and has no role: what Li may do is not for them; Li's other browser goes on.
  provider.person = { sub: 'sub-2', name: 'Somebody', roles: [] }
  expect(await browser.signIn()).toMatchObject({ status: 403, text: matching(/have no role/) })
  expect(await browser.who()).toMatchObject({ signedIn: false })
  expect(await elsewhere.who()).toMatchObject({ signedIn: true })
  // Li's role is taken away: the next sign-in ends what is left, wherever.
  provider.person = { ...li, roles: [] }
  expect(await browser.signIn()).toMatchObject({ status: 403, text: matching(/have no role/) })
  expect(await elsewhere.who()).toMatchObject({ signedIn: false })
  expect(site.lines.filter((line) => line.includes('"signed-out","operator":"sub-1"'))).toHaveLength(2)
})

test('the newest word about a role holds in every browser', async () => {
  const { provider, site, browser } = await open()
  provider.person['roles'] = ['live-admins']
  await browser.signIn()
  provider.person['roles'] = ['staff']
  const elsewhere = openBrowser(site)
  await elsewhere.signIn()
  for (const at of [browser, elsewhere]) expect(await at.who()).toMatchObject({ role: 'viewer' })
})

test('an ID token that is longer than an address may be is not kept for the end', async () => {
  const { provider, site, browser } = await open()
  const end = async () => {
    await browser.signIn()
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: `__Host-session=${browser.cookies.get('__Host-session') ?? ''}`,
    }
    return JSON.stringify((await site.send('/auth/logout', { method: 'POST', headers, body: {} })).json)
  }
  expect(await end()).toMatch(/\/end\?id_token_hint=.+&post_logout_redirect_uri=/)
  provider.person['groups'] = Array.from({ length: 500 }, (_none, index) => `group-${index}`)
  expect(await end()).toMatch(/\/end\?post_logout_redirect_uri=.+&client_id=audience-console/)
})

test('what the settings say of roles and clocks reaches the sign-in', () => {
  const OIDC = {
    GATEWAY_OIDC_ISSUER: 'https://login.example.com',
    GATEWAY_OIDC_CLIENT_ID: 'c',
    GATEWAY_OIDC_CLIENT_SECRET: 's',
    GATEWAY_CONSOLE_FOLDER: consoleFolder(),
  }
  expect(readConfig(OIDC).oidc).toMatchObject({ roleSource: 'id-token', clockToleranceSeconds: 60, timeoutMs: 10_000 })
  expect(readConfig(OIDC).oidc?.roleSeparator).toBeUndefined()
  const chosen = {
    GATEWAY_OIDC_ROLE_SOURCE: 'access-token',
    GATEWAY_OIDC_ROLE_SEPARATOR: 'space',
    GATEWAY_OIDC_CLOCK_TOLERANCE_SECONDS: '5',
    GATEWAY_OIDC_TIMEOUT_MS: '100',
  }
  expect(readConfig({ ...OIDC, ...chosen }).oidc).toMatchObject({
    roleSource: 'access-token',
    roleSeparator: 'space',
    clockToleranceSeconds: 5,
    timeoutMs: 100,
  })
  for (const name of ['ROLE_SOURCE', 'ROLE_SEPARATOR'])
    expect(() => readConfig({ ...OIDC, [`GATEWAY_OIDC_${name}`]: 'x' })).toThrow(/must be one of/)
})
