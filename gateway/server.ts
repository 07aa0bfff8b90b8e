import { getRequestListener } from '@hono/node-server'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { trackConnections } from './http/connections.ts'
import type { Limits } from './http/limits.ts'
import { refusalText, unreadableAnswer } from './http/unreadable.ts'

/** What answers, and the headers that every answer carries. */
interface Site {
  app: Pick<Hono, 'fetch'>
  headers: Readonly<Record<string, string>>
}

export interface Listening {
  port: number
  /** How many connections are open. */
  readonly connections: number
  /** Goes on answering, and tells every client that asks to close its connection. */
  drain(): void
  /** Takes no new calls, lets those under way end, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void>
}

/** How often what is late is looked for, milliseconds: limits are overstepped by no more than that. */
const CHECKING_MS = 1000

/**
 * A server on which every answer carries the site's headers: they are set before anything of ours or Hono's runs, and written by
 * hand where Node refuses a request it cannot parse. Whoever asks stays within `limits`. The site may depend on the port. Rejects
 * with the system's error when the address is taken.
 */
export async function listen(
  host: string,
  port: number,
  limits: Limits,
  siteAt: (port: number) => Site,
): Promise<Listening> {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: CHECKING_MS,
    keepAliveTimeout: limits.keepAliveMs,
    // Node would refuse a request without a Host by itself, and without our headers; the listener does it under them.
    requireHostHeader: false,
  })
  // Node leaves out what exceeds this; one line more shows that there were too many.
  server.maxHeadersCount = limits.headers + 1
  const connections = trackConnections(server, limits)
  const bound = await bind(server, host, port)
  const { app, headers } = siteAt(bound)
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  // Before HTTP/1.1 a request need not say whom it is for, and the probes of some balancers do not. Nothing but a probe is then answered.
  const nameless = getRequestListener(app.fetch, { overrideGlobalObjects: false, hostname: 'localhost' })

  const begin = (response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  }
  const refuse = (request: IncomingMessage, response: ServerResponse, status: number) => {
    const answer = () => {
      begin(response)
      response.writeHead(status, { connection: 'close' }).end()
    }
    connections.take({ request, response, answer })
  }
  server.on('request', (request, response) => {
    if (request.rawHeaders.length / 2 > limits.headers) {
      refuse(request, response, 431)
      return
    }
    const answer = () => {
      begin(response)
      void (request.httpVersion === '1.0' ? nameless : listener)(request, response)
    }
    connections.take({ request, response, answer })
  })
  // Anything but 100-continue, which Node answers by itself.
  server.on('checkExpectation', (request, response) => refuse(request, response, 417))
  // Nothing is tunnelled. Unheard, Node closes without a word, also amid the answer to a request before.
  server.on('connect', (_request, socket) => {
    socket.on('error', () => undefined)
    connections.refuse(socket, refusalText(405, headers))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    connections.refuse(socket, unreadableAnswer(error, headers))
  })

  return {
    port: bound,
    get connections() {
      return connections.open
    },
    drain: () => connections.drain(),
    close: (graceMs) =>
      new Promise((resolve) => {
        server.close(() => resolve())
        connections.close(graceMs)
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
