import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { openGateway, sendTo, type Sending } from './test-gateway.ts'

const GROUP = { AppId: 'app', GroupId: 'group' }
const SITES = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'SAME-ORIGIN', ''] as const
const TYPES = [
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['Application/JSON', true],
  [undefined, false],
  ['text/plain', false],
  ['application/x-www-form-urlencoded', false],
  ['multipart/form-data; boundary=x', false],
  ['application/jsonx', false],
  ['text/plain, application/json', false],
] as const

test('only our own pages act: every site, origin and content type', async () => {
  const site = await openGateway()
  const cookie = await site.signIn()
  const own = site.gateway.url
  const origins = [
    undefined,
    own,
    'null',
    'http://evil.example',
    `${own}.evil.example`,
    own.replace('http:', 'https:'),
    own.toUpperCase(),
  ]
  for (const secFetchSite of SITES) {
    for (const origin of origins) {
      for (const [type, isJson] of TYPES) {
        site.upstream.length = 0
        const headers = { cookie, 'sec-fetch-site': secFetchSite, origin, 'content-type': type }
        const { status, code } = await site.call('DeleteLiveMessageGroup', GROUP, headers)
        const isOwn =
          secFetchSite === 'same-origin'
            ? origin === undefined || origin === own
            : secFetchSite === undefined && origin === own
        const expected = !isOwn
          ? [403, 'Gateway.CrossSite']
          : !isJson
            ? [415, 'Gateway.UnsupportedMediaType']
            : [502, 'Gateway.Unreadable']
        expect([secFetchSite, origin, type, status, code]).toEqual([secFetchSite, origin, type, ...expected])
        expect(site.upstream).toHaveLength(isOwn && isJson ? 1 : 0)
      }
    }
  }
})

test.each(['/auth/code', '/auth/logout'])('nor does another site sign anybody in or out: %s', async (path) => {
  const site = await openGateway()
  const cookie = await site.signIn()
  const body = { code: site.gateway.signInCode ?? '' }
  const forged: Sending[] = [
    { headers: { 'content-type': 'application/json', origin: 'http://evil.example' }, body },
    { headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }, body },
    { headers: { 'content-type': 'application/json' }, body },
    { headers: { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' }, body },
  ]
  for (const sending of forged) {
    const reply = await site.send(path, { method: 'POST', ...sending, headers: { cookie, ...sending.headers } })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.headers['set-cookie']).toBeUndefined()
  }
  expect((await site.send(path, { headers: { cookie } })).status).toBe(404)
  expect((await site.send('/auth/session', { headers: { cookie } })).json).toMatchObject({ signedIn: true })
})

