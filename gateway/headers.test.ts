import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#lib/content-security-policy.ts'
import { paths, PATTERNS } from '#lib/paths.ts'
import { isConsolePath } from './console/console-paths.ts'
import { matching, openGateway, SCRIPT, type Sending } from './test-gateway.ts'

const EXPECTED = {
  'content-security-policy': matching(/^default-src 'none'; script-src 'self'; style-src 'self'/),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': matching(/camera=\(\)/),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const ROUTES: [string, number, Sending?][] = [
  ['/', 200],
  ['/live/cn-shanghai/app/groups', 200],
  ['/auth/signed-in', 200],
  [`/${SCRIPT}`, 200],
  ['/icon.svg', 200],
  ['/healthz', 200],
  ['/readyz', 200],
  ['/auth/session', 200],
  ['/index.html', 404],
  ['/assets/gone-123456.js', 404],
  ['/mockServiceWorker.js', 404],
  ['/groups', 404],
  ['/livestream', 404],
  ['/assets/..%2f..%2fpackage.json', 404],
  ['/assets/%2e%2e/%2e%2e/package.json', 404],
  ['/%00', 404],
  ['/%E0%A4%A', 404],
  ['/api', 404],
  ['/api/other', 404],
  ['/auth/nowhere', 404],
  ['/auth/login', 404],
  ['/metrics', 404],
  ['/_control/reset', 404, { method: 'POST' }],
  ['/', 405, { method: 'POST' }],
  ['/live/cn-shanghai', 405, { method: 'DELETE' }],
  ['/api/live/DescribeLiveMessageGroup', 405, { headers: { 'sec-fetch-site': 'same-origin' } }],
  ['/api/live/DescribeLiveMessageGroup', 403],
  ['/', 421, { headers: { host: 'evil.example' } }],
  ['/api/live/DescribeLiveMessageGroup', 403, { method: 'POST' }],
  ['/auth/code', 403, { method: 'POST' }],
  ['//evil.example/', 404],
  [String.raw`/\evil.example`, 400],
]

test.each(ROUTES)('%s answers %i, under all headers', async (path, status, sending) => {
  const site = await openGateway()
  const reply = await site.send(path, sending)
  expect(reply.status).toBe(status)
  expect(reply.headers).toMatchObject(EXPECTED)
  expect(reply.headers['strict-transport-security']).toBeUndefined()
  const caching: Record<string, string> = {
    [`/${SCRIPT}`]: 'public, max-age=31536000, immutable',
    '/icon.svg': 'no-cache',
  }
  expect(reply.headers['cache-control']).toBe(caching[path] ?? 'no-store')
  for (const banner of ['server', 'x-powered-by']) expect(reply.headers[banner]).toBeUndefined()
  const isForPrograms = status >= 400 && /^\/(api|auth|_control)/.test(path)
  expect(String(reply.code)).toMatch(isForPrograms ? /^Gateway\./ : /^(Gateway\.\w+|undefined)$/)
})

test('a bug inside answers an envelope without a trace, under all headers', async () => {
  const site = await openGateway({
    deps: {
      credentials: () => {
        throw new TypeError('secret detail')
      },
    },
  })
  await site.signIn()
  const reply = await site.call('ListLiveMessageApps', { SortType: 1 })
  expect([reply.status, reply.code]).toEqual([500, 'Gateway.Failed'])
  expect(reply.text).not.toMatch(/secret detail|TypeError|\.ts/)
  expect(reply.headers).toMatchObject(EXPECTED)
})

