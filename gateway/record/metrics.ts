import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ActionName } from '#api/contract/actions.ts'
import type { Outcome } from './record.ts'

interface Sources {
  waiting(action: ActionName): number
  sessions(): number
  connections(): number
  /** Whether the latest entries of the record are lost. */
  recordFails(): boolean
}

export interface Metrics {
  call(action: ActionName | undefined, outcome: Outcome, code: string | undefined, durationMs: number): void
  upstream(action: ActionName, durationMs: number): void
  /** An entry of the record could not be written. */
  entryLost(): void
  text(): Promise<string>
  readonly contentType: string
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]
/** The service may invent codes; the memory of a counter is not theirs to fill. */
const MAX_CODES = 200

/** No metric names an operator, an application or a group. */
export function createMetrics({ waiting, sessions, connections, recordFails }: Sources): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const calls = new Counter({
    name: 'gateway_calls_total',
    help: 'Calls of the console, by action, outcome and Code.',
    labelNames: ['action', 'outcome', 'code'] as const,
    registers,
  })
  const durations = new Histogram({
    name: 'gateway_call_duration_seconds',
    help: 'From request to answer, waiting included.',
    labelNames: ['action'] as const,
    buckets: SECONDS,
    registers,
  })
  const upstream = new Histogram({
    name: 'gateway_upstream_duration_seconds',
    help: 'Calls to the service, those for comparison included.',
    labelNames: ['action'] as const,
    buckets: SECONDS,
    registers,
  })
  const actions = new Set<ActionName>()
  const queue = new Gauge({
    name: 'gateway_queue_waiting',
    help: 'Calls that wait for their turn.',
    labelNames: ['action'] as const,
    registers,
  })
  const signedIn = new Gauge({ name: 'gateway_sessions', help: 'Operators signed in.', registers })
  const open = new Gauge({ name: 'gateway_connections', help: 'Open connections.', registers })
  const lost = new Counter({
    name: 'gateway_record_lost_total',
    help: 'Entries of the record that could not be written.',
    registers,
  })
  const failing = new Gauge({
    name: 'gateway_record_failing',
    help: '1 while the record cannot be written.',
    registers,
  })
  const codes = new Set<string>()
  const known = (code: string) => {
    if (codes.size < MAX_CODES && /^[\w.]{1,64}$/.test(code)) codes.add(code)
    return codes.has(code) ? code : 'other'
  }

  return {
    call(action, outcome, code, durationMs) {
      if (action !== undefined) actions.add(action)
      calls.inc({ action: action ?? 'unknown', outcome, code: code === undefined ? '' : known(code) })
      durations.observe({ action: action ?? 'unknown' }, durationMs / 1000)
    },
    upstream(action, durationMs) {
      upstream.observe({ action }, durationMs / 1000)
    },
    entryLost: () => lost.inc(),
    text() {
      for (const action of actions) queue.set({ action }, waiting(action))
      signedIn.set(sessions())
      open.set(connections())
      failing.set(recordFails() ? 1 : 0)
      return register.metrics()
    },
    contentType: register.contentType,
  }
}
