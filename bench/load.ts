import { connect } from 'node:net'

/**
 * Sends requests over so many connections, each the next one as soon as its last is answered, and answers how many a second were
 * answered. Fails on anything but 200. Plain sockets: Node's own client would cost more than the servers it is to load.
 */
export async function load(url: string, requests: readonly Buffer[], connections: number): Promise<number> {
  const { hostname, port } = new URL(url)
  let next = 0
  const begun = performance.now()
  await Promise.all(Array.from({ length: connections }, () => run(hostname, Number(port), () => requests[next++])))
  return (requests.length * 1000) / (performance.now() - begun)
}

function run(host: string, port: number, take: () => Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host)
    let seen = ''
    const send = () => {
      const request = take()
      if (request !== undefined) socket.write(request)
      else {
        socket.end()
        resolve()
      }
    }
    socket.setNoDelay(true)
    // One character a byte, so that lengths agree with content-length.
    socket.setEncoding('latin1')
    socket.once('connect', send)
    socket.once('error', reject)
    socket.on('data', (chunk: string) => {
      seen += chunk
      const end = seen.indexOf('\r\n\r\n')
      if (end === -1) return
      const length = Number(/^content-length: (\d+)\r$/im.exec(seen)?.[1] ?? Number.NaN)
      if (seen.length < end + 4 + length) return
      if (!seen.startsWith('HTTP/1.1 200 ')) reject(new Error(`Not answered: ${seen.slice(0, 1000)}`))
      seen = ''
      send()
    })
  })
}
