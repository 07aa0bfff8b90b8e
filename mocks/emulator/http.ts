import type { IncomingMessage, ServerResponse } from 'node:http'
import { BadRequest } from '../codecs/console.ts'

/** Room for a request line of 128 KB and its headers. */
export const MAX_HEADER_BYTES = 160 * 1024
/** A form or JSON with the largest texts the service takes, every byte of them encoded (six for one in JSON), and then some. */
export const MAX_CALL_BYTES = 256 * 1024
/** A session file, which holds a whole world. */
export const MAX_COMMAND_BYTES = 256 * 1024 * 1024
/** How much more of a body that is too large is still read, so that its sender gets to see the answer. */
const MAX_DISCARDED_BYTES = 16 * 1024 * 1024

const NOTHING = Buffer.alloc(0)

export type RequestHeaders = ReadonlyMap<string, string>

/** Whether a body follows the headers. */
export function hasBody(headers: RequestHeaders): boolean {
  return headers.has('transfer-encoding') || (headers.get('content-length') ?? '0') !== '0'
}

/** The body of a request. Rejects with BadRequest (413) when it is too large. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks = []
      if (size > limit + MAX_DISCARDED_BYTES) request.destroy()
    })
    request.once('end', () => {
      if (size <= limit) resolve(chunks.length === 0 ? NOTHING : Buffer.concat(chunks))
      else reject(new BadRequest('RequestTooLarge', 413, `The body is larger than ${limit / 1024} KB. Send less.`))
    })
    request.once('error', reject)
    request.once('close', () => reject(new Error('The connection was closed before the body had come.')))
  })
}

/** Writes a web response; one of the type `error` is a broken connection. */
export async function sendResponse(response: Response, to: ServerResponse): Promise<void> {
  if (response.type === 'error') {
    to.req.socket.destroy()
    return
  }
  const body = Buffer.from(await response.arrayBuffer())
  if (to.destroyed) return
  to.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': body.length })
  to.end(to.req.method === 'HEAD' ? undefined : body)
}

/** Aborts when the client has gone before its answer was complete. */
export function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('The client has gone.'))
  })
  return controller.signal
}

/** Addresses, and names without a dot (`localhost`, a container's): nobody's on the internet, who could make them lead here. */
const NEAR = /^(?:[\w-]+|\d+(?:\.\d+){3}|\[[\da-f:.]+\])(?::\d+)?$/i

/**
 * Refuses what a web page of another origin sends through its visitor's browser: it must not be able to drive a server on the
 * visitor's machine, neither directly nor by a name of its own that leads here. Programs send none of these headers.
 */
export function refuseForeignPages(headers: RequestHeaders): void {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site') ?? 'none'
  const isForeign =
    (site !== 'none' && site !== 'same-origin') ||
    (origin !== undefined && origin !== `http://${headers.get('host') ?? ''}`)
  if (isForeign) throw new BadRequest('Forbidden', 403, 'Web pages may not call the emulator. Call it from a program.')
}

/** The same for what is not signed: also the name it was called by must be no name of a web page. */
export function refuseForeignNames(headers: RequestHeaders): void {
  const host = headers.get('host') ?? ''
  if (NEAR.test(host) && URL.canParse(`http://${host}`)) return
  throw new BadRequest(
    'Forbidden',
    403,
    'What is not signed is taken at an IP address or a name without a dot, such as localhost. Use the address the emulator printed.',
  )
}
