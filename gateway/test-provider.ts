/** An OpenID provider made by hand, which tests bend: oidc-provider, which oidc.test.ts uses, refuses to do wrong. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { randomId } from '#lib/random-id.ts'
import type { OidcConfig } from './config/read-config.ts'
import { afterTest, type Reply, sendTo, type TestGateway } from './test-gateway.ts'

type Claims = Record<string, unknown>
type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface TestProvider {
  issuer: string
  /** The least that signs somebody in here. */
  oidc: OidcConfig
  /** Whoever signs in next, as the ID token has them. */
  person: Claims
  /** More claims of the access token; undefined: it is no JWT. */
  access: Claims | undefined
  /** Another access token altogether. */
  accessToken: (() => string | Promise<string>) | undefined
  userInfo: Claims
  /** By how much its clock is ahead, seconds. */
  aheadSeconds: number
  /** Lifetime of its tokens, seconds. */
  tokenSeconds: number
  /** What a path answers instead, such as `/token`. */
  instead: Record<string, Answer | undefined>
  /** What it was asked for, in order. */
  asked: string[]
  /** Signs with another key from now on; `published`: its old and new keys are told. */
  rotate(options?: { kid?: string; published?: boolean }): Promise<void>
  /** Any token of its own, signed by the key of the day. */
  sign(claims: Claims, header?: { typ?: string }): Promise<string>
}

const CLIENT = { clientId: 'audience-console', clientSecret: 'CanaryClientSecret77' }
const ALGORITHM = 'ES256'

/** A provider on a free port that lets everybody in at once: asked to sign in, it sends the browser straight back. */
export async function openProvider(): Promise<TestProvider> {
  const nonces = new Map<string, string>()
  let key = await newKey('k1')
  let published = [key.jwk]

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', provider.issuer)
    provider.asked.push(pathname)
    const answer = provider.instead[pathname] ?? routes[pathname]
    if (answer === undefined) json(404, { error: 'not_found' })(request, response)
    else answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`

  const sign: TestProvider['sign'] = (claims, header = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid: key.jwk.kid, ...header }).sign(key.privateKey)
  const stamps = () => {
    const iat = Math.floor(Date.now() / 1000) + provider.aheadSeconds
    return { iss: issuer, iat, nbf: iat, exp: iat + provider.tokenSeconds }
  }

  const routes: Record<string, Answer> = {
    '/.well-known/openid-configuration': json(200, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      end_session_endpoint: `${issuer}/end`,
      id_token_signing_alg_values_supported: [ALGORITHM],
    }),
    '/keys': (request, response) => json(200, { keys: published })(request, response),
    '/userinfo': (request, response) =>
      json(200, { sub: provider.person['sub'], ...provider.userInfo })(request, response),
    '/authorize': (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', issuer)
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      const code = randomId(12)
      nonces.set(code, searchParams.get('nonce') ?? '')
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString()
      response.writeHead(302, { location: back.href }).end()
    },
    '/token': (request, response) =>
      void (async () => {
        const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
        const code = form.get('code') ?? ''
        const nonce = nonces.get(code)
        nonces.delete(code)
        if (nonce === undefined) {
          json(400, { error: 'invalid_grant' })(request, response)
          return
        }
        const idToken = await sign({ ...stamps(), aud: CLIENT.clientId, nonce, ...provider.person })
        // Shaped as Keycloak's default: for the account service, given to this client.
        const access = { ...stamps(), typ: 'Bearer', aud: 'account', azp: CLIENT.clientId, sub: provider.person['sub'] }
        const accessToken =
          (await provider.accessToken?.()) ??
          (provider.access === undefined
            ? 'opaque-canary'
            : await sign({ ...access, ...provider.access }, { typ: 'JWT' }))
        json(200, {
          token_type: 'Bearer',
          access_token: accessToken,
          id_token: idToken,
          expires_in: provider.tokenSeconds,
        })(request, response)
      })(),
  }

  const provider: TestProvider = {
    issuer,
    oidc: {
      issuer,
      ...CLIENT,
      scope: 'openid profile',
      roleClaim: 'roles',
      roles: { viewer: ['staff'], operator: ['live-ops'], manager: ['live-admins'] },
    },
    person: { sub: 'sub-1', name: 'Li Wei', roles: ['staff'] },
    access: undefined,
    accessToken: undefined,
    userInfo: {},
    aheadSeconds: 0,
    tokenSeconds: 300,
    instead: {},
    asked: [],
    async rotate({ kid = randomId(6), published: isPublished = true } = {}) {
      key = await newKey(kid)
      if (isPublished) published = [...published.filter((other) => other.kid !== kid), key.jwk]
    },
    sign,
  }
  return provider
}

async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM)
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } }
}

/** An answer of JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

export interface Browser {
  cookies: Map<string, string>
  /** As its own page asks, or as another site's redirect or link does (then without Strict cookies). */
  visit(path: string, from?: 'own' | 'other'): Promise<Reply>
  /** Begins a sign-in, as from a tab of its own. Returns where the provider is. */
  begin(returnTo?: string): Promise<string>
  /** At the provider, and back. Returns the gateway's answer. */
  finish(atProvider: string): Promise<Reply>
  /** Both. */
  signIn(returnTo?: string): Promise<Reply>
  /** Whose session its cookie is, as the console asks. */
  who(): Promise<unknown>
}

/** Keeps cookies, and withholds Strict ones, as browsers do. */
export function openBrowser(site: TestGateway): Browser {
  const cookies = new Map<string, string>()
  const strict = new Set<string>()
  const browser: Browser = {
    cookies,
    async visit(path, from = 'own') {
      const sent = [...cookies]
        .filter(([name]) => from === 'own' || !strict.has(name))
        .map(([name, value]) => `${name}=${value}`)
      const reply = await site.send(path, { headers: { cookie: sent.length === 0 ? undefined : sent.join('; ') } })
      for (const line of [reply.headers['set-cookie'] ?? []].flat()) keep(line)
      return reply
    },
    async begin(returnTo = '/live/cn-shanghai') {
      return String((await browser.visit(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`)).headers['location'])
    },
    async finish(atProvider) {
      const { origin, pathname, search } = new URL(atProvider)
      const { headers } = await sendTo(origin, `${pathname}${search}`)
      const back = new URL(String(headers['location']))
      return browser.visit(`${back.pathname}${back.search}`, 'other')
    },
    signIn: async (returnTo) => browser.finish(await browser.begin(returnTo)),
    who: async () => (await browser.visit('/auth/session')).json,
  }
  const keep = (line: string) => {
    const [pair = '', ...attributes] = line.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    if (attributes.includes('Max-Age=0')) {
      cookies.delete(name)
      return
    }
    cookies.set(name, pair.slice(name.length + 1))
    if (attributes.includes('SameSite=Strict')) strict.add(name)
  }
  return browser
}
