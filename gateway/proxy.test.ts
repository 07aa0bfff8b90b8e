import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config/read-config.ts'
import { afterTest, consoleFolder, openGateway } from './test-gateway.ts'
import { answer, openVendor, patientSend, portOf } from './test-vendor.ts'

const DELETED = { GroupId: 'group', RequestId: 'S-1' }
const PASSWORD = 'CanaryProxyPassword'
/** Nobody's port: whoever calls it directly fails. */
const NOWHERE = 'https://live.example.com'

/** A proxy that leads to one service, whatever it is asked for; or says something and closes, or is left to do as told. */
async function openProxy(target: number, refusal?: string | ((socket: Duplex) => void)) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end(JSON.stringify(DELETED))
  })
  server.on('connect', (request, socket) => {
    socket.on('error', () => undefined)
    asked.push(
      `CONNECT ${request.url} ${Buffer.from(request.headers['proxy-authorization']?.split(' ')[1] ?? '', 'base64').toString()}`.trim(),
    )
    if (typeof refusal === 'function') return refusal(socket)
    if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`)
    const onward = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
    return undefined
  })
  afterTest(() => {
    server.closeAllConnections()
  })
  return { asked, address: `http://operator:${PASSWORD}@127.0.0.1:${await portOf(server)}` }
}

/** A gateway in such an environment. */
async function openBehind(
  environment: Record<string, string>,
  endpoint: string,
  { patient = false, timeoutMs = { read: 60_000, write: 60_000 } } = {},
) {
  const { proxy } = readConfig({ ...environment, GATEWAY_CONSOLE_FOLDER: consoleFolder() })
  const config = { proxy, endpoints: { 'cn-shanghai': endpoint }, timeoutMs }
  const site = await openGateway({ service: 'network', config, deps: patient ? { send: patientSend(proxy) } : {} })
  await site.signIn()
  return { site, write: () => site.call('DeleteLiveMessageGroup', { AppId: 'app', GroupId: 'group' }) }
}

test.each(['HTTPS_PROXY', 'https_proxy'])(
  '%s: calls go through it, encrypted up to the service, over one tunnel',
  async (name) => {
    const vendor = await openVendor((socket) => socket.write(answer('200 OK', DELETED)), { secure: true })
    const { asked, address } = await openProxy(vendor.port)
    const { site, write } = await openBehind({ [name]: address }, NOWHERE, { patient: true })
    expect([(await write()).status, (await write()).status]).toEqual([200, 200])
    expect(asked).toEqual([`CONNECT live.example.com:443 operator:${PASSWORD}`])
    expect(
      vendor.requests.map((head) =>
        /^POST \/\?AppId=app&GroupId=group HTTP\/1\.1\r\nhost: live\.example\.com\r\n/i.test(head),
      ),
    ).toEqual([true, true])
    // The proxy's password is the proxy's.
    expect(`${vendor.requests.join('')}${site.lines.join('')}`).not.toMatch(/proxy-authorization|Canary.*Password/i)
  },
)

test('what a proxy is asked for is asked once, whatever becomes of it', async () => {
  const vendor = await openVendor(
    (socket) => socket.write(answer('421 Misdirected Request', { Code: 'Misdirected', RequestId: 'S-1' })),
    { secure: true },
  )
  const { address } = await openProxy(vendor.port)
  const { site, write } = await openBehind({ HTTPS_PROXY: address }, NOWHERE)
  expect([(await write()).code, (await write()).code]).toEqual(['Misdirected', 'Misdirected'])
  await site.gateway.close()
  expect(vendor.requests).toHaveLength(2)
})

test.each(['407 Proxy Authentication Required', '502 Bad Gateway', '200 but then nothing'])(
  'a proxy that says %s: nothing was sent, which is said without its password',
  async (refusal) => {
    const { asked, address } = await openProxy(0, refusal)
    const { site, write } = await openBehind({ HTTPS_PROXY: address }, NOWHERE)
    const reply = await write()
    expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotSent'])
    await site.gateway.close()
    expect(asked).toHaveLength(1)
    expect(`${reply.text}${site.lines.join('')}`).not.toContain(PASSWORD)
  },
)

test.each<[string, string]>([
  ['never says whether there is a tunnel', ''],
  ['makes a tunnel that leads nowhere', 'HTTP/1.1 200 Connection Established\r\n\r\n'],
])(
  'a proxy that %s: the call ends in time, was not sent, and is not sent when there is a tunnel later',
  async (_what, says) => {
    const vendor = await openVendor((socket) => socket.write(answer('200 OK', DELETED)), { secure: true })
    const waiting: (() => void)[] = []
    const { address } = await openProxy(0, (socket) => {
      socket.write(says)
      waiting.push(() => {
        const onward = connect(vendor.port, '127.0.0.1', () => {
          if (says === '') socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
          socket.pipe(onward).pipe(socket)
        })
        onward.on('error', () => socket.destroy())
      })
    })
    const { site, write } = await openBehind({ HTTPS_PROXY: address }, NOWHERE, {
      timeoutMs: { read: 300, write: 300 },
    })
    const reply = await write()
    expect([reply.status, reply.code, waiting.length]).toEqual([503, 'Gateway.NotSent', 1])
    for (const goOn of waiting) goOn()
    await expect.poll(() => vendor.connections.length, { timeout: 20_000 }).toBe(1)
    await site.gateway.close()
    // All that was ever sent has arrived by then.
    await expect
      .poll(() => vendor.connections[0]?.readableEnded || vendor.connections[0]?.destroyed, { timeout: 20_000 })
      .toBe(true)
    expect(vendor.requests).toEqual([])
  },
)

test('HTTP_PROXY is for http: addresses, HTTPS_PROXY for https: ones, and NO_PROXY for none', async () => {
  const vendor = await openVendor((socket) => socket.write(answer('200 OK', DELETED)))
  const secure = await openVendor((socket) => socket.write(answer('200 OK', DELETED)), { secure: true })
  const { asked, address } = await openProxy(secure.port)
  const askedFor = async (environment: Record<string, string>, endpoint: string) => {
    asked.length = 0
    const { write } = await openBehind(environment, endpoint)
    expect((await write()).status).toBe(200)
    return asked.map((line) => line.split(/[ ?]/, 2).join(' '))
  }
  expect(await askedFor({ HTTP_PROXY: address }, vendor.url)).toEqual([`POST ${vendor.url}/`])
  expect(await askedFor({ HTTP_PROXY: address }, secure.url)).toEqual([])
  expect(await askedFor({ HTTPS_PROXY: address }, vendor.url)).toEqual([])
  expect(await askedFor({ HTTPS_PROXY: address }, secure.url)).toEqual([
    `CONNECT ${secure.url.slice('https://'.length)}`,
  ])
  expect(
    await askedFor({ HTTPS_PROXY: address, HTTP_PROXY: address, NO_PROXY: 'other.example,127.0.0.1' }, secure.url),
  ).toEqual([])
  expect(await askedFor({ HTTP_PROXY: address, no_proxy: '*' }, vendor.url)).toEqual([])
  expect(await askedFor({ HTTPS_PROXY: '', HTTP_PROXY: '' }, secure.url)).toEqual([])
})

test.each(['proxy.example.com:3128', 'socks5://127.0.0.1:1080', `operator:${PASSWORD}@proxy.example.com`, 'x'])(
  '%s is no proxy, and is not passed over in silence',
  (value) => {
    let problems: readonly string[] = []
    try {
      readConfig({ HTTPS_PROXY: value, GATEWAY_CONSOLE_FOLDER: consoleFolder() })
    } catch (error) {
      if (error instanceof ConfigError) problems = error.problems
    }
    expect(problems).toEqual(['HTTPS_PROXY must be the address of a proxy, such as http://proxy.example.com:3128.'])
  },
)
