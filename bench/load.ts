import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** Time to accept everybody, before the clock runs. */
const ACCEPT_MS = 500

/**
 * Sends requests over so many connections, each the next one as soon as its last is answered, and returns how many a second were
 * answered; `onAnswer` is told how many milliseconds each took. Fails on anything but 200. Plain sockets: Node's own client would
 * cost more than the servers it is to load.
 */
export async function load(
  url: string,
  requests: readonly Buffer[],
  connections: number,
  onAnswer: (ms: number) => void = () => undefined,
): Promise<number> {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  while (sockets.length < connections) sockets.push(await open(hostname, Number(port)))
  // A busy server accepts one connection at a time, between requests: the last ones would wait for all others' requests.
  await setTimeout(ACCEPT_MS)
  let next = 0
  const begun = performance.now()
  await Promise.all(sockets.map((socket) => run(socket, () => requests[next++], onAnswer)))
  return (requests.length * 1000) / (performance.now() - begun)
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket))
    socket.once('error', reject)
  })
}

function run(socket: Socket, take: () => Buffer | undefined, onAnswer: (ms: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = ''
    let sentAt = 0
    const send = () => {
      const request = take()
      sentAt = performance.now()
      if (request !== undefined) socket.write(request)
      else {
        socket.end()
        resolve()
      }
    }
    socket.setNoDelay(true)
    // One character a byte, so that lengths agree with content-length.
    socket.setEncoding('latin1')
    socket.once('error', reject)
    socket.on('data', (chunk: string) => {
      seen += chunk
      const end = seen.indexOf('\r\n\r\n')
      if (end === -1) return
      const length = Number(/^content-length: (\d+)\r$/im.exec(seen)?.[1] ?? Number.NaN)
      if (seen.length < end + 4 + length) return
      if (!seen.startsWith('HTTP/1.1 200 ')) reject(new Error(`Not answered: ${seen.slice(0, 1000)}`))
      onAnswer(performance.now() - sentAt)
      seen = ''
      send()
    })
    send()
  })
}
