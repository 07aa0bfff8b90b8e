import { expect, test } from 'vitest'
import { LIMITS, type Limits } from './http/limits.ts'
import { listen } from './server.ts'
import { afterTest } from './test-gateway.ts'
import { GET, rawClient, SOON, statuses } from './test-sockets.ts'

/** More than the buffers of the system take. */
const LARGE = new Uint8Array(12 * 1024 * 1024)

/** A server that answers `/large` at length, `/slow` when told, and everything else with its path. */
async function open(limits: Partial<Limits> = {}) {
  const handled: string[] = []
  const slow: (() => void)[] = []
  const listening = await listen('127.0.0.1', 0, { ...LIMITS, lingerMs: 50, ...limits }, () => ({
    headers: { 'x-site': 'ours' },
    app: {
      async fetch(request: Request) {
        const { pathname } = new URL(request.url)
        handled.push(pathname)
        if (pathname === '/slow') await new Promise<void>((resolve) => slow.push(resolve))
        if (request.method === 'POST') await request.text()
        return new Response(pathname === '/large' ? LARGE : `[${pathname}]`)
      },
    },
  }))
  afterTest(() => listening.close(0))
  return { listening, port: listening.port, handled, slow, url: `http://127.0.0.1:${listening.port}` }
}

test('who asks ahead without end and takes nothing gets one answer made, and is cut off', async () => {
  const { port, handled, listening } = await open()
  await rawClient(port, GET('/large').repeat(5000), { reads: false })
  await expect.poll(() => listening.connections, SOON).toBe(0)
  expect(handled).toEqual(['/large'])
})

test('what is asked for ahead begins when the answer before was taken', async () => {
  const { port, handled, slow } = await open()
  const { socket } = await rawClient(port, GET('/slow') + GET('/large') + GET('/last'), { reads: false })
  await expect.poll(() => slow.length, SOON).toBe(1)
  expect(handled).toEqual(['/slow'])
  slow[0]?.()
  await expect.poll(() => handled.length, SOON).toBeGreaterThan(1)
  expect(handled).toEqual(['/slow', '/large'])
  socket.resume()
  await expect.poll(() => handled, SOON).toEqual(['/slow', '/large', '/last'])
})

test('answers come in the order of their questions, with every byte', async () => {
  const { port } = await open()
  const paths = Array.from({ length: LIMITS.sentAhead }, (_, index) => `/${index}`)
  const { received } = await rawClient(port, paths.map((path) => GET(path)).join(''))
  await expect.poll(() => [...received().matchAll(/\[(.+?)\]/g)].map(([, path]) => path), SOON).toEqual(paths)
})

test.each<[string, Partial<Limits>]>([
  ['takes nothing of its answer', { stallMs: 200 }],
  ['takes too long for its answer', { takeMs: 200 }],
])('a client that %s is cut off', async (_what, limits) => {
  const { port, handled, listening } = await open(limits)
  await rawClient(port, GET('/large'), { reads: false })
  await expect.poll(() => handled.length, SOON).toBe(1)
  await expect.poll(() => listening.connections, SOON).toBe(0)
})

test('when too much waits to be taken, who has waited the longest is cut off; who reads gets all', async () => {
  const { port, handled, url, listening } = await open({ untakenBytes: 1.5 * LARGE.byteLength })
  for (let count = 1; count <= 5; count += 1) {
    await rawClient(port, GET('/large'), { reads: false })
    await expect.poll(() => handled.length, SOON).toBe(count)
  }
  await expect.poll(() => listening.connections, SOON).toBeLessThan(3)
  expect((await (await fetch(`${url}/large`)).arrayBuffer()).byteLength).toBe(LARGE.byteLength)
})

