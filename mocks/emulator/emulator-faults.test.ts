import { describe, expect, test } from 'vitest'
import { parseExactJson } from '#lib/json.ts'
import { signAcs3 } from '../testing/test-signing.ts'
import type { Fault } from '../faults.ts'
import { APPS } from '../scenarios/names.ts'
import { command } from '../testing/test-emulator.ts'
import { call, refusal, start } from '../testing/test-calls.ts'
import type { Emulator } from './server.ts'

describe('faults reach the wire', () => {
  const withFault = async (fault: Fault) => {
    const emulator = await start()
    await command(emulator, 'faults', { set: [fault] })
    return {
      emulator,
      create: () => call(emulator, 'CreateLiveMessageGroup', { AppId: APPS.typical, GroupId: 'new1' }),
    }
  }
  const exists = async (emulator: Emulator) =>
    (await call(emulator, 'DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: 'new1' })).status === 200
  const action = 'CreateLiveMessageGroup'

  test.each([
    ['cut-before', false],
    ['cut-after', true],
  ] as const)('%s breaks the connection', async (kind, carriedOut) => {
    const { emulator, create } = await withFault({ action, kind })
    await expect(create()).rejects.toThrow('socket hang up')
    expect(await exists(emulator)).toBe(carriedOut)
  })

  test('hang never answers', async () => {
    const { emulator, create } = await withFault({ action, kind: 'hang' })
    const answered = create().then(
      () => 'answered',
      () => 'ended',
    )
    expect(await Promise.race([answered, new Promise((resolve) => setTimeout(() => resolve('waiting'), 300))])).toBe(
      'waiting',
    )
    expect(await exists(emulator)).toBe(false)
    await emulator.close()
    expect(await answered).toBe('ended')
  })

  test('throttling says how long to wait', async () => {
    const { create } = await withFault({
      action,
      kind: 'error',
      code: 'Throttling.User',
      status: 400,
      retryAfterMs: 1500,
    })
    const received = await create()
    expect(refusal(received)).toMatchObject({ status: 400, code: 'Throttling.User' })
    expect(received.headers['x-acs-retry-after']).toBe('1500')
  })

  test('pages, halves and other shapes arrive as they are', async () => {
    const page = await (await withFault({ action, kind: 'html', status: 502 })).create()
    expect([page.status, page.headers['content-type'], page.text]).toEqual([
      502,
      'text/html; charset=utf-8',
      expect.stringContaining('<h1>'),
    ])
    const half = await (await withFault({ action, kind: 'truncated-json' })).create()
    expect(() => parseExactJson(half.text)).toThrow(SyntaxError)
    const empty = await (await withFault({ action, kind: 'empty' })).create()
    expect([empty.status, empty.text]).toEqual([200, ''])
  })

  test('a client that does not wait ends the waiting', async () => {
    const { emulator } = await withFault({ action, kind: 'delay', ms: 60_000 })
    const [key] = emulator.accounts
    if (key === undefined) throw new Error('no key')
    const { path, headers } = signAcs3(
      key,
      action,
      { AppId: APPS.typical, GroupId: 'new1' },
      { host: new URL(emulator.url).host },
    )
    await expect(
      fetch(emulator.url + path, { method: 'POST', headers, signal: AbortSignal.timeout(200) }),
    ).rejects.toThrow(/./)
    expect(await exists(emulator)).toBe(true)
  })
})
