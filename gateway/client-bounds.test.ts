import { expect, test } from 'vitest'
import { MAX_CALL_BYTES } from './http/json-body.ts'
import { openGateway, SCRIPT, sendTo } from './test-gateway.ts'
import { GET, rawClient, SOON } from './test-sockets.ts'

const ENDLESS = '9'.repeat(262_000)
const GROUP = { AppId: 'app', GroupId: 'group' }

test.each([
  ['/auth/code', `{"code":${ENDLESS}}`, 413, 'larger than 1024 bytes'],
  ['/auth/code', `{"code":"${'x'.repeat(1024)}"}`, 413, 'larger than 1024 bytes'],
  ['/auth/code', `{"code":${'9'.repeat(900)}}`, 400, 'The body is not JSON.'],
  ['/auth/code', `{"code":${'['.repeat(450)}${']'.repeat(450)}}`, 400, 'The body is not JSON.'],
  ['/auth/logout', `{"a":${ENDLESS}}`, 413, 'larger than 1024 bytes'],
  ['/api/live/DeleteLiveMessageGroup', `{"AppId":${ENDLESS}}`, 401, 'Gateway.SignInRequired'],
])('%s reads no more than it needs before anybody has signed in (%#)', async (path, body, status, why) => {
  const site = await openGateway()
  const ownPage = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  // The second time the length is not announced.
  for (const headers of [ownPage, { ...ownPage, 'transfer-encoding': 'chunked' }]) {
    const reply = await site.send(path, { method: 'POST', headers, body })
    expect(reply.status).toBe(status)
    expect(reply.text).toContain(why)
  }
})

test('a call takes as many bytes as the largest one needs, and numbers no longer than the contract knows', async () => {
  const site = await openGateway()
  await site.signIn()
  const send = async (body: string) => {
    const { status, code, text } = await site.call('SendLiveMessageGroup', body)
    return [status, code, ...(text.includes('The body is not JSON.') ? ['not JSON'] : [])]
  }
  // Whatever has such a number or such nesting in it is refused for that, before any parameter is looked at.
  const notJson = [400, 'Gateway.BadRequest', 'not JSON']
  expect(await send(`{"MsgType":${ENDLESS}}`)).toEqual(notJson)
  expect(await send(`{"MsgType":1e${'0'.repeat(100)}}`)).toEqual(notJson)
  expect(await send(`${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`)).toEqual(notJson)
  expect(await send('{"MsgType":1}')).toEqual([400, 'Gateway.BadRequest'])
  expect(await send(`{"Body":"${'x'.repeat(MAX_CALL_BYTES)}"}`)).toEqual([413, 'Gateway.TooLarge'])
  expect(site.upstream).toEqual([])
})

test.each([
  ['a number without end', `{"GroupId":"group","RequestId":"S-1","New":${ENDLESS}}`],
  ['lists in lists', `{"GroupId":"group","RequestId":"S-1","New":${'['.repeat(5000)}${']'.repeat(5000)}}`],
])('%s in an answer of the service is no answer', async (_what, text) => {
  const site = await openGateway({
    service: () => new Response(text, { headers: { 'content-type': 'application/json' } }),
  })
  await site.signIn()
  expect((await site.call('DeleteLiveMessageGroup', GROUP)).code).toBe('Gateway.Unreadable')
})

test('connections are bounded on the console and on the metrics, whose probes get through', async () => {
  const site = await openGateway({ config: { maxConnections: 10, metrics: { host: '127.0.0.1', port: 0 } } })
  const metrics = new URL(site.gateway.metricsUrl ?? '')
  for (const { port } of [new URL(site.gateway.url), metrics]) {
    const first = await rawClient(Number(port))
    for (let count = 0; count < 30; count += 1) await rawClient(Number(port))
    expect(await first.gone).toBe('')
  }
  expect((await site.send('/readyz')).status).toBe(200)
  expect((await sendTo(metrics.origin, '/metrics')).text).toMatch(/^gateway_connections (9|10)$/m)
})

test('who asks for a file again and again, and never reads, is cut off', async () => {
  const site = await openGateway({ config: { metrics: { host: '127.0.0.1', port: 0 } } })
  await rawClient(Number(new URL(site.gateway.url).port), GET(`/${SCRIPT}`).repeat(2000), { reads: false })
  const metrics = new URL(site.gateway.metricsUrl ?? '')
  await expect
    .poll(async () => (await sendTo(metrics.origin, '/metrics')).text, SOON)
    .toMatch(/^gateway_connections 0$/m)
})
