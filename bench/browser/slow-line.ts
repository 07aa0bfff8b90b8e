import { connect, createServer, type Socket } from 'node:net'

/** A line as slow as that of the operator who is thought of. */
export interface LineProfile {
  /** Milliseconds from a request until the first byte of an answer that takes no time. */
  roundTripMs: number
  /** Towards the browser, over all connections together. */
  bitsPerSecond: number
}

export interface SlowLine {
  origin: string
  /** Where connections lead to, as `http://127.0.0.1:1234`; may be set once the line exists. */
  leadTo(origin: string): void
  /** A line without delay and bound, for what is not measured in time. */
  unbound(): void
  close(): void
}

/** Bytes sent at once: small enough that connections share the line evenly. */
const PIECE = 4096

/**
 * A stretch of the way between browser and server that is as slow as the profile says. Chromium's own (`Network.emulateNetworkConditions`)
 * holds for a page only: what its service worker passes on, as all of a console with MSW, arrives unslowed.
 */
export async function startSlowLine(profile: LineProfile): Promise<SlowLine> {
  let target = new URL('http://127.0.0.1')
  let bound = true
  const sockets = new Set<Socket>()
  const downlink = shareOf(profile.bitsPerSecond / 8000)
  const later = (work: () => void) => void setTimeout(work, profile.roundTripMs / 2)

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: Number(target.port), host: target.hostname, allowHalfOpen: true, noDelay: true })
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => other.destroy())
    }
    const slow = bound
    const up = slow ? later : (work: () => void) => work()
    near.on('data', (chunk) => up(() => far.write(chunk)))
    near.on('end', () => up(() => far.end()))
    const lane = slow ? downlink.lane((piece) => later(() => near.write(piece))) : undefined
    far.on('data', (chunk) => (lane === undefined ? near.write(chunk) : lane.push(chunk)))
    far.on('end', () => (lane === undefined ? near.end() : lane.end(() => later(() => near.end()))))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the line has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    leadTo: (origin) => void (target = new URL(origin)),
    unbound: () => void (bound = false),
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

interface Lane {
  push(chunk: Buffer): void
  /** Runs once everything pushed has been sent. */
  end(done: () => void): void
}

/** Bandwidth (bytes a millisecond) that connections take turns in. */
function shareOf(bytesPerMs: number) {
  const waiting: { pieces: Buffer[]; send: (piece: Buffer) => void; done?: () => void }[] = []
  let turn = 0
  /** When everything sent so far will have passed. */
  let freeAt = 0
  let timer: NodeJS.Timeout | undefined

  const pump = () => {
    timer = undefined
    const now = performance.now()
    while (waiting.length > 0) {
      if (freeAt > now) {
        timer = setTimeout(pump, freeAt - now)
        return
      }
      turn %= waiting.length
      const lane = waiting[turn]
      const piece = lane?.pieces.shift()
      if (lane === undefined || piece === undefined) {
        waiting.splice(turn, 1)
        lane?.done?.()
        continue
      }
      freeAt += piece.length / bytesPerMs
      lane.send(piece)
      turn += 1
    }
  }
  return {
    lane(send: (piece: Buffer) => void): Lane {
      const lane: (typeof waiting)[number] = { pieces: [], send }
      const wait = () => {
        if (!waiting.includes(lane)) waiting.push(lane)
        if (timer !== undefined) return
        freeAt = Math.max(freeAt, performance.now())
        pump()
      }
      return {
        push(chunk) {
          for (let start = 0; start < chunk.length; start += PIECE)
            lane.pieces.push(chunk.subarray(start, start + PIECE))
          wait()
        },
        end(done) {
          lane.done = done
          wait()
        },
      }
    },
  }
}
