import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { reachedAt } from '#lib/listening.ts'
import type { Stamp } from '../backend/backend.ts'
import { BadRequest } from '../codecs/console.ts'
import { errorResponse } from '../codecs/envelope.ts'
import type { Account } from './accounts.ts'
import { MAX_HEADER_BYTES, sendResponse } from './http.ts'
import { StateFileError } from './state-file-error.ts'
import { answerUnsigned, isUnsigned } from './unsigned-endpoint.ts'
import { answerVendorCall } from './vendor-endpoint.ts'

export interface Served {
  /** Where this machine reaches it, without a slash at the end. */
  url: string
  close(): Promise<void>
}

/** Puts accounts on a port. `stamp`: for answers that belong to no account. Rejects with the system's error. */
export async function serve(
  accounts: ReadonlyMap<string, Account>,
  { host = '127.0.0.1', port = 0 }: { host?: string | undefined; port?: number | undefined },
  stamp: () => Stamp,
): Promise<Served> {
  const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    isUnsigned(request.url ?? '')
      ? answerUnsigned(request, response, accounts)
      : answerVendorCall(request, response, accounts, stamp)

  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false, keepAliveTimeout: 60_000 },
    (request, response) => {
      handle(request, response)
        .catch(async (error: unknown) => {
          if (!request.socket.destroyed) await sendResponse(errorResponse(stamp(), refusalOf(error)), response)
        })
        .catch(() => request.socket.destroy())
    },
  )
  server.on('clientError', (problem: NodeJS.ErrnoException, socket) => {
    refuseUnreadable(problem, socket, stamp()).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: reachedAt(host, address.port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A bug of ours must not look like a network problem. */
function refusalOf(error: unknown) {
  if (error instanceof BadRequest) return error
  if (error instanceof StateFileError) {
    return { code: 'ServiceUnavailable', status: 503, message: `${error.message}. Nothing was changed.` }
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'ServerError', status: 500, message: `Bug in the emulator: ${text}` }
}

/** Answers what Node's parser could not read as HTTP. */
async function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex, stamp: Stamp): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const limit = `Request line and headers are larger than ${MAX_HEADER_BYTES / 1024} KB. Send large parameters in a form body.`
  const refusal = tooLarge
    ? { status: 431, code: 'RequestTooLarge', message: limit }
    : { status: 400, code: 'InvalidParameter', message: `This is no HTTP request: ${error.message}.` }
  const response = errorResponse(stamp, refusal)
  const body = await response.text()
  const headers = [...response.headers, ['content-length', `${Buffer.byteLength(body)}`], ['connection', 'close']]
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\n${head}\r\n${body}`)
}
