import { parseArgs } from 'node:util'

export interface ServeOptions {
  /** Undefined: the usual one, or the next that is free. */
  port: number | undefined
  /** The gateway's origin; undefined: the in-browser backend. */
  gateway: string | undefined
}

export const FIRST_PORT = 5173
const GATEWAY = 'http://127.0.0.1:8787'
export const USAGE = `Usage: npm start [-- [--port ${FIRST_PORT}] [--real [--gateway ${GATEWAY}]]]`

/** Throws an Error whose message says what is wrong with the arguments. */
export function serveOptions(args: string[]): ServeOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { port: text, gateway: text, real: { type: 'boolean' } } })
  const real = values.real === true
  if (!real && values.gateway !== undefined)
    throw new Error('--gateway is for --real, which runs the console without its own backend')
  return {
    port: values.port === undefined ? undefined : portOf(values.port),
    gateway: real ? originOf(values.gateway ?? GATEWAY) : undefined,
  }
}

function portOf(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number
  throw new Error(`"${text}" is not a port number`)
}

function originOf(text: string): string {
  const url = URL.parse(text)
  if (url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/') return url.origin
  throw new Error(`"${text}" is not a gateway's address such as ${GATEWAY}`)
}

/** What is wrong with the gateway behind the console at `address`, and what to do; undefined when it serves that address. */
export async function gatewayTrouble(gateway: string, address: string): Promise<string | undefined> {
  const start = `    GATEWAY_PUBLIC_ORIGIN=${address} npm run gateway`
  // First whether it is there at all, then whether it takes this address for its own.
  if ((await statusOf(`${gateway}/healthz`)) === undefined) {
    return `There is no gateway at ${gateway} yet. Start one in another terminal:\n\n${start}\n`
  }
  const status = await statusOf(`${address}/auth/session`)
  if (status === 200) return undefined
  if (status === 421)
    return `The gateway at ${gateway} serves another address than this one. Start it anew so:\n\n${start}\n`
  return `What answers at ${gateway} is no gateway of the console (HTTP ${status ?? 'none'}). Start one:\n\n${start}\n`
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).status
  } catch {
    return undefined
  }
}
