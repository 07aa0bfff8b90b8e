import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { neverConnected } from './live/never-connected.ts'
import { openVendor } from './test-vendor.ts'
import { afterTest, KEYS, openGateway, type TestGateway } from './test-gateway.ts'

const GROUP = { AppId: 'app', GroupId: 'group' }
const DELETED = JSON.stringify({ GroupId: 'group', RequestId: 'S-1' })

async function addressOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

/** A service on a socket that does as told, and how often it was called. */
async function faulty(onSocket: (socket: Socket) => void) {
  const calls = { count: 0 }
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    afterTest(() => void socket.destroy())
    socket.once('data', () => {
      calls.count += 1
      onSocket(socket)
    })
  })
  return { calls, endpoint: await addressOf(server) }
}

async function speaking(listener: RequestListener) {
  const server = createServer(listener)
  afterTest(() => {
    server.closeAllConnections()
  })
  return addressOf(server)
}

/** Patient, unless it is the waiting that is tried. */
async function inFrontOf(endpoint: string, timeoutMs = { read: 60_000, write: 60_000 }): Promise<TestGateway> {
  const site = await openGateway({
    config: { endpoints: { 'cn-shanghai': endpoint }, timeoutMs },
    service: 'network',
  })
  await site.signIn()
  return site
}

const http = (head: string, body = '') =>
  `HTTP/1.1 ${head}\r\ncontent-type: application/json\r\n${body === '' ? 'content-length: 0\r\n' : ''}\r\n${body}`

test.each<[string, (socket: Socket) => void, number, string]>([
  ['reset', (socket) => void socket.resetAndDestroy(), 502, 'Gateway.Unreachable'],
  ['closed without a word', (socket) => void socket.end(), 502, 'Gateway.Unreachable'],
  ['silent', () => undefined, 504, 'Gateway.Timeout'],
  [
    'silent after the headers',
    (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"Gr'),
    504,
    'Gateway.Timeout',
  ],
  [
    'cut off in the answer',
    (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"Gr'),
    502,
    'Gateway.Unreachable',
  ],
  ['no HTTP', (socket) => void socket.end('SSH-2.0-OpenSSH\r\n'), 502, 'Gateway.Unreachable'],
  ['HTML', (socket) => void socket.end(http('200 OK\r\nconnection: close', '<html>')), 502, 'Gateway.Unreadable'],
  [
    'HTML of a proxy',
    (socket) => void socket.end(http('503 Service Unavailable\r\nconnection: close', '<html>')),
    502,
    'Gateway.Unreadable',
  ],
  ['empty', (socket) => void socket.end(http('200 OK')), 502, 'Gateway.Unreadable'],
  [
    'half a JSON',
    (socket) => void socket.end(http('200 OK\r\nconnection: close', DELETED.slice(0, 20))),
    502,
    'Gateway.Unreadable',
  ],
  [
    'a redirect',
    (socket) => void socket.end(http('307 Temporary Redirect\r\nlocation: http://evil.example/')),
    502,
    'Gateway.Unreadable',
  ],
])(
  'a service that is %s: a clear failure, one call, and the gateway goes on',
  async (_fault, onSocket, status, code) => {
    const { calls, endpoint } = await faulty(onSocket)
    const site = await inFrontOf(endpoint, code === 'Gateway.Timeout' ? { read: 300, write: 400 } : undefined)
    const reply = await site.call('DeleteLiveMessageGroup', GROUP)
    expect([reply.status, reply.code]).toEqual([status, code])
    expect(reply.text).not.toContain(endpoint)
    expect(calls.count).toBe(1)
    expect(site.lines.at(-1)).toMatch(new RegExp(`"outcome":"failed","code":"${code}"`))
    expect((await site.send('/healthz')).status).toBe(200)
  },
)

test('a service that is not there', async () => {
  const gone = createTcpServer()
  const endpoint = await addressOf(gone)
  await new Promise((resolve) => gone.close(resolve))
  const site = await inFrontOf(endpoint)
  const reply = await site.call('ListLiveMessageApps', { SortType: 1 })
  expect([reply.status, reply.code]).toEqual([502, 'Gateway.Unreachable'])
  expect(site.lines.join('')).toContain('ECONNREFUSED')
})

test('a change for a service that is not there was never sent, and that is what is said', async () => {
  const gone = createTcpServer()
  const endpoint = await addressOf(gone)
  await new Promise((resolve) => gone.close(resolve))
  const site = await inFrontOf(endpoint)
  const reply = await site.call('DeleteLiveMessageGroup', GROUP)
  expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotSent'])
  expect(reply.text).not.toContain('may have')
})

test.each<[string, (socket: Socket) => void]>([
  ['never answers the handshake', () => undefined],
  ['breaks off in the handshake', (socket) => void socket.resetAndDestroy()],
  ['speaks no TLS', (socket) => void socket.end(http('400 Bad Request'))],
])('a service that %s: a change was never sent, and that is what is said', async (_fault, onSocket) => {
  const { endpoint } = await faulty(onSocket)
  const site = await inFrontOf(endpoint.replace('http:', 'https:'), { read: 300, write: 300 })
  const reply = await site.call('DeleteLiveMessageGroup', GROUP)
  expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotSent'])
})

test('a service that has not proved who it is is sent nothing', async () => {
  const vendor = await openVendor((socket) => socket.write(http('200 OK', DELETED)), { secure: true })
  const site = await inFrontOf(vendor.url.replace('127.0.0.1', 'localhost'))
  const reply = await site.call('DeleteLiveMessageGroup', GROUP)
  expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotSent'])
  expect(site.lines.join('')).toContain('ERR_TLS_CERT_ALTNAME_INVALID')
  expect(vendor.requests).toEqual([])
})

const systemError = (syscall: string, code: string) => Object.assign(new Error(`${syscall} ${code}`), { syscall, code })
const caused = (cause: Error) => new TypeError('fetch failed', { cause })

test.each<[string, Error, boolean]>([
  ['no such name', caused(systemError('getaddrinfo', 'ENOTFOUND')), true],
  ['no way there', systemError('connect', 'EHOSTUNREACH'), true],
  [
    'none of its addresses',
    caused(new AggregateError([systemError('connect', 'ECONNREFUSED'), systemError('connect', 'ETIMEDOUT')])),
    true,
  ],
  ['no way any more', caused(systemError('read', 'EHOSTUNREACH')), false],
  ['reset', systemError('read', 'ECONNRESET'), false],
  ['broken while writing', systemError('write', 'EPIPE'), false],
  ['something else', caused(new Error('other side closed')), false],
])('whether a call can have arrived: %s', (_what, error, never) => {
  expect(neverConnected(error)).toBe(never)
})

test.each([
  [400, 'Throttling.User', { 'x-acs-retry-after': '700' }],
  [503, 'ServiceUnavailable', {}],
  [500, 'ServerError', {}],
  [400, 'InvalidTimeStamp.Expired', {}],
])('%i %s passes, and is not repeated', async (status, Code, headers) => {
  let count = 0
  const endpoint = await speaking((_request, response) => {
    count += 1
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ Code, Message: 'No.', RequestId: 'S-1' }))
  })
  const site = await inFrontOf(endpoint)
  const reply = await site.call('SendLiveMessageGroup', { ...GROUP, SenderId: 's' })
  expect([reply.status, reply.code, count]).toEqual([status, Code, 1])
  expect(reply.headers).toMatchObject(headers)
})

