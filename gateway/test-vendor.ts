/** A service on a bare socket, with TLS or without: it counts every request that arrives, and does to the connection what a test says. */
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createWire, type Send } from './live/wire.ts'
import { afterTest } from './test-gateway.ts'

export interface Vendor {
  /** Origin. */
  url: string
  port: number
  /** Heads of all requests that arrived. */
  requests: string[]
  /** All that were ever opened. */
  connections: Socket[]
}

/** What is done to a connection when the nth request (from 1) has arrived whole. */
export type OnRequest = (socket: Socket, nth: number) => void

export async function openVendor(onRequest: OnRequest, { secure = false } = {}): Promise<Vendor> {
  const requests: string[] = []
  const connections: Socket[] = []
  const serve = (socket: Socket) => {
    connections.push(socket)
    socket.on('error', () => undefined)
    afterTest(() => void socket.destroy())
    let unread = ''
    socket.on('data', (chunk: Buffer) => {
      unread += chunk.toString('latin1')
      for (;;) {
        const end = unread.indexOf('\r\n\r\n')
        if (end === -1) return
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(unread.slice(0, end))?.[1] ?? 0)
        if (unread.length < end + 4 + length) return
        requests.push(unread.slice(0, end))
        unread = unread.slice(end + 4 + length)
        onRequest(socket, requests.length)
      }
    })
  }
  const port = await portOf(
    secure ? createTlsServer({ key: STUB_KEY, cert: STUB_CERTIFICATE }, serve) : createServer(serve),
  )
  if (secure) trustStub()
  return { url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`, port, requests, connections }
}

/** The network as the gateway uses it, but that kept connections stay until the test ends, however slow the machine. */
export function patientSend(proxy: NodeJS.ProcessEnv = {}): Send {
  const wire = createWire(proxy, 3_600_000)
  afterTest(() => wire.close())
  return wire.send
}

/** Starts a server on a free port of the loopback interface, until the test ends. */
export async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function trustStub(): void {
  const usual = getCACertificates('default')
  setDefaultCACertificates([...usual, STUB_CERTIFICATE])
  afterTest(() => setDefaultCACertificates(usual))
}

/** An answer in HTTP's own words, which leaves the connection open. */
export function answer(status: string, body: string | object = '', ...headers: string[]): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    ...headers,
    '',
    text,
  ].join('\r\n')
}

// For 127.0.0.1 and live.example.com, until 2120. The key guards nothing.
const STUB_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCaA/a7CFviyncc+f
T+51XHdJfjIa0aSbChuG7kZ8oMChRANCAATGl8ssp1eia1gqmiFsknMAmzbMVPFW
kgEK9FsAFuH7CQ4zKRVKFAa8w6prK2bc90gZDJxmvW9FX2OgFXK0uTPZ
-----END PRIVATE KEY-----`
const STUB_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBcjCCARigAwIBAgIBATAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAt2ZW5kb3Ig
c3R1YjAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFjEUMBIGA1UE
AwwLdmVuZG9yIHN0dWIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGl8ssp1ei
a1gqmiFsknMAmzbMVPFWkgEK9FsAFuH7CQ4zKRVKFAa8w6prK2bc90gZDJxmvW9F
X2OgFXK0uTPZo1UwUzAhBgNVHREEGjAYhwR/AAABghBsaXZlLmV4YW1wbGUuY29t
MA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFH2jLwBfsoerZbWXjFp9PSjaOjqI
MAoGCCqGSM49BAMCA0gAMEUCIATCdHyPry5P60w8GwmMRDHioZl5f0odk5W1cl2a
MAhZAiEA8U6wrCozVsjztiPH8f5jF1dMqlg0z1ZWGC5EtK5Jy/Y=
-----END CERTIFICATE-----`
