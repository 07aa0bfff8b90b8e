/** What the tests of the gateway share: one in this process, and a client that can send anything. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect } from 'vitest'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { type GatewayConfig, readConfig } from './config/read-config.ts'
import type { Send } from './live/wire.ts'
import { type Gateway, type GatewayDeps, startGateway } from './start.ts'

/** Nowhere but in a call's signature may these be seen. */
export const KEYS = {
  accessKeyId: 'CanaryKeyId7f3a',
  accessKeySecret: 'CanaryKeySecret91bc',
  securityToken: 'CanaryToken+5e/d2=',
}

export const SCRIPT = 'assets/main-abc123.js'

/** Part of an expectation: text of this form. */
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern)

const cleanups: (() => unknown)[] = []
/** Runs after the test, last one first. */
export function afterTest(cleanup: () => unknown): void {
  cleanups.push(cleanup)
}
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

/** A built console of the least kind. */
export function consoleFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-console-'))
  afterTest(() => rmSync(folder, { recursive: true }))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><div id="root"></div>',
  )
  writeFileSync(path.join(folder, SCRIPT), `console.log(${'1+'.repeat(500)}1)`)
  writeFileSync(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  return folder
}

export function testConfig(changes: Partial<GatewayConfig> = {}): GatewayConfig {
  const config = readConfig({ GATEWAY_PORT: '0', GATEWAY_METRICS_PORT: '0', GATEWAY_CONSOLE_FOLDER: consoleFolder() })
  return { ...config, ...changes }
}

export interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The body as JSON; undefined when it is none. */
  json: unknown
  /** Of an error envelope. */
  code: unknown
}

export interface Sending {
  method?: string
  headers?: Record<string, string | undefined>
  body?: string | object
}

export interface TestGateway {
  gateway: Gateway
  /** Every call that reached the service. */
  upstream: { url: URL; method: string; headers: Headers; body: string }[]
  /** Lines of the record. */
  lines: string[]
  /** Whatever one likes, byte for byte: no header is added but Host, which can be another one. */
  send(path: string, sending?: Sending): Promise<Reply>
  /** A call as our own page makes it. */
  call(action: string, params: unknown, headers?: Record<string, string | undefined>): Promise<Reply>
  /** By the one-time code; later calls carry the cookie. */
  signIn(): Promise<string>
}

interface TestOptions {
  config?: Partial<GatewayConfig>
  deps?: GatewayDeps
  /** What the service answers, `{ RequestId }` when left out; or `network`: it is really asked, where `config.endpoints` says. */
  service?: 'network' | ((request: Request) => Response | Promise<Response>)
}

/** A gateway on a free port whose service is a function. */
export async function openGateway({
  config,
  deps = {},
  service = () => Response.json({ RequestId: 'S-1' }),
}: TestOptions = {}): Promise<TestGateway> {
  const upstream: TestGateway['upstream'] = []
  const lines: string[] = []
  const gateway = await startGateway(testConfig(config), {
    credentials: async () => KEYS,
    ...(service === 'network' ? {} : { send: standIn(service, upstream) }),
    write(line, done) {
      lines.push(line)
      done()
    },
    announceCode: () => undefined,
    ...deps,
  })
  afterTest(() => gateway.close())
  let cookie: string | undefined
  const send: TestGateway['send'] = (path_, sending) => sendTo(gateway.listensAt, path_, sending)
  const ownPage = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: gateway.url }
  return {
    gateway,
    upstream,
    lines,
    send,
    call: (action, params, headers = {}) =>
      send(`/api/live/${action}`, {
        method: 'POST',
        headers: { ...ownPage, cookie, ...headers },
        body: typeof params === 'string' ? params : toExactJson(params),
      }),
    async signIn() {
      const reply = await send('/auth/code', {
        method: 'POST',
        headers: ownPage,
        body: { code: gateway.signInCode ?? '' },
      })
      if (reply.status !== 204) throw new Error(`signing in: ${reply.status} ${reply.text}`)
      cookie = cookieOf(reply)
      return cookie
    },
  }
}

/** A service without a network; what it is asked is kept in `upstream`. */
function standIn(service: (request: Request) => Response | Promise<Response>, upstream: TestGateway['upstream']): Send {
  return async ({ url, body, ...sent }, signal) => {
    const request = new Request(url, { ...sent, signal, ...(body === undefined ? {} : { body }) })
    upstream.push({
      url: new URL(request.url),
      method: request.method,
      headers: request.headers,
      body: await request.clone().text(),
    })
    const response = await service(request)
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: response.body ?? new Blob([]).stream(),
    }
  }
}

/** `name=value` of the first cookie that an answer sets. */
export function cookieOf({ headers }: Reply): string {
  const [first = ''] = headers['set-cookie'] ?? []
  return first.split(';')[0] ?? ''
}

/** One request over a connection of its own. */
export function sendTo(
  origin: string,
  target: string,
  { method = 'GET', headers = {}, body }: Sending = {},
): Promise<Reply> {
  const { hostname, port, host } = new URL(origin)
  const given = Object.entries({ host, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path: target, method, headers: Object.fromEntries(given), setHost: false, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve(replyOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString())),
        )
      },
    )
    request.on('error', reject)
    request.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body))
  })
}

function replyOf(status: number, headers: Reply['headers'], text: string): Reply {
  const json = readJson(text)
  const code = json !== null && typeof json === 'object' && 'Code' in json ? json.Code : undefined
  return { status, headers, text, json, code }
}

function readJson(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}
