/**
 * Serves a built console under the policy that the gateway sends too, and answers 404 for everything that is not there: `vite preview` answers
 * index.html for a missing script and for an API call that nothing intercepted.
 *
 *     node e2e/static-server.ts [--attached] dist-mock 4173
 *
 * Port 0, the default, is any free one. Attached, it ends with its input, that is with the program that started it.
 */
import { randomBytes } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { NONCE_PLACEHOLDER, securityHeaders } from '#lib/content-security-policy.ts'

/** On every answer to a call that the in-browser backend should have answered. */
export const MISSED_HEADER = 'x-not-intercepted'

export function staticSite(folder: string): Hono {
  const root = path.resolve(folder)
  const site = new Hono()
  const page = async (c: Context) => {
    const nonce = randomBytes(16).toString('base64')
    setHeaders(c, securityHeaders({ styleNonce: nonce }))
    return c.html((await readFile(path.join(root, 'index.html'), 'utf8')).replaceAll(NONCE_PLACEHOLDER, nonce))
  }

  site.use(async (c, next) => {
    setHeaders(c, securityHeaders())
    await next()
    // Names in assets/ carry a hash of the content.
    const keep = c.res.ok && c.req.path.startsWith('/assets/')
    c.header('cache-control', keep ? 'public, max-age=31536000, immutable' : 'no-store')
  })
  site.all('/api/*', missed)
  site.all('/_control/*', missed)
  for (const own of ['/', '/live', '/live/*']) site.get(own, page)
  site.get('*', serveStatic({ root }))
  site.notFound((c) => c.text('Not found\n', 404))
  return site
}

function setHeaders(c: Context, headers: Record<string, string>) {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
}

function missed(c: Context) {
  c.header(MISSED_HEADER, '1')
  return c.text('The in-browser backend did not answer this call.\n', 404)
}

const script = process.argv[1]
if (script !== undefined && realpathSync(script) === import.meta.filename) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { attached: { type: 'boolean' } } })
  const [folder = 'dist-mock', port = '0'] = positionals
  serve({ fetch: staticSite(folder).fetch, hostname: '127.0.0.1', port: Number(port) }, (address) => {
    console.log(`Serving ${folder} at http://127.0.0.1:${address.port}/`)
  })
  if (values.attached) process.stdin.on('end', () => process.exit(0)).resume()
}
