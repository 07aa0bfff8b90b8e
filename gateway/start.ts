import { Hono } from 'hono'
import { createApp } from './app.ts'
import type { Method } from './auth/auth-routes.ts'
import { createOidc } from './auth/oidc.ts'
import { createOneTimeCode, type OneTimeCode } from './auth/one-time-code.ts'
import { createSessions, type Sessions } from './auth/sessions.ts'
import { callsPerSecondOf, endpointOf } from './config/account.ts'
import type { GatewayConfig } from './config/read-config.ts'
import { standardHeaders } from './http/headers.ts'
import { loopbackNamesOnly } from './http/own-site.ts'
import { Refusal, refusalResponse } from './http/refusal.ts'
import { createBudget } from './live/budget.ts'
import { type Credentials, defaultCredentials } from './live/credentials.ts'
import { createLiveCalls } from './live/live-calls.ts'
import { createUpstream } from './live/upstream.ts'
import { createMetrics, type Metrics } from './record/metrics.ts'
import { createRecord } from './record/record.ts'
import { type Listening, listen } from './server.ts'

/** The outside world; tests bring their own. */
export interface GatewayDeps {
  /** Default: the vendor's default chain. */
  credentials?: () => Promise<Credentials>
  /** How the service is reached. Default: Node's fetch. */
  fetch?: typeof fetch
  /** Milliseconds since 1970. */
  now?: () => number
  /** Monotonic milliseconds, for the call budget. Default: `performance.now`. */
  clock?: () => number
  /** Who is signed in. Default: nobody yet. */
  sessions?: Sessions
  /** Takes the lines of the record, each with its line end. Default: standard output. */
  write?: (line: string) => void
  /** Told the one-time code for the next sign-in. Default: standard error, so that it is no part of the record. */
  announceCode?: (code: string, publicOrigin: string) => void
}

export interface Gateway {
  /** What people type into the browser. */
  readonly url: string
  /** Where this process listens; the same as `url` unless a proxy stands before it. */
  readonly listensAt: string
  readonly metricsUrl: string | undefined
  /** The code that signs in next; undefined with OpenID Connect. */
  readonly signInCode: string | undefined
  /** Lets what is under way end, then ends. */
  close(): Promise<void>
}

/** A write that began just before the end still gets its answer. */
const GRACE_MS = 2000

/** Starts a gateway in this process. Rejects when an address is taken. */
export async function startGateway(config: GatewayConfig, deps: GatewayDeps = {}): Promise<Gateway> {
  const now = deps.now ?? Date.now
  const record = createRecord(deps.write ?? ((line) => process.stdout.write(line)), now)
  const credentials = deps.credentials ?? defaultCredentials()
  const sessions = deps.sessions ?? createSessions({ idleMs: config.sessionIdleMs, absoluteMs: config.sessionMs, now })
  const budget = createBudget({
    callsPerSecond: (action) => callsPerSecondOf(config.callsPerSecond, action),
    queueMs: config.queueMs,
    ...(deps.clock === undefined ? {} : { clock: deps.clock }),
  })
  const metrics = createMetrics({ waiting: (action) => budget.waiting(action), sessions: () => sessions.size })
  const upstream = createUpstream({
    credentials,
    now,
    fetch: deps.fetch ?? fetch,
    maxUrlLength: config.maxUrlLength,
    maxAnswerBytes: config.maxAnswerBytes,
    observe: (action, durationMs) => metrics.upstream(action, durationMs),
  })
  const calls = createLiveCalls({
    upstream,
    budget,
    endpointOf: (center) => endpointOf(config.endpoints, center),
    changeWaitMs: config.changeWaitMs,
  })

  let closing = false
  const isReady = async () => {
    if (closing) return false
    try {
      await credentials()
      return true
    } catch {
      return false
    }
  }

  let publicOrigin = ''
  let code: OneTimeCode | undefined
  const methodAt = (): Method => {
    if (config.oidc !== undefined) return { kind: 'oidc', oidc: createOidc(config.oidc, publicOrigin) }
    const announce = deps.announceCode ?? announceOnTerminal
    code = createOneTimeCode({ announce: (text) => announce(text, publicOrigin), now })
    return { kind: 'code', code, role: config.codeRole }
  }
  const metricsListener = await openMetrics(config.metrics, metrics)
  const main = await listen(config.host, config.port, (port) => {
    publicOrigin = config.publicOrigin ?? addressOf(config.host, port)
    const app = createApp({ ...config, publicOrigin, method: methodAt(), sessions, calls, record, metrics, now, isReady })
    return { app, headers: standardHeaders(publicOrigin) }
  }).catch(async (error: unknown) => {
    await metricsListener?.close(0)
    throw error
  })
  record({ event: 'started', detail: publicOrigin })

  return {
    url: publicOrigin,
    listensAt: addressOf(config.host, main.port),
    metricsUrl:
      metricsListener === undefined || config.metrics === undefined
        ? undefined
        : `${addressOf(config.metrics.host, metricsListener.port)}/metrics`,
    get signInCode() {
      return code?.current
    },
    async close() {
      closing = true
      record({ event: 'stopping' })
      const grace = config.timeoutMs.write + GRACE_MS
      await Promise.all([main.close(grace), metricsListener?.close(grace)])
      record({ event: 'stopped' })
    },
  }
}

function openMetrics(address: GatewayConfig['metrics'], metrics: Metrics): Promise<Listening> | undefined {
  if (address === undefined) return undefined
  return listen(address.host, address.port, (port) => {
    const app = new Hono()
    const origin = addressOf(address.host, port)
    app.onError((error) => refusalResponse(error instanceof Refusal ? error : new Refusal('Gateway.Failed', 'The metrics failed.')))
    app.use(loopbackNamesOnly(origin))
    app.get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }))
    return { app, headers: standardHeaders(origin) }
  })
}

function announceOnTerminal(code: string, publicOrigin: string): void {
  process.stderr.write(`\nOpen ${publicOrigin} and sign in with this code (it works once): ${code}\n`)
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
