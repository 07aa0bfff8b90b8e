import { expect, test } from 'vitest'
import { paths } from '#lib/paths.ts'
import { openGateway } from './test-gateway.ts'
import { json, openBrowser, openProvider } from './test-provider.ts'

const WANTED = '/live/cn-shanghai/app/groups?status=deleted'

test('while the provider cannot be reached one is told so at once, asked for once, and nothing is remembered of it', async () => {
  const provider = await openProvider()
  const site = await openGateway({ config: { oidc: provider.oidc } })
  const browser = openBrowser(site)
  const path = '/.well-known/openid-configuration'
  provider.instead[path] = json(503, {})
  const reply = await browser.visit(paths.signIn(WANTED))
  expect([reply.status, browser.cookies.size]).toEqual([502, 0])
  expect(reply.text).toContain(`<a href="${paths.signIn(WANTED)}">`)
  provider.instead[path] = undefined
  expect((await browser.signIn(WANTED)).headers['location']).toBe(WANTED)
  // Beginning costs the provider nothing any more.
  provider.asked.length = 0
  for (let tab = 0; tab < 5; tab += 1) await browser.begin()
  expect(provider.asked).toEqual([])
})

test('a token answer without end is given up after a megabyte', async () => {
  const provider = await openProvider()
  const site = await openGateway({ config: { oidc: provider.oidc } })
  const chunk = Buffer.alloc(64 * 1024, 'x')
  let sent = 0
  const cut = new Promise((resolve) => {
    provider.instead['/token'] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pour = () => {
        while (sent < 200 * 1024 * 1024) {
          sent += chunk.byteLength
          if (!response.write(chunk)) return
        }
        response.end()
      }
      response.on('drain', pour).on('close', resolve)
      pour()
    }
  })
  expect((await openBrowser(site).signIn()).status).toBe(502)
  await cut
  // What lay in the buffers of two sockets comes on top.
  expect(sent).toBeLessThan(50 * 1024 * 1024)
})
