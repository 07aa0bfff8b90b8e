import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { NONCE_PLACEHOLDER, securityHeaders } from '#lib/content-security-policy.ts'
import { UNREACHED_COMMAND, unreachedEnvelope } from '#api/contract/unreached-command.ts'
import { MISSED_HEADER } from './missed-header.ts'

/**
 * A built console under the policy that the gateway sends too, at `base`, which has a slash at both ends. Answers 404 for everything that is
 * not there: `vite preview` answers index.html for a missing script and for an API call that nothing intercepted.
 */
export function staticSite(folder: string, base = '/'): Hono {
  const root = path.resolve(folder)
  const site = new Hono()
  const page = async (c: Context) => {
    const nonce = randomBytes(16).toString('base64')
    setHeaders(c, securityHeaders({ styleNonce: nonce }))
    return c.html(
      pageAt(base, await readFile(path.join(root, 'index.html'), 'utf8')).replaceAll(NONCE_PLACEHOLDER, nonce),
    )
  }

  site.use(async (c, next) => {
    setHeaders(c, securityHeaders())
    await next()
    // Names in assets/ carry a hash of the content.
    const keep = c.res.ok && c.req.path.startsWith(`${base}assets/`)
    c.header('cache-control', keep ? 'public, max-age=31536000, immutable' : 'no-store')
  })
  site.all(`${base}api/*`, missed)
  site.all(`${base}_control/*`, missedCommand)
  for (const own of ['', 'index.html', 'live', 'live/*']) site.get(base + own, page)
  site.get(`${base}*`, serveStatic({ root, rewriteRequestPath: (asked) => asked.slice(base.length - 1) }))
  site.notFound((c) => c.text('Not found\n', 404))
  return site
}

/** The built page for a host that answers for all addresses of the console below `base`, which scripts/anywhere.ts does not presume. */
function pageAt(base: string, html: string): string {
  const told = html.replace(/<script data-host-script.*?<\/script>\s*/s, '')
  return told.replaceAll(/(?<= (?:src|href)=")\.\//g, base)
}

function setHeaders(c: Context, headers: Record<string, string>) {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
}

function missed(c: Context) {
  c.header(MISSED_HEADER, '1')
  return c.text('The in-browser backend did not answer this call.\n', 404)
}

/** Without the mark of the mock: a page that looks for its backend is not to take this for it. */
function missedCommand(c: Context) {
  c.header(MISSED_HEADER, '1')
  return c.body(unreachedEnvelope(UNREACHED_COMMAND.page), 404, { 'content-type': 'application/json' })
}