test('no answer lets another origin read it', async () => {
  const site = await openGateway()
  const cookie = await site.signIn()
  const preflight = {
    origin: 'http://evil.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }
  const replies = [
    await site.send('/api/live/ListLiveMessageApps', { method: 'OPTIONS', headers: preflight }),
    await site.send('/auth/session', { headers: { cookie, origin: 'http://evil.example' } }),
    await site.send('/', { headers: { origin: 'http://evil.example' } }),
  ]
  for (const { headers } of replies)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('a foreign name that leads here is answered nothing', async () => {
  const site = await openGateway()
  const cookie = await site.signIn()
  const { host, port } = new URL(site.gateway.url)
  const names = [
    'evil.example',
    `evil.example:${port}`,
    `localhost:${port}`,
    '127.0.0.1',
    `${host.split(':')[0]}.evil.example:${port}`,
    `[::1]:${port}`,
    '0x7f000001',
  ]
  for (const name of names) {
    for (const path of ['/', '/live/cn-shanghai', '/auth/session', '/assets/main-abc123.js', '/nowhere']) {
      const { status, code, headers } = await site.send(path, { headers: { host: name, cookie } })
      expect([name, path, status, code]).toEqual([name, path, 421, 'Gateway.WrongHost'])
      expect(headers['set-cookie']).toBeUndefined()
    }
    const call = await site.call('DeleteLiveMessageGroup', GROUP, { host: name })
    expect([call.status, call.code]).toEqual([421, 'Gateway.WrongHost'])
  }
  // No host name at all.
  expect((await site.send('/', { headers: { host: `${host}.evil.example` } })).status).toBe(400)
  expect(site.upstream).toEqual([])
  expect((await site.send('/', { headers: { host: host.toUpperCase() } })).status).toBe(200)
})

const TLS_SITE = {
  publicOrigin: 'https://console.example.com',
  oidc: {
    issuer: 'https://login.example.com',
    clientId: 'c',
    clientSecret: 's',
    scope: 'openid',
    roleClaim: 'roles',
    roles: {},
  },
}

test.each([
  'console.example.com',
  'CONSOLE.Example.com',
  'console.example.com:443',
  'console.example.com.',
  'console.example.com.:443',
])('the site’s own name is known however a client or proxy writes it: %s', async (host) => {
  const site = await openGateway({ config: TLS_SITE })
  expect((await site.send('/', { headers: { host } })).status).toBe(200)
  const origin = `https://${host.toLowerCase()}`
  const reply = await site.send('/auth/logout', {
    method: 'POST',
    headers: { host, origin, 'content-type': 'application/json' },
    body: {},
  })
  expect(reply.status).toBe(200)
})

test.each([
  'console.example.com..',
  '.console.example.com',
  'console.example.com:80',
  'console.example.com:8443',
  'console.example.com:0443',
  'console.example.com:443:443',
  'console.example.com:',
  'console.example.com:443.',
  'user@console.example.com',
  'console.example.com@evil.example',
  'console.example.com:443@evil.example',
  'console.example.com/',
  'console.example.com/.evil.example',
  'console.example.com#.evil.example',
  'console.example.com.evil.example',
  'console.example.com, evil.example',
  'console。example。com',
  'console%2eexample.com',
  '[console.example.com]',
  '',
])('nor is another place taken for it: %j', async (host) => {
  const site = await openGateway({ config: TLS_SITE })
  const sent = Buffer.from(host).toString('latin1')
  expect((await site.send('/', { headers: { host: sent } })).status).toSatisfy(
    (status) => status === 400 || status === 421,
  )
  const headers = { host: 'console.example.com', origin: `https://${sent}`, 'content-type': 'application/json' }
  expect((await site.send('/auth/logout', { method: 'POST', headers, body: {} })).code).toBe('Gateway.CrossSite')
})

test.each([
  ['http://[::1]:8080', '[::1]:8080', 200],
  ['http://[::1]:8080', '[::1].:8080', 400],
  ['http://[::1]:8080', '[0:0:0:0:0:0:0:1]:8080', 400],
  ['http://[::1]:8080', '::1:8080', 400],
  ['http://[::1]:8080', '[::1]', 421],
  ['http://127.0.0.1', '127.0.0.1:80', 200],
  ['http://127.0.0.1', '127.1', 421],
  ['http://127.0.0.1', '[::ffff:127.0.0.1]', 400],
  ['http://localhost:5173', 'localhost.:5173', 200],
])('%s is served to %s: %i', async (publicOrigin, host, status) => {
  const site = await openGateway({ config: { publicOrigin } })
  expect((await site.send('/', { headers: { host } })).status).toBe(status)
})

test('the metrics know this machine’s names alone', async () => {
  const site = await openGateway({ config: { metrics: { host: '127.0.0.1', port: 0 } } })
  const { origin } = new URL(site.gateway.metricsUrl ?? '')
  const ask = async (host: string) => (await sendTo(origin, '/metrics', { headers: { host } })).status
  for (const host of ['localhost', 'LOCALHOST:9464', 'localhost.', '127.0.0.1', '[::1]:1'])
    expect([host, await ask(host)]).toEqual([host, 200])
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    'evil.example@localhost',
    'localhost/x',
    'localhost..',
  ]) {
    expect([host, await ask(host)]).not.toEqual([host, 200])
  }
})

test('without a name, and with a whole address for a path, it is no better', async () => {
  const site = await openGateway()
  const { port, host } = new URL(site.gateway.url)
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      let answer = ''
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
      socket.on('data', (chunk) => (answer += chunk.toString()))
      socket.on('close', () => resolve(answer))
    })
  const lines = (target: string, ...headers: string[]) =>
    [`GET ${target} HTTP/1.1`, ...headers, 'connection: close', '', ''].join('\r\n')
  expect(await raw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 421 /)
  expect(await raw(lines('/'))).toMatch(/^HTTP\/1.1 400 /)
  expect(await raw(lines('/', 'host: evil.example'))).toMatch(/^HTTP\/1.1 421 /)
  expect(await raw(lines('/', `host: ${host}`, 'host: evil.example'))).toMatch(/^HTTP\/1.1 4\d\d /)
  expect(await raw(lines('http://evil.example/', 'host: evil.example'))).toMatch(/^HTTP\/1.1 421 /)
  expect(await raw(lines('http://evil.example/', `host: ${host}`))).toMatch(/^HTTP\/1.1 421 /)
  expect(await raw(lines(`http://${host}@evil.example/`, `host: ${host}`))).toMatch(/^HTTP\/1.1 421 /)
  expect(await raw(lines(`http://${host}/`, 'host: evil.example'))).toMatch(/^HTTP\/1.1 421 /)
  expect(await raw(lines('/', 'host: evil.example', `host: ${host}`))).toMatch(/^HTTP\/1.1 4\d\d /)
  expect(await raw(lines(`http://${host}/`, `host: ${host}`))).toMatch(/^HTTP\/1.1 200 /)
})

test('the public origin may differ from where the gateway listens: a proxy, or the development server', async () => {
  const site = await openGateway({ config: { publicOrigin: 'http://localhost:5173' } })
  const headers = { host: 'localhost:5173', origin: 'http://localhost:5173', 'content-type': 'application/json' }
  const code = site.gateway.signInCode ?? ''
  expect((await site.send('/auth/code', { method: 'POST', headers, body: { code } })).status).toBe(204)
  expect((await site.send('/')).status).toBe(421)
})
