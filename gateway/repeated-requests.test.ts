import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { afterTest, openGateway } from './test-gateway.ts'
import { rawClient, SOON, statuses } from './test-sockets.ts'

const MESSAGE = { AppId: 'app', GroupId: 'group', SenderId: 'anna', Body: 'hello' }

/** A gateway whose service answers when told, and a write as bytes. */
async function openSite() {
  const answers: (() => void)[] = []
  let answered = 0
  const answer = () => {
    for (const give of answers.splice(0)) give()
  }
  const site = await openGateway({
    service: () =>
      new Promise<Response>((resolve) => {
        answers.push(() => {
          answered += 1
          resolve(Response.json({ MsgTid: 'm', RequestId: `S-${answered}` }))
        })
      }),
  })
  afterTest(answer)
  const cookie = await site.signIn()
  const { host, port } = new URL(site.gateway.url)
  const body = JSON.stringify(MESSAGE)
  const head = [
    'POST /api/live/SendLiveMessageGroup HTTP/1.1',
    `host: ${host}`,
    `cookie: ${cookie}`,
    'sec-fetch-site: same-origin',
    'content-type: application/json',
    'idempotency-key: click-1',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return {
    site,
    answer,
    waiting: () => answers.length,
    port: Number(port),
    body,
    request: `${head.join('\r\n')}\r\n\r\n${body}`,
  }
}

const ENDS: [name: string, end: (socket: Socket) => void][] = [
  ['reset', (socket) => void socket.resetAndDestroy()],
  ['closed', (socket) => void socket.destroy()],
  ['half-closed', (socket) => void socket.end()],
  ['left unread', (socket) => void socket.pause()],
]

test.each(ENDS)(
  'a connection that is %s while its write is under way: the repetition gets the one answer',
  async (_name, end) => {
    const { site, answer, waiting, port, request } = await openSite()
    const first = await rawClient(port, request)
    await expect.poll(waiting, SOON).toBe(1)
    end(first.socket)
    const second = await rawClient(port, request)
    // Both are waiting, as far as a client can tell: what came after on that connection is answered after it.
    await site.send('/healthz')
    answer()
    await expect.poll(() => second.received(), SOON).toContain('"RequestId":"S-1"')
    expect(statuses(second.received())).toEqual([200])
    expect(site.upstream).toHaveLength(1)
  },
)

test.each(ENDS)(
  'a connection that is %s after its answer was made: the repetition gets the same',
  async (_name, end) => {
    const { site, answer, waiting, port, request } = await openSite()
    const first = await rawClient(port, request, { reads: false })
    await expect.poll(waiting, SOON).toBe(1)
    answer()
    await expect.poll(() => site.lines.at(-1), SOON).toContain('"outcome":"answered"')
    end(first.socket)
    const second = await rawClient(port, request)
    await expect.poll(() => second.received(), SOON).toContain('"RequestId":"S-1"')
    expect(site.upstream).toHaveLength(1)
    expect(site.lines.at(-1)).toContain('"repeated":true')
  },
)

test.each(ENDS)(
  'a connection that is %s in the middle of its write: nothing was executed, and the repetition is the first',
  async (_name, end) => {
    const { site, answer, waiting, port, request, body } = await openSite()
    const first = await rawClient(port, request.slice(0, -Math.ceil(body.length / 2)))
    end(first.socket)
    const second = await rawClient(port, request)
    await expect.poll(waiting, SOON).toBe(1)
    answer()
    await expect.poll(() => second.received(), SOON).toContain('"RequestId":"S-1"')
    expect(site.upstream).toHaveLength(1)
    expect(site.lines.at(-1)).not.toContain('repeated')
  },
)

test('a write that is repeated on its own connection leaves once', async () => {
  const { site, answer, waiting, port, request } = await openSite()
  const client = await rawClient(port, request.repeat(3))
  await expect.poll(waiting, SOON).toBe(1)
  answer()
  await expect.poll(() => statuses(client.received()), SOON).toEqual([200, 200, 200])
  expect(client.received().match(/"RequestId":"S-1"/g)).toHaveLength(3)
  expect(site.upstream).toHaveLength(1)
})
