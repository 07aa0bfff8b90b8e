import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'
import { beforeAll, expect, test, vi } from 'vitest'
import { safeReturn } from './console/console-paths.ts'
import { afterTest, cookieOf, matching, openGateway, type Reply, sendTo, type TestGateway } from './test-gateway.ts'

const CLIENT = { id: 'console', secret: 'CanaryClientSecret55' }
const ROLES = { viewer: ['staff'], operator: ['live-ops'], manager: ['live-admins'] }

// The provider says at length that its defaults are for tests only.
beforeAll(() => {
  for (const method of ['info', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => undefined)
})

interface ProviderOptions {
  /** Roles that the provider tells of the person who signs in. */
  roles: unknown
  /** Only in UserInfo, as some providers have it. */
  userInfoOnly?: boolean
  /** What the person answers. */
  consents?: boolean
}

/** A gateway in front of a real OpenID provider, on real sockets. */
async function openWithProvider({ roles, userInfoOnly = false, consents = true }: ProviderOptions) {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) =>
    void response.writeHead(503).end()
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`
  const oidc = {
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scope: 'openid profile',
    roleClaim: 'realm.roles',
    roles: ROLES,
  }
  const site = await openGateway({ config: { oidc } })

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${site.gateway.url}/auth/callback`],
        post_logout_redirect_uris: [`${site.gateway.url}/`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'realm'] },
    conformIdTokenClaims: userInfoOnly,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Li Wei 李伟', realm: { roles } }),
    }),
  })
  const callback = provider.callback()
  answer = (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void callback(request, response)
      return
    }
    void (async () => {
      const { params } = await provider.interactionDetails(request, response)
      if (!consents) {
        await provider.interactionFinished(request, response, { error: 'access_denied' })
        return
      }
      const grant = new provider.Grant({ accountId: 'sub-1', clientId: String(params['client_id']) })
      grant.addOIDCScope('openid profile')
      const grantId = await grant.save()
      await provider.interactionFinished(request, response, { login: { accountId: 'sub-1' }, consent: { grantId } })
    })()
  }
  return { site, issuer, provider }
}

/** Follows the provider's redirects as a browser does, until one leads elsewhere. */
async function atProvider(issuer: string, start: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = start
  while (next.startsWith(issuer)) {
    const { pathname, search } = new URL(next)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const { headers } = await sendTo(issuer, `${pathname}${search}`, { headers: { cookie } })
    for (const line of headers['set-cookie'] ?? []) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    next = new URL(String(headers['location']), next).href
  }
  return next
}

const isSignedIn = ({ headers }: Reply) =>
  [headers['set-cookie'] ?? []].flat().some((line) => line.startsWith('__Host-session'))

const pathOf = (url: string) => url.slice(new URL(url).origin.length)

