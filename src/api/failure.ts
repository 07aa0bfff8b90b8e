import type { ActionName } from './contract/actions.ts'
import { type ErrorEnvelope, isThrottling, neverSent } from './contract/errors.ts'

/**
 * The three ways a call fails.
 * - `unreachable`: no answer (network, offline, deadline).
 * - `refused`: the service, or the contract before it, said no, with a Code.
 * - `unreadable`: an answer came but breaks the contract.
 */
export type FailureKind = 'unreachable' | 'refused' | 'unreadable'

interface FailureFacts {
  kind: FailureKind
  action: ActionName
  /** Whether the call could have changed something. */
  write: boolean
  message: string
  /** Why nothing came back; only when unreachable. */
  reason?: 'network' | 'offline' | 'timeout'
  status?: number
  code?: string
  requestId?: string
  /** Milliseconds the service asks to wait (`x-acs-retry-after`). */
  retryAfterMs?: number
  /** What the group holds now; only with a 412. */
  current?: ErrorEnvelope['Current']
  /** False when the contract refused the parameters here, before anything was sent. */
  sent?: boolean
}

const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504])
/** Refused for its headers, by whatever stands before the service: nobody has read the call. */
const HEADERS_TOO_LARGE = 431

/** What `Client.call` rejects with, cancellation by the caller excepted. */
export class Failure extends Error {
  override name = 'Failure'
  readonly facts: Readonly<FailureFacts>

  constructor(facts: FailureFacts, cause?: unknown) {
    super(facts.message, { cause })
    this.facts = facts
  }

  get kind(): FailureKind {
    return this.facts.kind
  }

  get code(): string | undefined {
    return this.facts.code
  }

  /** Flow control: refused before it ran, so even a write may be repeated. */
  get throttled(): boolean {
    return isThrottling(this.facts.status, this.facts.code)
  }

  /** What the browser sends along with every call, cookies above all, is more than the gateway or a proxy takes. */
  get headersTooLarge(): boolean {
    return this.facts.status === HEADERS_TOO_LARGE
  }

  /** Whether the same call may work a moment later. */
  get transient(): boolean {
    const { kind, status } = this.facts
    return kind === 'unreachable' || this.throttled || (status !== undefined && TRANSIENT_STATUS.has(status))
  }

  /** A write that may have happened all the same: ask the service before repeating it. */
  get outcomeUnknown(): boolean {
    const { write, kind, status, code } = this.facts
    if (!write || this.throttled || this.headersTooLarge || neverSent(code)) return false
    return kind !== 'refused' || (status !== undefined && status >= 500)
  }
}

/** True for a refusal with this Code. */
export function isRefusedWith(error: unknown, code: string): error is Failure {
  return error instanceof Failure && error.kind === 'refused' && error.code === code
}
