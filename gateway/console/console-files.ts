import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context, Handler } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '#lib/content-security-policy.ts'
import { isConsolePath } from './console-paths.ts'

interface File {
  bytes: Uint8Array<ArrayBuffer>
  /** Undefined where compressing gains nothing. */
  gzip: Uint8Array<ArrayBuffer> | undefined
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
    if (isConsolePath(c.req.path)) {
      const nonce = randomBytes(NONCE_BYTES).toString('base64')
      c.header('content-security-policy', contentSecurityPolicy({ styleNonce: nonce }))
      return c.html(page.replaceAll(NONCE_PLACEHOLDER, nonce))
    }
    const file = files.get(c.req.path)
    return file === undefined ? c.notFound() : fileResponse(c, file)
  }
}

function fileResponse(c: Context, { bytes, gzip, type }: File): Response {
  c.header('content-type', type)
  if (c.req.path.startsWith(ASSETS)) c.header('cache-control', 'public, max-age=31536000, immutable')
  c.header('vary', 'accept-encoding')
  if (gzip === undefined || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(bytes)
  c.header('content-encoding', 'gzip')
  return c.body(gzip)
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
  const bytes = new Uint8Array(readFileSync(file))
  const gzip = new Uint8Array(gzipSync(bytes))
  return {
    bytes,
    gzip: gzip.byteLength < bytes.byteLength * 0.9 ? gzip : undefined,
    type: getMimeType(file) ?? 'application/octet-stream',
  }
}
