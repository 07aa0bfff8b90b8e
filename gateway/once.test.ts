import { once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { openGateway } from './test-gateway.ts'
import { answer, type OnRequest, openVendor, patientSend } from './test-vendor.ts'

const GROUP = { AppId: 'app', GroupId: 'group' }
const DELETED = { GroupId: 'group', RequestId: 'S-1' }
const refused = (Code: string) => ({ Code, Message: 'No.', RequestId: 'S-1' })

type Reaction = (socket: Socket) => void
const says =
  (...parts: string[]): Reaction =>
  (socket) => {
    for (const part of parts) socket.write(part)
  }
const redirect =
  (status: string): Reaction =>
  (socket) => {
    const here = `http://127.0.0.1:${socket.localPort}/`
    socket.write(answer(status, '', `location: ${here}`))
  }

/** What happens to a call, and what its caller is told. */
const FATES: Record<string, [Reaction, number, string | undefined]> = {
  'a reset before the answer': [(socket) => void socket.resetAndDestroy(), 502, 'Gateway.Unreachable'],
  'an end before the answer': [(socket) => void socket.end(), 502, 'Gateway.Unreachable'],
  'a reset inside the head': [
    (socket) => socket.write('HTTP/1.1 200 O', () => void socket.resetAndDestroy()),
    502,
    'Gateway.Unreachable',
  ],
  'a reset inside the answer': [
    (socket) => socket.write(answer('200 OK', DELETED).slice(0, -5), () => void socket.resetAndDestroy()),
    502,
    'Gateway.Unreachable',
  ],
  'an end inside the answer': [
    (socket) => void socket.end(answer('200 OK', DELETED).slice(0, -5)),
    502,
    'Gateway.Unreachable',
  ],
  '401': [says(answer('401 Unauthorized', refused('Forbidden'), 'www-authenticate: Basic')), 401, 'Forbidden'],
  '407': [
    says(answer('407 Proxy Authentication Required', refused('Proxy'), 'proxy-authenticate: Basic')),
    502,
    'Proxy',
  ],
  '408': [says(answer('408 Request Timeout', refused('RequestTimeout'))), 502, 'RequestTimeout'],
  '408 without an envelope, and the end': [
    (socket) => void socket.end(answer('408 Request Timeout', '', 'connection: close')),
    502,
    'Gateway.Unreadable',
  ],
  '409': [says(answer('409 Conflict', refused('Conflict'))), 409, 'Conflict'],
  '421': [says(answer('421 Misdirected Request', refused('Misdirected'))), 502, 'Misdirected'],
  '421 without an envelope': [says(answer('421 Misdirected Request')), 502, 'Gateway.Unreadable'],
  '425': [says(answer('425 Too Early', refused('TooEarly'))), 502, 'TooEarly'],
  '429 with Retry-After': [
    says(answer('429 Too Many Requests', refused('Throttling.Api'), 'retry-after: 0')),
    429,
    'Throttling.Api',
  ],
  '503 with Retry-After': [
    says(answer('503 Service Unavailable', refused('ServiceUnavailable'), 'retry-after: 0')),
    503,
    'ServiceUnavailable',
  ],
  '504': [says(answer('504 Gateway Timeout', refused('Timeout'))), 504, 'Timeout'],
  '302 to itself': [redirect('302 Found'), 502, 'Gateway.Unreadable'],
  '307 to itself': [redirect('307 Temporary Redirect'), 502, 'Gateway.Unreadable'],
  '308 to itself': [redirect('308 Permanent Redirect'), 502, 'Gateway.Unreadable'],
  '100, 102 and 103 before the answer': [
    says(
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 102 Processing\r\n\r\n',
      'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n',
      answer('200 OK', DELETED),
    ),
    200,
    undefined,
  ],
  '103 and the end': [(socket) => void socket.end('HTTP/1.1 103 Early Hints\r\n\r\n'), 502, 'Gateway.Unreachable'],
  '101': [
    says('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    502,
    'Gateway.Unreachable',
  ],
  'nonsense for a chunk': [
    says('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
    502,
    'Gateway.Unreachable',
  ],
  'endless headers': [says(answer('200 OK', DELETED, `x: ${'x'.repeat(100_000)}`)), 502, 'Gateway.Unreachable'],
  'two answers': [says(answer('200 OK', DELETED) + answer('200 OK', refused('Second'))), 200, undefined],
  'an answer in gzip': [
    (socket) =>
      socket.write(
        Buffer.from(`${answer('200 OK', 'xx', 'content-encoding: gzip').slice(0, -2)}\u001F\u008B`, 'latin1'),
      ),
    502,
    'Gateway.Unreadable',
  ],
}

async function openBefore(onRequest: OnRequest, secure: boolean) {
  const vendor = await openVendor(onRequest, { secure })
  const site = await openGateway({
    config: { endpoints: { 'cn-shanghai': vendor.url } },
    deps: { send: patientSend() },
  })
  await site.signIn()
  return { vendor, site, write: () => site.call('DeleteLiveMessageGroup', GROUP) }
}

const SECURED = new Set([
  'an end before the answer',
  'an end inside the answer',
  '408',
  '421',
  '425',
  '307 to itself',
  '103 and the end',
])
const cases = Object.entries(FATES).flatMap(([fate, [reaction, status, code]]) =>
  (SECURED.has(fate) ? ['TCP', 'TLS'] : ['TCP']).map((over) => ({ fate, over, reaction, status, code })),
)

describe('a write is sent once, and what becomes of it is said', () => {
  test.each(cases)('on a new connection over $over: $fate', async ({ over, reaction, status, code }) => {
    const { vendor, site, write } = await openBefore(reaction, over === 'TLS')
    const reply = await write()
    expect([reply.status, reply.code]).toEqual([status, code])
    // Whatever might still have been sent by itself has been sent by now.
    await site.gateway.close()
    expect(vendor.requests).toHaveLength(1)
    expect(site.lines.filter((line) => line.includes('"event":"call"'))).toHaveLength(1)
  })

  test.each(cases)('on a used connection over $over: $fate', async ({ over, reaction, status, code }) => {
    const { vendor, site, write } = await openBefore(
      (socket, nth) => (nth === 1 ? says(answer('200 OK', DELETED))(socket) : reaction(socket)),
      over === 'TLS',
    )
    expect((await write()).status).toBe(200)
    const reply = await write()
    expect([reply.status, reply.code]).toEqual([status, code])
    await site.gateway.close()
    expect(vendor.requests).toHaveLength(2)
    expect(vendor.connections).toHaveLength(1)
  })

  test('on a connection that the service closes as the write arrives: nothing is sent again, and the next one is new', async () => {
    const { vendor, site, write } = await openBefore(
      (socket, nth) => (nth === 2 ? socket.destroy() : socket.write(answer('200 OK', DELETED))),
      false,
    )
    expect([(await write()).status, (await write()).code, (await write()).status]).toEqual([
      200,
      'Gateway.Unreachable',
      200,
    ])
    await site.gateway.close()
    expect([vendor.requests.length, vendor.connections.length]).toEqual([3, 2])
  })

  test.each([
    ['closed while nobody used it', (socket: Socket) => void socket.end()],
    ['reset while nobody used it', (socket: Socket) => void socket.resetAndDestroy()],
    [
      'on which something came unasked',
      (socket: Socket) => void socket.write(answer('408 Request Timeout', refused('RequestTimeout'))),
    ],
  ])('a connection %s is used no more', async (_what, afterwards) => {
    const { vendor, site, write } = await openBefore((socket) => socket.write(answer('200 OK', DELETED)), false)
    expect((await write()).status).toBe(200)
    const [first] = vendor.connections
    if (first === undefined) throw new Error('no connection')
    const gone = once(first, 'close')
    afterwards(first)
    await gone
    expect((await write()).status).toBe(200)
    await site.gateway.close()
    expect([vendor.requests.length, vendor.connections.length]).toEqual([2, 2])
  })

  test('a connection that the service keeps for a second only is not kept', async () => {
    const { vendor, write } = await openBefore(
      (socket) => socket.write(answer('200 OK', DELETED, 'keep-alive: timeout=1')),
      false,
    )
    expect([(await write()).status, (await write()).status]).toEqual([200, 200])
    expect(vendor.connections).toHaveLength(2)
  })

  test('a certificate that nobody vouches for: nothing is said to whoever shows it', async () => {
    const { vendor, site } = await openBefore(says(answer('200 OK', DELETED)), true)
    const elsewhere = await openGateway({
      service: 'network',
      config: { endpoints: { 'cn-shanghai': vendor.url.replace('127.0.0.1', 'localhost') } },
    })
    await elsewhere.signIn()
    expect((await elsewhere.call('DeleteLiveMessageGroup', GROUP)).code).toBe('Gateway.NotSent')
    await site.gateway.close()
    expect(vendor.requests).toEqual([])
  })
})
