import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import { createApp } from './app.ts'
import type { Method } from './auth/auth-routes.ts'
import { createOidc } from './auth/oidc.ts'
import { createOneTimeCode, type OneTimeCode } from './auth/one-time-code.ts'
import { createSessions, type Sessions } from './auth/sessions.ts'
import { originAt } from '#lib/listening.ts'
import { createSteadyClock } from '#lib/steady-clock.ts'
import { callsPerSecondOf, endpointOf } from './config/account.ts'
import type { GatewayConfig } from './config/read-config.ts'
import { standardHeaders } from './http/headers.ts'
import { LIMITS, type Limits } from './http/limits.ts'
import { loopbackNamesOnly } from './http/own-site.ts'
import { Refusal, refusalResponse } from './http/refusal.ts'
import { createBudget } from './live/budget.ts'
import { type Credentials, defaultCredentials } from './live/credentials.ts'
import { createLiveCalls } from './live/live-calls.ts'
import { createUpstream } from './live/upstream.ts'
import { createWire, type Send } from './live/wire.ts'
import { createMetrics, type Metrics } from './record/metrics.ts'
import { createLineWriter, type Output } from './record/line-writer.ts'
import { createRecord } from './record/record.ts'
import { standardOutput } from './record/standard-output.ts'
import { type Listening, listen } from './server.ts'

/** The outside world; tests bring their own. */
export interface GatewayDeps {
  /** Default: the vendor's default chain. */
  credentials?: () => Promise<Credentials>
  /** How the service is reached. Default: the network. */
  send?: Send
  /** Milliseconds since 1970. */
  now?: () => number
  /** Monotonic milliseconds, for the call budget. Default: `performance.now`. */
  clock?: () => number
  /** Who is signed in. Default: nobody yet. */
  sessions?: Sessions
  /** Takes the lines of the record, each with its line end. Default: standard output. */
  write?: Output
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
  /** Says at /readyz that it ends, and still answers for so many milliseconds; lets what is under way end; then ends. */
  close(drainMs?: number): Promise<void>
}

/** A write that began just before the end still gets its answer. */
const GRACE_MS = 2000
/** For the last lines of the record, where its reader is slow. */
const FLUSH_MS = 1000

/** Starts a gateway in this process. Rejects when an address is taken. */
export async function startGateway(config: GatewayConfig, deps: GatewayDeps = {}): Promise<Gateway> {
  const now = deps.now ?? Date.now
  const lines = createLineWriter(deps.write ?? standardOutput(), {
    lost: () => metrics.entryLost(),
    failing: (reason) =>
      say(
        `The record cannot be written (${reason}). ${config.recordRequired ? 'Changes are refused' : 'Calls go on unrecorded'} until it can.`,
      ),
    recovered(count) {
      say(`The record is written again; ${count} entries were lost.`)
      record({ event: 'entries-lost', count })
    },
  })
  const record = createRecord(lines.write, now)
  const credentials = deps.credentials ?? defaultCredentials()
  const elapsed = createSteadyClock(now)
  const sessions =
    deps.sessions ?? createSessions({ idleMs: config.sessionIdleMs, absoluteMs: config.sessionMs, now: elapsed })
  const budget = createBudget({
    callsPerSecond: (action) => callsPerSecondOf(config.callsPerSecond, action),
    queueMs: config.queueMs,
    ...(deps.clock === undefined ? {} : { clock: deps.clock }),
  })
  const wire = createWire(config.proxy)
  let main: Listening | undefined
  const metrics = createMetrics({
    waiting: (action) => budget.waiting(action),
    sessions: () => sessions.size,
    connections: () => main?.connections ?? 0,
    recordFails: () => lines.failing,
  })
  const upstream = createUpstream({
    credentials,
    now,
    send: deps.send ?? wire.send,
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
    if (config.oidc !== undefined) return { kind: 'oidc', oidc: createOidc(config.oidc, publicOrigin, elapsed) }
    const announce = deps.announceCode ?? announceOnTerminal
    code = createOneTimeCode({ announce: (text) => announce(text, publicOrigin), now: elapsed })
    return { kind: 'code', code, role: config.codeRole }
  }
  const limits = { ...LIMITS, connections: config.maxConnections, keepAliveMs: config.keepAliveMs }
  const metricsListener = await openMetrics(config.metrics, limits, metrics)
  const listening = await listen(config.host, config.port, limits, (port) => {
    publicOrigin = config.publicOrigin ?? originAt(config.host, port)
    const app = createApp({
      ...config,
      publicOrigin,
      method: methodAt(),
      sessions,
      calls,
      record,
      metrics,
      elapsed,
      isReady,
    })
    return { app, headers: standardHeaders(publicOrigin) }
  }).catch(async (error: unknown) => {
    await metricsListener?.close(0)
    throw error
  })
  main = listening
  record({ event: 'started', detail: publicOrigin })

  return {
    url: publicOrigin,
    listensAt: originAt(config.host, listening.port),
    metricsUrl:
      metricsListener === undefined || config.metrics === undefined
        ? undefined
        : `${originAt(config.metrics.host, metricsListener.port)}/metrics`,
    get signInCode() {
      return code?.current
    },
    async close(drainMs = 0) {
      closing = true
      record({ event: 'stopping' })
      listening.drain()
      if (drainMs > 0) await setTimeout(drainMs)
      const grace = config.timeoutMs.write + GRACE_MS
      await Promise.all([listening.close(grace), metricsListener?.close(grace)])
      wire.close()
      record({ event: 'stopped' })
      await lines.flush(FLUSH_MS)
    },
  }
}

function openMetrics(
  address: GatewayConfig['metrics'],
  limits: Limits,
  metrics: Metrics,
): Promise<Listening> | undefined {
  if (address === undefined) return undefined
  return listen(address.host, address.port, limits, (port) => {
    const app = new Hono()
    const origin = originAt(address.host, port)
    app.onError((error) =>
      refusalResponse(error instanceof Refusal ? error : new Refusal('Gateway.Failed', 'The metrics failed.')),
    )
    app.use(loopbackNamesOnly(origin))
    app.get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }))
    return { app, headers: standardHeaders(origin) }
  })
}

function announceOnTerminal(code: string, publicOrigin: string): void {
  say(`\nOpen ${publicOrigin} and sign in with this code (it works once): ${code}`)
}

/** For the people at the terminal, if there are any: a standard error that nobody reads is no trouble to `console`. */
const say = (text: string) => console.error(text)
