import { connect } from 'node:net'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { errorEnvelope } from '#api/contract/errors.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { queryOf, signAcs3, signLegacy } from '../testing/test-signing.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { countingIds } from '../testing/test-commands.ts'
import { command, type Sent, send } from '../testing/test-emulator.ts'
import { call, refusal, start } from '../testing/test-calls.ts'

const GROUP = { AppId: APPS.typical, GroupId: GROUPS.quiet }

describe('an answer', () => {
  test('carries the service’s time, its RequestId, and what the vendor keeps secret elsewhere', async () => {
    const emulator = await start()
    await command(emulator, 'advance-clock', { seconds: 86_400 })
    const { status, headers, text } = await call(emulator, 'DescribeLiveMessageApp', { AppId: APPS.typical })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      date: new Date(START_MS + 86_400_000).toUTCString(),
      'content-type': 'application/json',
    })
    expect(parseExactJson(text)).toMatchObject({
      AppKey: expect.stringMatching(/./) as unknown,
      AppSign: expect.stringMatching(/./) as unknown,
      RequestId: headers['x-acs-request-id'],
    })
  })

  test('says no in the vendor’s envelope, at the service’s time', async () => {
    const emulator = await start()
    await command(emulator, 'advance-clock', { seconds: 86_400 })
    for (const [params, code, status] of [
      [{ ...GROUP, GroupId: 'none' }, 'ResourceNotExist', 404],
      [{ AppId: GROUP.AppId }, 'MissingGroupId', 400],
      [{ ...GROUP, Unknown: '1' }, 'InputInvalid', 400],
    ] as const) {
      const received = await call(emulator, 'DescribeLiveMessageGroup', params)
      expect(refusal(received)).toMatchObject({ code, status })
      expect(received.headers['date']).toBe(new Date(START_MS + 86_400_000).toUTCString())
    }
    expect(refusal(await call(emulator, 'DropEverything', {}))).toMatchObject({
      code: 'InvalidAction.NotFound',
      status: 404,
    })
    expect(refusal(await call(emulator, 'ListLiveMessageApps', {}, { version: '2014-05-26' }))).toMatchObject({
      code: 'InvalidVersion',
    })
    expect(
      refusal(await call(emulator, 'ListLiveMessageApps', { SortType: '1' }, { date: '2020-01-01T00:00:00Z' })),
    ).toMatchObject({
      code: 'InvalidTimeStamp.Expired',
    })
    expect(refusal(await send(emulator.url, { method: 'GET', path: '/?Action=ListLiveMessageApps' }))).toMatchObject({
      code: 'IncompleteSignature',
    })
  })

  test('is refused to a request that was sent before, whatever it was', async () => {
    const emulator = await start()
    const [key] = emulator.accounts
    if (key === undefined) throw new Error('no key')
    const sent = signAcs3(key, 'ListLiveMessageApps', { SortType: '1' }, { host: new URL(emulator.url).host })
    expect((await send(emulator.url, sent)).status).toBe(200)
    expect(refusal(await send(emulator.url, sent)).code).toBe('SignatureNonceUsed')
    const path = `/?${queryOf(signLegacy(key, 'ListLiveMessageApps', { SortType: '1' }))}`
    expect((await send(emulator.url, { method: 'GET', path })).status).toBe(200)
    expect(refusal(await send(emulator.url, { method: 'GET', path })).code).toBe('SignatureNonceUsed')
  })
})

test('every access key is an account of its own', async () => {
  const keys = ['one', 'two'].map((id) => ({ id, secret: `secret of ${id}`.replaceAll(' ', '-') }))
  const emulator = await start({ keys })
  const group = { AppId: APPS.typical, GroupId: 'mine' }
  expect((await call(emulator, 'CreateLiveMessageGroup', group)).status).toBe(200)
  expect((await call(emulator, 'DescribeLiveMessageGroup', group)).status).toBe(200)
  const foreign = refusal(await call(emulator, 'DescribeLiveMessageGroup', group, {}, 1))
  expect(foreign).toMatchObject({ status: 404, code: 'ResourceNotExist' })
  await command(emulator, 'reset', { scenario: 'empty' }, 'two')
  expect(await command(emulator, 'state', {})).toMatchObject({ scenario: 'typical' })
  expect(await command(emulator, 'state', {}, 'two')).toMatchObject({ scenario: 'empty' })
  const byQuery = await fetch(`${emulator.control}/state?account=two`, { method: 'POST' })
  expect(parseExactJson(await byQuery.text())).toMatchObject({ scenario: 'empty' })
  await expect(command(emulator, 'state', {}, 'three')).rejects.toThrow('There is no account three')
})

