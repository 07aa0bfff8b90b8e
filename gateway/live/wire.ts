import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import { NeverConnected } from './never-connected.ts'
import type { SignedRequest } from './sign.ts'

/** What has come back when the headers have; the body is read from the connection. */
export interface WireAnswer {
  status: number
  /** By its name in lower case; null when the service sent none. */
  header(name: string): string | null
  /** Throws when the connection breaks before the end. */
  body: AsyncIterable<Uint8Array>
}

/**
 * One request on the network, sent once, whatever comes back. Rejects with the system's or Node's error when no answer begins, with
 * an AbortError when the signal aborts first, and with NeverConnected, which has the same as its cause, when nothing of it was sent.
 */
export type Send = (request: SignedRequest, signal: AbortSignal) => Promise<WireAnswer>

export interface Wire {
  send: Send
  /** Closes idle connections. */
  close(): void
}

/**
 * How long a connection may stay idle and still be used, milliseconds. A write on a connection that the service has just closed fails
 * (ECONNRESET), and nothing may repeat it: it may have been read. So we stop using a connection long before servers usually give one up
 * (5 s is the shortest usual time), and Node stops a second earlier than a `Keep-Alive: timeout` that the service names.
 */
const MAX_IDLE_MS = 4000

/**
 * Connections to the service, kept for the next call. Node's own http and https, because they never send a request twice: `fetch` does
 * when the service answers 421, as its standard demands, also when the request is a write (docs/decisions/0014).
 * `proxyEnv`: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or not; https calls tunnel by CONNECT, so that a proxy sees none.
 * https://nodejs.org/docs/latest-v24.x/api/http.html#built-in-proxy-support
 */
export function createWire(proxyEnv: NodeJS.ProcessEnv, maxIdleMs = MAX_IDLE_MS): Wire {
  const options = { keepAlive: true, timeout: maxIdleMs, proxyEnv }
  const plain = new http.Agent(options)
  const secure = new https.Agent(options)
  return {
    send({ url, method, headers, body }, signal) {
      const begin = url.startsWith('https:') ? https.request : http.request
      const agent = url.startsWith('https:') ? secure : plain
      return new Promise((resolve, reject) => {
        let mayHaveLeft = false
        const fail = (error: Error) =>
          reject(mayHaveLeft ? error : new NeverConnected('never connected', { cause: error }))
        const request = begin(url, { method, headers, agent, signal }, (response) => {
          resolve({
            status: response.statusCode ?? 0,
            header(name) {
              const value = response.headers[name]
              return typeof value === 'string' ? value : null
            },
            body: response,
          })
        })
        // Node asks for a connection, and writes the request to it after this.
        request.once('socket', (socket) => whenOpen(socket, () => (mayHaveLeft = true)))
        request.on('error', fail)
        // While a proxy makes a tunnel, Node ends a request that was given up only once there is one, if ever.
        const giveUp = () => fail(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
        signal.addEventListener('abort', giveUp, { once: true })
        // A switch of protocols (101) is no answer, and Node says nothing else of it.
        request.on('close', () => {
          signal.removeEventListener('abort', giveUp)
          fail(new Error('the connection closed before an answer'))
        })
        request.end(body)
      })
    },
    close() {
      plain.destroy()
      secure.destroy()
    },
  }
}

/** Calls back when bytes that are written reach the other side: at once on a kept connection, and otherwise with its last handshake. */
function whenOpen(socket: Socket, open: () => void): void {
  if ('secureConnecting' in socket && socket.secureConnecting === true) socket.once('secureConnect', open)
  else if (socket.connecting) socket.once('connect', open)
  else open()
}
