import { Agent, createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ActionName } from '#api/contract/actions.ts'

/** What may happen to a connection between browser and gateway once a request has been passed on. */
export const ENDINGS = ['reset', 'FIN', '408', '421', 'proxy reload'] as const
export type EndingName = (typeof ENDINGS)[number]

interface Ending {
  socket: Socket
  response: ServerResponse
  closeAll(): void
}

function endBy(name: EndingName, { socket, response, closeAll }: Ending): void {
  switch (name) {
    case 'reset':
      return void socket.resetAndDestroy()
    case 'FIN':
      return void socket.end()
    case '408':
    case '421':
      return void response.writeHead(Number(name), { connection: 'close' }).end()
    // A proxy that is reloaded ends all its connections.
    case 'proxy reload':
      return closeAll()
  }
}

/** A proxy as stands before a gateway, on loopback. */
export interface FaultyProxy {
  readonly origin: string
  /** Where requests go from now on. */
  leadTo(gateway: string): void
  /** The next request of the action is passed on; its connection then ends so, with the gateway's answer at hand or before it. */
  spoil(action: ActionName, ending: EndingName, when: 'answered' | 'under way'): void
  /** Requests of the action that have arrived here. */
  seen(action: ActionName): number
  close(): void
}

export async function startFaultyProxy(): Promise<FaultyProxy> {
  let target = ''
  const agent = new Agent({ keepAlive: true })
  const arrived: string[] = []
  const spoiled = new Map<string, { ending: EndingName; when: 'answered' | 'under way' }>()

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const action = request.url?.split('/').at(-1) ?? ''
    arrived.push(action)
    const fault = spoiled.get(action)
    spoiled.delete(action)
    const end = () => {
      if (fault !== undefined) endBy(fault.ending, { socket: request.socket, response, closeAll: () => server.closeAllConnections() })
    }
    const passed = httpRequest(`${target}${request.url ?? ''}`, { method: request.method, headers: request.headers, agent, setHost: false })
    passed.on('error', () => response.destroy())
    passed.on('response', (answer) => {
      if (fault === undefined) give(answer, response)
      else {
        answer.resume()
        if (fault.when === 'answered') answer.on('end', end)
      }
    })
    request.pipe(passed)
    if (fault?.when === 'under way') request.on('end', () => setImmediate(end))
  })
  server.on('connection', (socket) => socket.on('error', () => undefined))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  return {
    origin: `http://127.0.0.1:${address.port}`,
    leadTo: (gateway) => void (target = gateway),
    spoil: (action, ending, when) => void spoiled.set(action, { ending, when }),
    seen: (action) => arrived.filter((name) => name === action).length,
    close() {
      agent.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}

function give(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, answer.headers)
  answer.pipe(response)
}
