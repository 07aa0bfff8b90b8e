import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Socket } from 'node:net'
import type { Limits } from './limits.ts'

/** A request, and what answers it. */
interface Turn {
  request: IncomingMessage
  response: ServerResponse
  answer(): void
}

interface Connection {
  socket: Socket
  /** Under way, until its answer was taken. */
  turn: Turn | undefined
  /** Sent ahead; each begins when the answer before it was taken. */
  ahead: Turn[]
  served: number
  /** Nothing further is answered here. */
  last: boolean
}

export interface Connections {
  readonly open: number
  /** Answers a request once all before it on its connection were answered and taken. */
  take(turn: Turn): void
  /** Says `text` to a client whose request cannot be read, and closes; never amid another answer. */
  refuse(socket: Duplex, text: string): void
  /** From now on every answer is the last one of its connection. */
  drain(): void
  /** Closes what is idle at once, and the rest as it ends: calls within `graceMs`, what waits for the client alone soon. */
  close(graceMs: number): void
}

/**
 * Every connection of a server, within limits. When there are too many, the one that has waited the longest for its client makes
 * room, never one with a call under way: neither silent clients nor slow ones keep others out, probes included.
 */
export function trackConnections(server: Server, limits: Limits): Connections {
  const all = new Map<Duplex, Connection>()
  /** Those that may wait for their client, the longest first; `waitsForClient` tells whether one still does. */
  const waiting = new Set<Connection>()
  /** With an answer that is not taken yet, the oldest first. */
  const untaken = new Set<Connection>()
  let draining = false
  let closing = false

  const drop = (connection: Connection) => {
    all.delete(connection.socket)
    waiting.delete(connection)
    untaken.delete(connection)
    connection.ahead = []
    connection.socket.destroy()
  }

  server.on('connection', (socket: Socket) => {
    const connection: Connection = { socket, turn: undefined, ahead: [], served: 0, last: false }
    all.set(socket, connection)
    waiting.add(connection)
    socket.once('close', () => drop(connection))
    if (all.size > limits.connections) makeRoom()
  })

  /** At the latest the newest one is found, which has asked for nothing yet. */
  const makeRoom = () => {
    for (const connection of waiting) {
      if (waitsForClient(connection)) return drop(connection)
      waiting.delete(connection)
    }
  }

  const waitsFromNow = (connection: Connection) => {
    waiting.delete(connection)
    waiting.add(connection)
  }

  const begin = (connection: Connection, turn: Turn) => {
    const { socket } = connection
    let late: NodeJS.Timeout | undefined
    socket.setTimeout(0)
    connection.turn = turn
    connection.served += 1
    if (draining || connection.served >= limits.requestsPerConnection) endAfterTurn(connection)
    // The whole answer is written, and what the system did not take at once waits here.
    turn.response.once('prefinish', () => {
      if (!all.has(socket)) return
      waitsFromNow(connection)
      if (socket.writableLength === 0) return
      untaken.add(connection)
      socket.setTimeout(limits.stallMs)
      late = setTimeout(drop, closing ? limits.closingMs : limits.takeMs, connection)
      boundUntaken()
    })
    turn.response.once('close', () => {
      clearTimeout(late)
      untaken.delete(connection)
      connection.turn = undefined
      if (!all.has(socket)) return
      const next = connection.last ? undefined : connection.ahead.shift()
      if (next !== undefined) begin(connection, next)
      else if (connection.last) socket.destroySoon()
      else waitsFromNow(connection)
    })
    turn.answer()
  }

  /** One answer may be larger than the bound; two may not together. */
  const boundUntaken = () => {
    let bytes = 0
    for (const { socket } of untaken) bytes += socket.writableLength
    for (const connection of untaken) {
      if (bytes <= limits.untakenBytes || untaken.size === 1) return
      bytes -= connection.socket.writableLength
      drop(connection)
    }
  }

  const drain = () => {
    draining = true
    for (const connection of all.values()) if (connection.turn?.response.headersSent === false) endAfterTurn(connection)
  }

  return {
    get open() {
      return all.size
    },
    take(turn) {
      const connection = all.get(turn.request.socket)
      if (connection === undefined || connection.last) return
      if (connection.turn === undefined) begin(connection, turn)
      else if (connection.ahead.push(turn) > limits.sentAhead) drop(connection)
    },
    refuse(socket, text) {
      const connection = all.get(socket)
      if (connection === undefined) return
      const { turn, last } = connection
      // What cannot be read came after the request under way, which still gets its answer.
      if (turn?.request.complete === true) endAfterTurn(connection)
      // Every further piece of it is reported, too: once is enough.
      else if (last && (turn === undefined || !socket.writable)) return
      else if (!socket.writable || turn?.response.headersSent === true) drop(connection)
      else {
        connection.last = true
        socket.end(text)
        setTimeout(drop, limits.lingerMs, connection)
      }
    },
    drain,
    close(graceMs) {
      closing = true
      draining = true
      for (const connection of all.values()) {
        if (connection.turn === undefined) drop(connection)
        else endAfterTurn(connection)
      }
      const whose = (which: (connection: Connection) => boolean) => () => {
        for (const connection of all.values()) if (which(connection)) drop(connection)
      }
      const timers = [
        setTimeout(whose(waitsForClient), limits.closingMs),
        setTimeout(
          whose(() => true),
          graceMs,
        ),
      ]
      server.once('close', () => timers.forEach((timer) => clearTimeout(timer)))
    },
  }
}

function endAfterTurn(connection: Connection): void {
  connection.last = true
  connection.ahead = []
  const response = connection.turn?.response
  if (response?.headersSent === false) response.setHeader('connection', 'close')
}

/** Its request has not come yet as a whole, or its answer is written and not taken. */
function waitsForClient({ turn }: Connection): boolean {
  return turn === undefined || !turn.request.complete || turn.response.writableEnded
}