test('the same seed and calls at the same time give the same answers, byte for byte', async () => {
  const answers = async () => {
    const emulator = await start({ scenario: 'typical', seed: 7, newRequestId: countingIds() })
    const texts: string[] = []
    for (const [action, params] of [
      ['ListLiveMessageApps', { SortType: '1' }],
      ['CreateLiveMessageApp', { AppName: 'New one' }],
      ['ListLiveMessageGroupByPage', { AppId: APPS.typical, SortType: '2', PageSize: '50' }],
      ['ListLiveMessageGroupMessages', { AppId: APPS.typical, GroupId: GROUPS.busy, PageSize: '50', SortType: '1' }],
      ['DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: 'none' }],
    ] as const) {
      const { text, headers } = await call(emulator, action, params)
      texts.push(JSON.stringify(headers), text)
    }
    return texts
  }
  expect(await answers()).toEqual(await answers())
})

describe('large and broken requests', () => {
  test('a request line of 128 KB is read', async () => {
    const emulator = await start()
    // Most bytes of a text are three in a query.
    const GroupInfo = '中'.repeat(10_922)
    const rest = { ...GROUP, ModifyInfo: 'true', GroupInfo }
    const fill = 128 * 1024 - `POST /?${queryOf(rest)}&X= HTTP/1.1`.length
    expect((await call(emulator, 'ModifyLiveMessageGroup', rest)).status).toBe(200)
    expect(refusal(await call(emulator, 'ModifyLiveMessageGroup', { ...rest, X: 'x'.repeat(fill) }))).toMatchObject({
      code: 'InputInvalid',
      message: expect.stringContaining('X is not a parameter') as unknown,
    })
  })

  test('one that is too large is refused in JSON, and the server goes on', async () => {
    const emulator = await start()
    const line = await call(emulator, 'DescribeLiveMessageGroup', { ...GROUP, X: 'x'.repeat(200_000) })
    expect(refusal(line)).toMatchObject({ status: 431, code: 'RequestTooLarge' })
    for (const size of [300_000, 5_000_000]) {
      const body = await call(emulator, 'DescribeLiveMessageGroup', { ...GROUP, X: 'x'.repeat(size) }, { form: true })
      expect(refusal(body)).toMatchObject({ status: 413, code: 'RequestTooLarge' })
    }
    expect((await call(emulator, 'DescribeLiveMessageGroup', GROUP)).status).toBe(200)
  })

  test.each([
    ['no HTTP', 'nonsense\r\n\r\n'],
    ['a line break in a header', 'GET / HTTP/1.1\r\nhost: a\r\nx-acs-action: a\nb c\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header twice', 'GET / HTTP/1.1\r\nhost: a\r\nx-acs-action: a\r\nx-acs-action: b\r\nconnection: close\r\n\r\n'],
    ['no host', 'GET /?%FF HTTP/1.1\r\nconnection: close\r\n\r\n'],
  ])('%s is answered with 400 and JSON', async (_what, bytes) => {
    const { url } = await start()
    const text = await new Promise<string>((resolve, reject) => {
      let seen = ''
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (chunk) => (seen += chunk.toString()))
      socket.once('error', reject)
      socket.once('close', () => resolve(seen))
    })
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(v.parse(errorEnvelope, parseExactJson(text.slice(text.indexOf('\r\n\r\n') + 4))).Code).toBe(
      'InvalidParameter',
    )
  })
})

const MADE = { AppId: APPS.typical, GroupId: 'made' }
const JSON_TYPE = { 'content-type': 'application/json' }
/** What anybody may send who reaches the port: a call, a command, a question. */
const UNSIGNED: readonly Sent[] = [
  { method: 'POST', path: '/api/live/CreateLiveMessageGroup', headers: JSON_TYPE, body: toExactJson(MADE) },
  {
    method: 'POST',
    path: '/_control/join',
    headers: JSON_TYPE,
    body: toExactJson({ appId: APPS.typical, groupId: GROUPS.quiet, users: [] }),
  },
  { method: 'GET', path: '/openapi.json' },
]

describe('web pages', () => {
  test.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ])('%s may neither call nor command, signed or not', async (_what, headers) => {
    const emulator = await start()
    expect(refusal(await call(emulator, 'ListLiveMessageApps', { SortType: '1' }, { headers }))).toMatchObject({
      status: 403,
      code: 'Forbidden',
    })
    for (const sent of UNSIGNED) {
      const received = await send(emulator.url, { ...sent, headers: { ...sent.headers, ...headers } })
      expect(refusal(received)).toMatchObject({ status: 403, code: 'Forbidden' })
    }
    expect(refusal(await call(emulator, 'DescribeLiveMessageGroup', MADE))).toMatchObject({ status: 404 })
  })

  test('a name that was made to lead here is refused to what is not signed', async () => {
    const emulator = await start()
    const { port } = new URL(emulator.url)
    const asked = (host: string) =>
      Promise.all(UNSIGNED.map((sent) => send(emulator.url, { ...sent, headers: { ...sent.headers, host } })))
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '127.0.0.1:99999', '']) {
      for (const received of await asked(host)) {
        expect(refusal(received)).toMatchObject({ status: 403, code: 'Forbidden' })
      }
    }
    expect(refusal(await call(emulator, 'DescribeLiveMessageGroup', MADE))).toMatchObject({ status: 404 })
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect((await asked(host)).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test('a command is a POST', async () => {
    const emulator = await start()
    expect(refusal(await send(emulator.control, { method: 'GET', path: '/reset' }))).toMatchObject({ status: 405 })
    expect(refusal(await send(emulator.control, { method: 'POST', path: '/dance' }))).toMatchObject({ status: 404 })
    expect((await send(emulator.control, { method: 'POST', path: '/ping' })).status).toBe(200)
  })
})