test.each([
  ['is no HTTP', 'GARBAGE\r\n\r\n', 400],
  ['has headers that are too large', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['names no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['names no host, before HTTP/1.1', 'GET / HTTP/1.0\r\n\r\n', 421],
  ['asks for a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443\r\n\r\n', 405],
  [
    'asks for a tunnel and goes on',
    `CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443\r\n\r\n${'x'.repeat(20_000)}`,
    405,
  ],
  [
    'expects what nobody can do',
    'POST /api/live/x HTTP/1.1\r\nhost: x\r\nexpect: tea\r\ncontent-length: 5\r\n\r\n',
    417,
  ],
  ['has an address that is too long', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
])('even a request that %s is answered under all headers', async (_what, text, status) => {
  const answer = await rawAnswer(text)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  for (const name of Object.keys(EXPECTED)) expect(answer).toContain(`\r\n${name}: `)
})

test.each(['/healthz', '/readyz'])('a balancer that probes %s by HTTP/1.0 need not name a host', async (path) => {
  expect(await rawAnswer(`GET ${path} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1.1 200 [^]*\r\n\r\nok\n$/)
})

test.each([
  ['cookies that are too large', `GET / HTTP/1.1\r\nhost: x\r\ncookie: a=${'x'.repeat(17_000)}\r\n\r\n`],
  ['many cookies', `GET /live/cn-shanghai HTTP/1.1\r\nhost: x\r\n${'cookie: a=b\r\n'.repeat(2000)}\r\n`],
  [
    'cookies with the way back from the provider',
    `GET /auth/callback?code=c HTTP/1.1\r\nhost: x\r\ncookie: a=${'x'.repeat(17_000)}\r\n\r\n`,
  ],
  ['an address that is too long', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
])('whoever opens a page with %s is told what to do, in both languages', async (_what, text) => {
  const [head = '', body = ''] = (await rawAnswer(text)).split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1.1 431 Request Header Fields Too Large\r\n/)
  expect(head).toContain('\r\ncontent-type: text/html; charset=utf-8')
  expect(head).toContain(`\r\ncontent-length: ${Buffer.byteLength(body)}`)
  expect(body).toContain('more than 16,384 bytes of cookies and address')
  expect(body).toContain('请清除此网站的 Cookie')
  expect(body).not.toMatch(/<script|<style|style=|xxxx/)
})

test('a call with cookies that are too large is answered in the envelope', async () => {
  const [head = '', body = ''] = (
    await rawAnswer(`POST /api/live/ListLiveMessageApps HTTP/1.1\r\nhost: x\r\ncookie: a=${'x'.repeat(17_000)}\r\n\r\n`)
  ).split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1.1 431 [^]*\r\ncontent-type: application\/json/)
  expect(JSON.parse(body)).toEqual({
    RequestId: matching(/^[\dA-F-]{36}$/),
    Code: 'Gateway.HeadersTooLarge',
    Message: matching(/Clear the cookies of this site/),
  })
})

/** What a gateway sends to these bytes, up to where it closes the connection. */
async function rawAnswer(text: string): Promise<string> {
  const site = await openGateway()
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(Number(new URL(site.gateway.url).port), '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.on('close', () => resolve(received))
  })
}

test('where the browser speaks TLS, it is told to stay there', async () => {
  const publicOrigin = 'https://console.example.com'
  const oidc = {
    issuer: 'https://login.example.com',
    clientId: 'c',
    clientSecret: 's',
    scope: 'openid',
    roleClaim: 'roles',
    roles: {},
  }
  const site = await openGateway({ config: { publicOrigin, oidc } })
  const reply = await site.send('/', { headers: { host: 'console.example.com' } })
  expect([reply.status, reply.headers['strict-transport-security']]).toEqual([
    200,
    'max-age=63072000; includeSubDomains',
  ])
})

describe('the content policy', () => {
  test('has nothing unsafe, and nothing to find for Google’s evaluator', () => {
    const policy = contentSecurityPolicy({ styleNonce: 'bm9uY2U=' })
    expect(policy).not.toMatch(/unsafe|\*|http/)
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate()
    // 'self' for scripts is what the evaluator always asks about: only hashed files of our own are served here, and no JSONP.
    expect(findings.filter(({ severity, value }) => severity < Severity.STRICT_CSP && value !== "'self'")).toEqual([])
  })

  test('gives every page a nonce of its own, and no other answer one', async () => {
    const site = await openGateway()
    const pages = await Promise.all(['/', '/', '/live/cn-shanghai'].map((path) => site.send(path)))
    const nonces = pages.map(({ text, headers }) => {
      const [, nonce = ''] = /nonce="([^"]+)"/.exec(text) ?? []
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy({ styleNonce: nonce }))
      expect(Buffer.from(nonce, 'base64').byteLength).toBe(16)
      return nonce
    })
    expect(new Set(nonces).size).toBe(3)
    expect((await site.send(`/${SCRIPT}`)).headers['content-security-policy']).toBe(contentSecurityPolicy())
  })
})

test('files are compressed for whoever can read that, and are the same for the others', async () => {
  const site = await openGateway()
  const plain = await site.send(`/${SCRIPT}`)
  expect(plain.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', vary: 'accept-encoding' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  const unpacked = await fetch(`${site.gateway.url}/${SCRIPT}`)
  expect(unpacked.headers.get('content-encoding')).toBe('gzip')
  expect(await unpacked.text()).toBe(plain.text)
})

test('every address of the console is one to the gateway', () => {
  const place = { center: 'cn-shanghai', appId: 'app 1/2' }
  const addresses = [
    paths.home(),
    paths.center(place.center),
    paths.applications(place.center),
    paths.createApplication(place.center),
    paths.groups(place),
    paths.createGroup(place),
    paths.groupDetails(place, 'group'),
    paths.deleteGroup(place, 'group'),
    ...Object.values(PATTERNS),
  ]
  for (const address of addresses) expect([address, isConsolePath(address)]).toEqual([address, true])
})
