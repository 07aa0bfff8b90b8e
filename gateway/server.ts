import { getRequestListener } from '@hono/node-server'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { unreadableAnswer } from './http/unreadable.ts'

/** What answers, and the headers that every answer carries. */
interface Site {
  app: Pick<Hono, 'fetch'>
  headers: Readonly<Record<string, string>>
}

export interface Listening {
  port: number
  /** Takes no new calls, lets those under way end, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void>
}

/** What a slow or silent client may take, milliseconds. */
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000

/**
 * A server on which every answer carries the site's headers: they are set before anything of ours or Hono's runs, and written by
 * hand where Node refuses a request it cannot parse. The site may depend on the port. Rejects with the system's error when the
 * address is taken.
 */
export async function listen(host: string, port: number, siteAt: (port: number) => Site): Promise<Listening> {
  let closing = false
  // Node would refuse a request without a Host by itself, and without our headers; the listener does it under them.
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, requireHostHeader: false })
  const bound = await bind(server, host, port)
  const { app, headers } = siteAt(bound)
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })

  const begin = (response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (closing) response.setHeader('connection', 'close')
  }
  server.on('request', (request, response) => {
    begin(response)
    void listener(request, response)
  })
  // Anything but 100-continue, which Node answers by itself.
  server.on('checkExpectation', (_request, response) => {
    begin(response)
    response.writeHead(417, { connection: 'close' }).end()
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    socket.end(unreadableAnswer(error, headers))
  })

  return {
    port: bound,
    close: (graceMs) =>
      new Promise((resolve) => {
        closing = true
        const cut = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(portOf(server.address()))
    })
  })
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
