import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { createClient } from '#api/client.ts'
import { createGroup, describeGroup } from '#api/groups.ts'
import { createServiceClock } from '#api/service-clock.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import type { Fault } from '../faults.ts'
import { APPS } from '../scenarios/names.ts'
import { START, START_MS } from '../testing/test-backend.ts'
import { call, refusal, start } from '../testing/test-calls.ts'
import { command, send } from '../testing/test-emulator.ts'
import { codesOf, readDocument } from '../testing/test-openapi.ts'
import type { Emulator } from './server.ts'

const GROUP = { AppId: APPS.typical, GroupId: 'made' }
const CREATE = '/api/live/CreateLiveMessageGroup'
const JSON_TYPE = { 'content-type': 'application/json' }

/** A call on the console's wire, as curl makes it. */
const ask = (emulator: Emulator, action: string, params: unknown, headers: Record<string, string> = {}) =>
  send(emulator.live, {
    method: 'POST',
    path: `/${action}`,
    headers: { ...JSON_TYPE, ...headers },
    body: toExactJson(params),
  })

test('the console’s own client speaks to an emulator, at the service’s time', async () => {
  const emulator = await start()
  await command(emulator, 'advance-clock', { seconds: 86_400 })
  const clock = createServiceClock(() => START_MS)
  const client = createClient({ clock, baseUrl: emulator.live })
  const scope = { appId: APPS.typical, center: 'cn-shanghai' } as const
  const group = { id: 'made', name: '群', owner: 'anna', administrators: ['bob'], information: '{"a":1}' }
  for (const key of ['k1', 'k1']) expect(await createGroup(client, scope, group, key)).toBe('created')
  expect(await describeGroup(client, scope, 'made')).toMatchObject({ ...group, createdAt: START + 86_400 })
  expect(clock.now()).toBe(START + 86_400)
})

test('both wires are of one account, and only the vendor’s carries secrets', async () => {
  const emulator = await start()
  expect((await ask(emulator, 'CreateLiveMessageGroup', GROUP)).status).toBe(200)
  expect((await call(emulator, 'DescribeLiveMessageGroup', GROUP)).status).toBe(200)
  const app = { AppId: APPS.typical }
  expect((await call(emulator, 'DescribeLiveMessageApp', app)).text).toMatch(/AppKey.*AppSign/)
  const { headers, text } = await ask(emulator, 'DescribeLiveMessageApp', app)
  expect(text).not.toMatch(/AppKey|AppSign/)
  expect(headers).toMatchObject({ date: new Date(START_MS).toUTCString(), 'x-mock': '1' })
  expect(parseExactJson(text)).toMatchObject({ RequestId: headers['x-acs-request-id'] })
})

test('of several accounts the first is meant, or the one that is named', async () => {
  const emulator = await start({ keys: ['one', 'two'].map((id) => ({ id, secret: 's' })) })
  await command(emulator, 'advance-clock', { seconds: 5 }, 'two')
  expect((await ask(emulator, 'CreateLiveMessageGroup', GROUP, { 'x-emulator-account': 'two' })).status).toBe(200)
  expect((await ask(emulator, 'DescribeLiveMessageGroup', GROUP)).status).toBe(404)
  const named = await ask(emulator, 'DescribeLiveMessageGroup?account=two', GROUP)
  expect(named.status).toBe(200)
  expect(named.headers['date']).toBe(new Date(START_MS + 5000).toUTCString())
  expect(refusal(await ask(emulator, 'DescribeLiveMessageGroup?account=three', GROUP))).toMatchObject({
    code: 'InputInvalid',
    message: 'There is no account three. Name one of the access keys one, two.',
  })
})

test('a key is executed once, and serves for nothing else', async () => {
  const emulator = await start()
  const key = { 'idempotency-key': 'k1' }
  const [first, second] = [
    await ask(emulator, 'CreateLiveMessageGroup', GROUP, key),
    await ask(emulator, 'CreateLiveMessageGroup', GROUP, key),
  ]
  expect(second.text).toBe(first.text)
  const other = await ask(emulator, 'CreateLiveMessageGroup', { ...GROUP, GroupId: 'other' }, key)
  expect(refusal(other)).toMatchObject({ status: 422, code: 'Gateway.KeyReused' })
})

