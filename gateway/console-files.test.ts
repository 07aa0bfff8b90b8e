import { describe, expect, test } from 'vitest'
import { type Coding, codingFor } from './console/content-coding.ts'
import { matching, openGateway, SCRIPT } from './test-gateway.ts'

describe('the coding of an answer', () => {
  test.each<[string | undefined, Coding | undefined]>([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['GZIP, deflate, br', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['gzip; q=0.000', 'identity'],
    ['gzip ; Q=0', 'identity'],
    ['gzip;q=0, *', 'identity'],
    ['br, gzip;q=0.001', 'gzip'],
    ['*', 'gzip'],
    ['*;q=0', undefined],
    ['*;q=0, identity', 'identity'],
    ['*;q=0, gzip', 'gzip'],
    ['identity;q=0', undefined],
    ['identity;q=0, gzip', 'gzip'],
    ['identity;q=0, gzip;q=0', undefined],
    ['identity, gzip', 'gzip'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['identity;q=0.5, gzip;q=1', 'gzip'],
    ['deflate, br, zstd', 'identity'],
    ['gzipped, notgzip', 'identity'],
    ['br;x="gzip"', 'identity'],
  ])('for “%s” is %s', (header, coding) => {
    expect(codingFor(header, 'gzip')).toBe(coding)
  })

  test('is ours where the client likes both alike', () => {
    expect(codingFor('gzip, br', 'identity')).toBe('identity')
    expect(codingFor('gzip, identity;q=0.5', 'identity')).toBe('gzip')
  })
})

test('files are sent in the coding asked for, and in no other', async () => {
  const site = await openGateway()
  for (const [accept, coding] of [
    ['gzip', 'gzip'],
    ['gzip;q=0', undefined],
    ['*;q=0, identity', undefined],
    ['gzip;q=0.2, identity', undefined],
  ] as const) {
    const reply = await site.send(`/${SCRIPT}`, { headers: { 'accept-encoding': accept } })
    expect([accept, reply.status, reply.headers['content-encoding']]).toEqual([accept, 200, coding])
    expect(reply.headers['vary']).toBe('accept-encoding')
  }
  // Too small for compressing to gain anything, but plain is refused.
  const small = await fetch(`${site.gateway.url}/icon.svg`, { headers: { 'accept-encoding': 'identity;q=0, gzip' } })
  expect([small.headers.get('content-encoding'), await small.text()]).toEqual([
    'gzip',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
  ])
  const page = await fetch(`${site.gateway.url}/`, { headers: { 'accept-encoding': 'identity;q=0, gzip' } })
  expect([page.headers.get('content-encoding'), await page.text()]).toEqual(['gzip', matching(/^<!doctype html>/)])
  for (const path of [`/${SCRIPT}`, '/icon.svg', '/']) {
    const reply = await site.send(path, { headers: { 'accept-encoding': 'br, *;q=0' } })
    expect([path, reply.status, reply.headers['x-content-type-options']]).toEqual([path, 406, 'nosniff'])
  }
})

test('a file that is known is not sent again, in either coding; the page always is', async () => {
  const site = await openGateway()
  const tags: unknown[] = []
  for (const path of [`/${SCRIPT}`, '/icon.svg']) {
    for (const accept of ['identity', 'gzip, identity;q=0']) {
      const ask = (headers: Record<string, string> = {}) =>
        site.send(path, { headers: { 'accept-encoding': accept, ...headers } })
      const first = await ask()
      const etag = String(first.headers['etag'])
      expect(etag).toMatch(/^"[\w-]{43}"$/)
      tags.push(etag)
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, `"a,b",W/"c" , ${etag}`, '*']) {
        const again = await ask({ 'if-none-match': known })
        expect([known, again.status, again.text]).toEqual([known, 304, ''])
        expect(again.headers).toMatchObject({
          etag,
          vary: 'accept-encoding',
          'cache-control': first.headers['cache-control'],
          'x-content-type-options': 'nosniff',
        })
        expect(again.headers['content-type']).toBeUndefined()
      }
      for (const other of ['"other"', etag.slice(1, -1), '', '"*"'])
        expect([other, (await ask({ 'if-none-match': other })).status]).toEqual([other, 200])
    }
  }
  expect(new Set(tags).size).toBe(4)
  const page = await site.send('/', { headers: { 'if-none-match': '*' } })
  expect([page.status, page.headers['etag'], page.headers['cache-control']]).toEqual([200, undefined, 'no-store'])
  const missing = await site.send('/assets/gone.js', { headers: { 'if-none-match': '*' } })
  expect(missing.status).toBe(404)
})

test('HEAD tells what GET would send, and a part of a file is never sent', async () => {
  const site = await openGateway()
  for (const accept of ['identity', 'gzip']) {
    const asked = { 'accept-encoding': accept }
    const whole = await fetch(`${site.gateway.url}/${SCRIPT}`, { headers: asked })
    const head = await site.send(`/${SCRIPT}`, { method: 'HEAD', headers: asked })
    expect([head.status, head.text]).toEqual([200, ''])
    for (const name of ['content-length', 'content-type', 'content-encoding', 'etag', 'vary'])
      expect(head.headers[name] ?? null).toBe(whole.headers.get(name))
    await whole.arrayBuffer()
  }
  const part = await site.send(`/${SCRIPT}`, { headers: { range: 'bytes=0-9' } })
  expect([part.status, part.headers['accept-ranges'], part.text.length]).toEqual([
    200,
    'none',
    Number(part.headers['content-length']),
  ])
  expect((await site.send('/', { method: 'HEAD' })).status).toBe(200)
})
