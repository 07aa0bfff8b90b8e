/** What the tests of connections share: a client that can be silent, rude or slow. */
import { connect, type Socket } from 'node:net'
import { afterTest } from './test-gateway.ts'

export interface RawClient {
  socket: Socket
  /** What came so far, unless it was opened not to read. */
  received(): string
  /** Resolves with all that came once the connection is gone, however. */
  gone: Promise<string>
}

/** A connection that sends `text`. It never closes by itself, also when the other side has. Unread, it takes nothing either. */
export async function rawClient(port: number, text = '', { reads = true } = {}): Promise<RawClient> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  afterTest(() => void socket.destroy())
  const chunks: Buffer[] = []
  if (reads) socket.on('data', (chunk) => chunks.push(chunk))
  else socket.pause()
  socket.on('error', () => undefined)
  const received = () => Buffer.concat(chunks).toString('latin1')
  const gone = new Promise<string>((resolve) => {
    socket.once('end', () => resolve(received()))
    socket.once('close', () => resolve(received()))
  })
  await new Promise((resolve) => {
    socket.once('connect', resolve)
    socket.once('close', resolve)
  })
  if (text !== '') socket.write(text)
  return { socket, received, gone }
}

/** However slow the machine. */
export const SOON = { timeout: 20_000 }

export const GET = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: x\r\n${more}\r\n`

/** The statuses of the answers in a text, in their order. */
export const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