/** The whole way: to the provider, there, and back. Returns the last step and what it took. */
async function signIn(
  site: TestGateway,
  issuer: string,
  returnTo = '/live/cn-shanghai',
): Promise<{ reply: Reply; back: string; loginCookie: string }> {
  const login = await site.send(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`)
  expect(login.status).toBe(302)
  const loginCookie = cookieOf(login)
  const back = await atProvider(issuer, String(login.headers['location']))
  expect(back.startsWith(`${site.gateway.url}/auth/callback?`)).toBe(true)
  return { reply: await site.send(pathOf(back), { headers: { cookie: loginCookie } }), back, loginCookie }
}

test.each([
  ['in the ID token', false],
  ['in UserInfo only', true],
])('one signs in with a role %s, works, and signs out', async (_where, userInfoOnly) => {
  const { site, issuer } = await openWithProvider({ roles: ['staff', 'live-ops'], userInfoOnly })
  const login = await site.send('/auth/login')
  const request = new URL(String(login.headers['location']))
  expect(Object.fromEntries(request.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    code_challenge: matching(/^[\w-]{43}$/),
    state: matching(/^[\w-]{43}$/),
    nonce: matching(/^[\w-]{43}$/),
    redirect_uri: `${site.gateway.url}/auth/callback`,
  })
  expect(login.headers['set-cookie']).toEqual([
    matching(/^__Host-login-[\w-]{16}=[\w-]+\.[\w-]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ])

  const { reply } = await signIn(site, issuer, '/live/cn-shanghai/app/groups?page=2#x')
  expect([reply.status, reply.headers['location']]).toEqual([303, '/live/cn-shanghai/app/groups?page=2#x'])
  const cookies = reply.headers['set-cookie'] ?? []
  expect(cookies).toEqual([
    matching(/^__Host-login-[\w-]{16}=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    matching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
  ])
  const cookie = (cookies[1] ?? '').split(';')[0]
  expect((await site.send('/auth/session', { headers: { cookie } })).json).toEqual({
    signedIn: true,
    name: 'Li Wei 李伟',
    role: 'operator',
    method: 'oidc',
  })
  expect((await site.call('DeleteLiveMessageGroup', { AppId: 'a', GroupId: 'g' }, { cookie })).code).toBe(
    'Gateway.Unreadable',
  )
  expect((await site.call('CreateLiveMessageApp', { AppName: 'ab' }, { cookie })).code).toBe('Gateway.RoleRequired')
  expect(site.lines.join('')).toContain('"event":"signed-in","operator":"sub-1","name":"Li Wei 李伟","role":"operator"')

  const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const out = await site.send('/auth/logout', { method: 'POST', headers, body: {} })
  expect(out.json).toEqual({
    next: matching(new RegExp(`^${issuer}/session/end\\?id_token_hint=.+post_logout_redirect_uri=`)),
  })
  expect((await site.send('/auth/session', { headers: { cookie } })).json).toEqual({ signedIn: false, method: 'oidc' })
  expect(site.lines.join('')).not.toContain(CLIENT.secret)
})

test('signing in again ends the session before, although the way back from the provider does not carry its cookie', async () => {
  const { site, issuer } = await openWithProvider({ roles: ['staff'] })
  const first = ((await signIn(site, issuer)).reply.headers['set-cookie'] ?? [])[1]?.split(';')[0]
  const login = await site.send('/auth/login', { headers: { cookie: first } })
  const call = () => site.call('ListLiveMessageApps', { SortType: 1 }, { cookie: first })
  expect((await call()).code).not.toBe('Gateway.SignInRequired')
  const back = await atProvider(issuer, String(login.headers['location']))
  expect(isSignedIn(await site.send(pathOf(back), { headers: { cookie: cookieOf(login) } }))).toBe(true)
  expect((await call()).code).toBe('Gateway.SignInRequired')
})

test.each([
  ['no role', []],
  ['a role that means nothing here', ['other']],
  ['no list', { roles: 'x' }],
])('whoever has %s is not let in', async (_what, roles) => {
  const { site, issuer } = await openWithProvider({ roles })
  const { reply } = await signIn(site, issuer)
  expect(reply.status).toBe(403)
  expect(reply.text).toContain('您在此控制台中没有角色')
  expect(isSignedIn(reply)).toBe(false)
  expect(site.lines.join('')).toContain('"event":"sign-in-refused","code":"Gateway.SignInRefused","operator":"sub-1"')
})

test('where the provider says nothing about roles, that is what one is told', async () => {
  const { site, issuer } = await openWithProvider({ roles: undefined })
  const { reply } = await signIn(site, issuer)
  expect([reply.status, isSignedIn(reply)]).toEqual([403, false])
  expect(reply.text).toContain('does not say what you may do here')
  expect(site.lines.join('')).toMatch(
    /"code":"Gateway.SignInRolesUnknown","operator":"sub-1","detail":"There is no claim realm.roles in the ID token and UserInfo.[^"]+_ROLE_SOURCE/,
  )
})

test('a no at the provider is a no here', async () => {
  const { site, issuer } = await openWithProvider({ roles: ['staff'], consents: false })
  const { reply } = await signIn(site, issuer)
  expect([reply.status, reply.text]).toEqual([403, matching(/cancelled or refused/)])
})

test('an answer counts once, for the browser that asked, and for the question asked', async () => {
  const { site, issuer } = await openWithProvider({ roles: ['staff'] })
  const first = await signIn(site, issuer)
  expect(first.reply.status).toBe(303)
  const callback = (back: string, cookie?: string) => site.send(pathOf(back), { headers: { cookie } })

  const again = await callback(first.back, first.loginCookie)
  const elsewhere = [
    // In another browser: an attacker's answer in the victim's, or the other way round.
    await callback(first.back),
    await callback(first.back, (await signIn(site, issuer)).loginCookie),
    await callback(first.back, `${first.loginCookie}x`),
    await callback(first.back, first.loginCookie.replace(/=.*/, '=AAAA.AAAA')),
    // With another state, or with parts missing.
    await callback(first.back.replace(/state=[^&]+/, 'state=other'), first.loginCookie),
    await callback(`${site.gateway.url}/auth/callback`, first.loginCookie),
    await callback(`${site.gateway.url}/auth/callback?code=x&state=x`, first.loginCookie),
  ]
  // The provider knows that the code is used; the others do not get as far as that.
  expect([again.status, again.text]).toEqual([403, matching(/did not confirm/)])
  for (const reply of elsewhere)
    expect([reply.status, reply.text]).toEqual([400, matching(/took too long, or was begun in another browser/)])
  for (const reply of [again, ...elsewhere]) {
    expect(reply.headers['content-type']).toContain('text/html')
    expect(isSignedIn(reply)).toBe(false)
  }
})

test('a code from a question with another PKCE secret is refused by the provider', async () => {
  const { site, issuer } = await openWithProvider({ roles: ['staff'] })
  const [mine, theirs] = [await site.send('/auth/login'), await site.send('/auth/login')]
  const theirBack = new URL(await atProvider(issuer, String(theirs.headers['location'])))
  const myState = new URL(String(mine.headers['location'])).searchParams.get('state') ?? ''
  theirBack.searchParams.set('state', myState)
  const reply = await site.send(pathOf(theirBack.href), { headers: { cookie: cookieOf(mine) } })
  expect([reply.status, reply.text]).toEqual([403, matching(/did not confirm/)])
})

test('while the provider is down one is told so, and signs in when it is back', async () => {
  const { site, issuer } = await openWithProvider({ roles: ['staff'] })
  const down = await openGateway({
    config: {
      oidc: {
        issuer: 'http://127.0.0.1:9',
        clientId: 'c',
        clientSecret: 's',
        scope: 'openid',
        roleClaim: 'roles',
        roles: ROLES,
      },
    },
  })
  const reply = await down.send('/auth/login')
  expect([reply.status, reply.headers['set-cookie']]).toEqual([502, undefined])
  expect(reply.text).toContain('does not answer')
  expect((await down.send('/healthz')).status).toBe(200)
  expect((await signIn(site, issuer)).reply.status).toBe(303)
})

test('with OpenID Connect there is no code', async () => {
  const { site } = await openWithProvider({ roles: [] })
  expect(site.gateway.signInCode).toBeUndefined()
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  expect((await site.send('/auth/code', { method: 'POST', headers, body: { code: '' } })).status).toBe(404)
})

test.each([
  ['//evil.example/live/', '/'],
  [String.raw`/\evil.example`, '/'],
  ['https://evil.example/live/x', '/'],
  ['javascript:alert(1)', '/'],
  ['/auth/login', '/'],
  ['/api/live/x', '/'],
  ['/\t/evil.example', '/'],
  [`/live/${'x'.repeat(2000)}`, '/'],
  [`/live/cn-shanghai/a/groups?q=${'群'.repeat(300)}`, '/live/cn-shanghai/a/groups'],
  ['', '/'],
  [undefined, '/'],
  ['/live/cn-shanghai/../../auth/logout', '/'],
  ['/live/cn-shanghai/a/groups?q=%2F#h', '/live/cn-shanghai/a/groups?q=%2F#h'],
  ['/auth/signed-in', '/auth/signed-in'],
])('after signing in, %j leads to %s', (wish, target) => {
  expect(safeReturn(wish, 'https://console.example.com')).toBe(target)
})