describe('faults reach this wire, too', () => {
  const withFault = async (fault: Fault) => {
    const emulator = await start()
    await command(emulator, 'faults', { set: [fault] })
    const asked = ask(emulator, 'CreateLiveMessageGroup', GROUP)
    return { emulator, asked }
  }
  const action = 'CreateLiveMessageGroup'

  test('a connection breaks after the call was carried out', async () => {
    const { emulator, asked } = await withFault({ action, kind: 'cut-after' })
    await expect(asked).rejects.toThrow('socket hang up')
    expect((await ask(emulator, 'DescribeLiveMessageGroup', GROUP)).status).toBe(200)
  })

  test('a call hangs until its caller goes', async () => {
    const { emulator, asked } = await withFault({ action, kind: 'hang' })
    const outcome = asked.then(
      () => 'answered',
      () => 'ended',
    )
    expect((await ask(emulator, 'DescribeLiveMessageGroup', GROUP)).status).toBe(404)
    await emulator.close()
    expect(await outcome).toBe('ended')
  })

  test('throttling says how long to wait', async () => {
    const fault = { action, kind: 'error', code: 'Throttling.User', status: 400, retryAfterMs: 1500 } as const
    const received = await (await withFault(fault)).asked
    expect(refusal(received).code).toBe('Throttling.User')
    expect(received.headers['x-acs-retry-after']).toBe('1500')
  })
})

describe('a request that is no call is refused, at the service’s time, as the document says', () => {
  test.each([
    ['another method', { method: 'GET' }, 'UnsupportedHTTPMethod'],
    ['a method that the web forbids', { method: 'TRACE' }, 'UnsupportedHTTPMethod'],
    ['no JSON', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 'UnsupportedMediaType'],
    ['bytes that are no text', { body: Buffer.from([0x7b, 0xff, 0x7d]) }, 'InputInvalid'],
    ['a body beyond all limits', { body: `{"GroupInfo":"${'x'.repeat(256 * 1024)}"}` }, 'RequestTooLarge'],
    ['a key that is none', { headers: { ...JSON_TYPE, 'idempotency-key': 'a b' }, body: '{}' }, 'Gateway.BadRequest'],
    ['a page of another origin', { headers: { ...JSON_TYPE, origin: 'http://evil.example' }, body: '{}' }, 'Forbidden'],
  ])('%s', async (_what, sent, code) => {
    const emulator = await start()
    await command(emulator, 'advance-clock', { seconds: 60 })
    const received = await send(emulator.url, { method: 'POST', path: CREATE, headers: JSON_TYPE, ...sent })
    expect(refusal(received)).toMatchObject({ code, status: codesOf(CREATE).get(code) })
    expect(received.headers['date']).toBe(new Date(START_MS + 60_000).toUTCString())
  })

  test('the largest texts there are come through, however they are written', async () => {
    const emulator = await start()
    const info = '\u0001'.repeat(32 * 1024)
    expect((await ask(emulator, 'CreateLiveMessageGroup', { ...GROUP, GroupInfo: info })).status).toBe(200)
    const { text } = await ask(emulator, 'DescribeLiveMessageGroup', GROUP)
    expect(v.parse(v.object({ GroupInfo: v.string() }), parseExactJson(text)).GroupInfo === info).toBe(true)
  })
})

describe('the document', () => {
  test('is served, and names the address it was asked for at', async () => {
    const emulator = await start()
    const { port } = new URL(emulator.url)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { status, headers, text } = await send(emulator.openapi, { method: 'GET', path: '', headers: { host } })
      expect([status, headers['content-type']]).toEqual([200, 'application/json'])
      expect(readDocument(text).servers).toEqual([{ url: `http://${host}` }])
    }
    expect(await send(emulator.openapi, { method: 'HEAD', path: '' })).toMatchObject({ status: 200, text: '' })
    expect(refusal(await send(emulator.openapi, { method: 'POST', path: '' }))).toMatchObject({
      status: 405,
      message: 'Use GET.',
    })
  })
})