test('a read that nobody waits for any more is given up; a write is not', async () => {
  const asked = new Map<string, ServerResponse>()
  const ended: Record<string, boolean> = {}
  const endpoint = await speaking((request, response) => {
    const action = String(request.headers['x-acs-action'])
    asked.set(action, response)
    response.on('close', () => (ended[action] = response.writableFinished))
  })
  const site = await inFrontOf(endpoint)
  const cookie = await site.signIn()
  const begin = async (action: string, params: object) => {
    const gone = new AbortController()
    const reply = fetch(`${site.gateway.url}/api/live/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site.gateway.url, cookie },
      body: JSON.stringify(params),
      signal: gone.signal,
    }).catch(() => undefined)
    await expect.poll(() => asked.has(action), { timeout: 20_000 }).toBe(true)
    return async () => {
      gone.abort()
      await reply
    }
  }
  const leaveWrite = await begin('DeleteLiveMessageGroup', GROUP)
  const leaveRead = await begin('ListLiveMessageApps', { SortType: 1 })
  await leaveWrite()
  await leaveRead()
  // Whoever asked for the write has left first: by now the gateway has seen both go.
  await expect.poll(() => ended, { timeout: 20_000 }).toEqual({ ListLiveMessageApps: false })
  asked.get('DeleteLiveMessageGroup')?.end(DELETED)
  await expect
    .poll(() => ended, { timeout: 20_000 })
    .toEqual({ ListLiveMessageApps: false, DeleteLiveMessageGroup: true })
})

test('without credentials nothing is sent, and what the chain says of them stays inside', async () => {
  const site = await openGateway({
    deps: { credentials: () => Promise.reject(new Error(`cannot use ${KEYS.accessKeySecret}`)) },
  })
  await site.signIn()
  const reply = await site.call('ListLiveMessageApps', { SortType: 1 })
  expect([reply.status, reply.code]).toEqual([503, 'Gateway.NoCredentials'])
  expect((await site.send('/readyz')).status).toBe(503)
  expect(site.upstream).toEqual([])
  expect(`${reply.text}${site.lines.join('')}`).not.toContain(KEYS.accessKeySecret)
})

test.each([
  ['ListLiveMessageApps', { SortType: 1 }],
  ['DeleteLiveMessageGroup', GROUP],
])('credentials that take too long end in time, and nothing was sent: %s', async (action, params) => {
  const site = await openGateway({
    config: { timeoutMs: { read: 100, write: 100 } },
    deps: { credentials: () => new Promise(() => undefined) },
  })
  await site.signIn()
  const reply = await site.call(action, params)
  expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotSent'])
  expect(site.upstream).toEqual([])
})

test('what is under way when the gateway ends still gets its answer', async () => {
  const asked: (() => void)[] = []
  const endpoint = await speaking((_request, response) => {
    asked.push(() => response.setHeader('content-type', 'application/json').end(DELETED))
  })
  const site = await inFrontOf(endpoint)
  const reply = site.call('DeleteLiveMessageGroup', GROUP)
  await expect.poll(() => asked.length).toBe(1)
  const closed = site.gateway.close()
  await expect(site.send('/healthz')).rejects.toThrow('ECONNREFUSED')
  for (const answer of asked) answer()
  expect((await reply).status).toBe(200)
  await closed
})
