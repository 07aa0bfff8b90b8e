import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context, Handler } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '#lib/content-security-policy.ts'
import { isConsolePath } from './console-paths.ts'
import { type Coding, codingFor, isKnown } from './content-coding.ts'

interface Content {
  bytes: Uint8Array<ArrayBuffer>
  /** Strong: other bytes have another one. */
  etag: string
}

interface File extends Record<Coding, Content> {
  /** Which to send where either will do: compressing may gain nothing. */
  better: Coding
  type: string
}

const NONCE_BYTES = 16
/** Vite names the files in assets/ by a hash of their content. */
const ASSETS = '/assets/'

/**
 * The built console, read into memory once: a request can only name what is there, so no path leads out of the folder, and
 * a missing file is missing. index.html answers for the console's own addresses alone.
 */
export function consoleFiles(folder: string): Handler {
  const files = readFolder(folder)
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')

  return (c) => {
    if (isConsolePath(c.req.path)) return pageResponse(c, page)
    const file = files.get(c.req.path)
    return file === undefined ? c.notFound() : fileResponse(c, file)
  }
}

/** Never the same twice, for the nonce: it has no tag. */
function pageResponse(c: Context, page: string): Response {
  const coding = codingOf(c, 'identity')
  if (coding === undefined) return notAcceptable(c)
  const nonce = randomBytes(NONCE_BYTES).toString('base64')
  c.header('content-security-policy', contentSecurityPolicy({ styleNonce: nonce }))
  const html = page.replaceAll(NONCE_PLACEHOLDER, nonce)
  if (coding === 'identity') return c.html(html)
  return c.body(new Uint8Array(gzipSync(html)), 200, {
    'content-type': 'text/html; charset=UTF-8',
    'content-encoding': coding,
  })
}

function fileResponse(c: Context, file: File): Response {
  const coding = codingOf(c, file.better)
  if (coding === undefined) return notAcceptable(c)
  const { bytes, etag } = file[coding]
  c.header('cache-control', c.req.path.startsWith(ASSETS) ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('etag', etag)
  if (isKnown(etag, c.req.header('if-none-match'))) return c.body(null, 304)
  c.header('content-type', file.type)
  c.header('content-length', `${bytes.byteLength}`)
  // The whole file always: the largest is read once and kept.
  c.header('accept-ranges', 'none')
  if (coding !== 'identity') c.header('content-encoding', coding)
  return c.body(bytes)
}

function codingOf(c: Context, ours: Coding): Coding | undefined {
  c.header('vary', 'accept-encoding')
  return codingFor(c.req.header('accept-encoding'), ours)
}

function notAcceptable(c: Context): Response {
  return c.text('Accept gzip, or no content coding.\n', 406)
}

function readFolder(folder: string): ReadonlyMap<string, File> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, readFile(file)] as const)
      .filter(([name]) => name !== '/index.html'),
  )
}

function readFile(file: string): File {
  const identity = contentOf(readFileSync(file))
  const gzip = contentOf(gzipSync(identity.bytes))
  return {
    identity,
    gzip,
    better: gzip.bytes.byteLength < identity.bytes.byteLength * 0.9 ? 'gzip' : 'identity',
    type: getMimeType(file) ?? 'application/octet-stream',
  }
}

function contentOf(buffer: Buffer): Content {
  const bytes = new Uint8Array(buffer)
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` }
}