test('who says nothing, or never ends, is told so under all headers, and cut off though its own side stays open', async () => {
  const { port, listening } = await open({ headersMs: 100, requestMs: 100 })
  const texts = ['', 'GET / HTTP/1.1\r\nhost: x\r\nx: ', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nx']
  const answers = await Promise.all(texts.map(async (text) => (await rawClient(port, text)).gone))
  expect(answers.map(statuses)).toEqual([[408], [408], [408]])
  for (const answer of answers) expect(answer).toContain('\r\nx-site: ours\r\n')
  await expect.poll(() => listening.connections, SOON).toBe(0)
})

test.each<[string, string, number[]]>([
  ['what cannot be read after a request', `${GET('/a')}GARBAGE\r\n\r\n`, [200]],
  ['what cannot be read after two', `${GET('/a')}${GET('/b')}GARBAGE\r\n\r\n`, [200]],
  ['a tunnel asked for after a request', `${GET('/a')}CONNECT x:1 HTTP/1.1\r\nhost: x:1\r\n\r\nfirst`, [200]],
  ['a tunnel asked for after two', `${GET('/a')}${GET('/b')}CONNECT x:1 HTTP/1.1\r\nhost: x:1\r\n\r\n`, [200]],
  ['a body that cannot be read', 'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n', [400]],
  ['nothing but what cannot be read', 'GARBAGE\r\n\r\n'.repeat(1000), [400]],
  ['an expectation nobody has', GET('/a', 'expect: tea\r\n').repeat(3), [417]],
  ['header lines without end', GET('/a', 'a: b\r\n'.repeat(150)).repeat(3), [431]],
  ['as many header lines as are allowed', GET('/a', `${'a: b\r\n'.repeat(98)}connection: close\r\n`), [200]],
  ['one more', GET('/a', `${'a: b\r\n'.repeat(99)}connection: close\r\n`), [431]],
])('%s never comes between an answer, and ends the connection', async (_what, text, expected) => {
  const { port, listening } = await open()
  const answer = await (await rawClient(port, text)).gone
  expect(statuses(answer)).toEqual(expected)
  expect(answer).toContain('\r\nx-site: ours\r\n')
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  await expect.poll(() => listening.connections, SOON).toBe(0)
})

test('a connection ends after so many requests, and says so before', async () => {
  const { port } = await open({ requestsPerConnection: 3 })
  const answer = await (await rawClient(port, GET('/a').repeat(5))).gone
  expect(statuses(answer)).toEqual([200, 200, 200])
  expect([...answer.matchAll(/connection: (.+)\r/gi)].map(([, value]) => value)).toEqual([
    'keep-alive',
    'keep-alive',
    'close',
  ])
})

test.each([
  ['silent', ''],
  ['kept alive', GET('/a')],
  ['half-way through their headers', 'GET / HTTP/1.1\r\n'],
  ['half-way through their bodies', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nx'],
])('connections that are %s keep nobody out', async (_what, text) => {
  const { url, port, listening } = await open({ connections: 4 })
  const first = await rawClient(port, text)
  for (let count = 0; count < 20; count += 1) await rawClient(port, text)
  expect(await (await fetch(`${url}/readyz`)).text()).toBe('[/readyz]')
  await first.gone
  expect(listening.connections).toBe(4)
})

test('connections that do not take their answers keep nobody out', async () => {
  const { url, port, handled } = await open({ connections: 3 })
  for (let count = 1; count <= 3; count += 1) {
    await rawClient(port, GET('/large'), { reads: false })
    await expect.poll(() => handled.length, SOON).toBe(count)
  }
  expect(await (await fetch(`${url}/readyz`)).text()).toBe('[/readyz]')
})

test('where every connection has a call under way, none of them is given up for a new one', async () => {
  const { port, slow, url } = await open({ connections: 3 })
  const calls = [1, 2, 3].map(async () => (await fetch(`${url}/slow`)).text())
  await expect.poll(() => slow.length, SOON).toBe(3)
  expect(await (await rawClient(port, GET('/a'))).gone).toBe('')
  for (const answer of slow) answer()
  expect(await Promise.all(calls)).toEqual(['[/slow]', '[/slow]', '[/slow]'])
})

test('ending does not wait for the silent, the half-closed and the slow, and waits for calls', async () => {
  const { port, listening, slow, handled } = await open({ closingMs: 200 })
  for (let count = 0; count < 50; count += 1) {
    await rawClient(port)
    await rawClient(port, 'GARBAGE\r\n\r\n')
    await rawClient(port, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nx')
  }
  for (let count = 0; count < 4; count += 1) (await rawClient(port, GET('/large'), { reads: false })).socket.end()
  const call = await rawClient(port, GET('/slow'))
  await expect.poll(() => handled.filter((path) => path === '/large').length, SOON).toBe(4)
  await expect.poll(() => slow.length, SOON).toBe(1)
  const closed = listening.close(60_000)
  await expect(rawClient(port).then(({ socket }) => socket.destroyed)).resolves.toBe(true)
  await expect.poll(() => listening.connections, SOON).toBe(1)
  slow[0]?.()
  const answer = await call.gone
  expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n[^]*\[\/slow\]$/i)
  await closed
})

test('ending waits for a call no longer than told', async () => {
  const { port, listening, slow } = await open()
  const call = await rawClient(port, GET('/slow'))
  await expect.poll(() => slow.length, SOON).toBe(1)
  await listening.close(100)
  expect(await call.gone).toBe('')
})

test('draining answers old and new connections, and ends each with its answer', async () => {
  const { port, listening, slow } = await open()
  const kept = await rawClient(port, GET('/a'))
  await expect.poll(() => statuses(kept.received()), SOON).toEqual([200])
  const under = await rawClient(port, GET('/slow'))
  await expect.poll(() => slow.length, SOON).toBe(1)
  listening.drain()
  kept.socket.write(GET('/b'))
  expect(await kept.gone).toMatch(/keep-alive[^]*connection: close[^]*\[\/b\]$/i)
  expect(await (await rawClient(port, GET('/c'))).gone).toMatch(/connection: close[^]*\[\/c\]$/i)
  slow[0]?.()
  expect(await under.gone).toMatch(/connection: close[^]*\[\/slow\]$/i)
})
