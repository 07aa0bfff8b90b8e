import { Agent, createServer, type IncomingHttpHeaders, request as httpRequest, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { ActionName } from '#api/contract/actions.ts'

/** Ways a connection between browser and gateway may end once a request has been passed on, before its answer. */
export const ENDINGS = ['reset', 'FIN', '408', '421', 'proxy reload'] as const
/** Ways an answer may be given all the same. */
export const MANNERS = ['in drips', 'half-closed'] as const
export type Fault = (typeof ENDINGS)[number] | (typeof MANNERS)[number]

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A proxy as stands before a gateway, on loopback. */
export interface FaultyProxy {
  readonly origin: string
  /** Where requests go from now on. */
  leadTo(gateway: string): void
  /** The next request of the action is passed on; its connection then fails so, with the gateway's answer at hand or before it. */
  spoil(action: ActionName, fault: Fault, when: 'answered' | 'under way'): void
  /** Requests of the action that have arrived here. */
  seen(action: ActionName): number
  close(): void
}

const NO_ANSWER: Answer = { status: 502, headers: {}, body: Buffer.of() }

export async function startFaultyProxy(): Promise<FaultyProxy> {
  let target = ''
  const agent = new Agent({ keepAlive: true })
  const arrived: string[] = []
  const spoiled = new Map<string, { fault: Fault; when: 'answered' | 'under way' }>()

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const action = request.url?.split('/').at(-1) ?? ''
    arrived.push(action)
    const spoil = spoiled.get(action)
    spoiled.delete(action)
    const { socket } = request
    const end = (answer: Answer) => {
      if (spoil === undefined) give(answer, response)
      // A proxy that is reloaded ends all its connections.
      else if (spoil.fault === 'proxy reload') server.closeAllConnections()
      else failAs(spoil.fault, socket, response, answer)
    }
    const passed = httpRequest(`${target}${request.url ?? ''}`, {
      method: request.method,
      headers: request.headers,
      agent,
      setHost: false,
    })
    passed.on('error', () => response.destroy())
    passed.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        if (spoil?.when !== 'under way')
          end({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) })
      })
    })
    request.pipe(passed)
    if (spoil?.when === 'under way') request.on('end', () => setImmediate(end, NO_ANSWER))
  })
  server.on('connection', (socket) => socket.on('error', () => undefined))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  return {
    origin: `http://127.0.0.1:${address.port}`,
    leadTo: (gateway) => void (target = gateway),
    spoil: (action, fault, when) => void spoiled.set(action, { fault, when }),
    seen: (action) => arrived.filter((name) => name === action).length,
    close() {
      agent.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}

function give({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, headers).end(body)
}

function failAs(fault: Exclude<Fault, 'proxy reload'>, socket: Socket, response: ServerResponse, answer: Answer): void {
  switch (fault) {
    case 'reset':
      return void socket.resetAndDestroy()
    case 'FIN':
      return void socket.end()
    case '408':
    case '421':
      return void response.writeHead(Number(fault), { connection: 'close' }).end()
    case 'in drips':
      return void drip(answer, response)
    case 'half-closed':
      response.on('finish', () => socket.end())
      return give(answer, response)
  }
}

/** Some bytes at a time, for about a second. */
async function drip({ status, headers, body }: Answer, response: ServerResponse): Promise<void> {
  response.writeHead(status, headers)
  const size = Math.max(1, Math.ceil(body.length / 10))
  for (let start = 0; start < body.length; start += size) {
    response.write(body.subarray(start, start + size))
    await setTimeout(100)
  }
  response.end()
}
