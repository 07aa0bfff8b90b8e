import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { afterAll, describe, expect, test } from 'vitest'
import { errorEnvelope } from '#api/contract/errors.ts'
import { MISSED_HEADER } from './missed-header.ts'
import { staticSite } from './static-site.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'static-site-'))
mkdirSync(path.join(folder, 'assets'))
writeFileSync(path.join(folder, 'index.html'), '<title>Console</title>')
writeFileSync(path.join(folder, 'assets/a-1.js'), 'export {}')
writeFileSync(path.join(folder, 'mockServiceWorker.js'), '// worker')
writeFileSync(path.join(path.dirname(folder), `${path.basename(folder)}-secret.txt`), 'outside')
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(`${folder}-secret.txt`)
})

const ask = (url: string, method = 'GET') => staticSite(folder).request(url, { method })

describe('static server', () => {
  test.each(['/', '/live', '/live/shanghai/app/groups', '/live/shanghai/app/groups/a.b.js/details?page=2'])(
    'answers the page for %s and lets nobody keep it',
    async (url) => {
      const answer = await ask(url)
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
        200,
        expect.stringContaining('text/html'),
        'no-store',
      ])
      expect(await answer.text()).toContain('Console')
    },
  )

  test.each([
    ['/assets/a-1.js', 'public, max-age=31536000, immutable'],
    ['/mockServiceWorker.js', 'no-store'],
  ])('serves %s as a script', async (url, caching) => {
    const answer = await ask(url)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('text/javascript'),
      caching,
    ])
  })

  test.each([
    '/assets/gone.js',
    '/assets/',
    '/foo',
    '/livestock',
    `/..%2f${path.basename(folder)}-secret.txt`,
    `/%2e%2e/${path.basename(folder)}-secret.txt`,
  ])('answers 404 for %s', async (url) => {
    const answer = await ask(url)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toMatch(/Console|outside/)
  })

  test.each(['/api/live/ListLiveMessageApps', '/api/x', '/_control/ping'])(
    'marks %s as not intercepted',
    async (url) => {
      for (const method of ['GET', 'POST']) {
        const answer = await ask(url, method)
        expect([answer.status, answer.headers.get(MISSED_HEADER)]).toEqual([404, '1'])
      }
    },
  )

  test.each([
    ['/', '/_control/reset'],
    ['/', '/_control'],
    ['/preview/', '/preview/_control/settled'],
  ])('at %s says of the command %s where it should have gone', async (base, url) => {
    const answer = await staticSite(folder, base).request(url, { method: 'POST', body: '{}' })
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-mock')]).toEqual([
      404,
      'application/json',
      null,
    ])
    const { Code, Message } = v.parse(errorEnvelope, await answer.json())
    expect(Code).toBe('InvalidAction.NotFound')
    for (const advice of ['from within that page', 'service workers are blocked', 'npm run emulator'])
      expect(Message).toContain(advice)
  })

  test('a page is not posted to', async () => {
    expect((await ask('/live/shanghai', 'POST')).status).toBe(404)
  })
})
