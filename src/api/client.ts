import * as v from 'valibot'
import { basePath } from '#lib/base-path.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { ACTIONS, type ActionName, type AnswerOf, type RequestOf } from './contract/actions.ts'
import { errorEnvelope } from './contract/errors.ts'
import { IDEMPOTENCY_HEADER } from './contract/idempotency.ts'
import { type WithoutSecrets, withoutSecrets } from './contract/secrets.ts'
import { waitMs } from './contract/service-headers.ts'
import { Failure } from './failure.ts'
import { newSubmitKey } from './submit-key.ts'
import type { ServiceClock } from './service-clock.ts'
import { send } from './transport.ts'

/** Milliseconds until a call without an answer counts as failed. */
export const DEADLINE_MS = { read: 10_000, write: 20_000 } as const

const SIGN_IN_REQUIRED = 'Gateway.SignInRequired'

export interface CallOptions {
  /** Cancels a read nobody waits for any more. A write is never cancelled: it may have happened already. */
  signal?: AbortSignal
  /** See `groupVersion`; ModifyLiveMessageGroup only. */
  ifMatch?: string
  /** Of the submit this write belongs to (`newSubmitKey`): sent again under it, it is not executed again. Left out, the call has one of its own. */
  submitKey?: string
}

export interface Client {
  /** Rejects with `Failure`, or with the signal's own reason when the caller cancelled. */
  call<A extends ActionName>(
    action: A,
    params: RequestOf<A>,
    options?: CallOptions,
  ): Promise<WithoutSecrets<AnswerOf<A>>>
}

interface ClientConfig {
  clock: ServiceClock
  /** Where the console's wire is served; the default is beside this page. */
  baseUrl?: string
  deadlineMs?: Record<'read' | 'write', number>
  /** Sent with every call, or asked for before each. The client's own headers stand above them. */
  headers?: Record<string, string> | (() => Record<string, string>)
  /** Told when a call was refused because the session is over. */
  onSignInRequired?: () => void
}

/** The console's wire: `POST {baseUrl}/{Action}`, JSON both ways. */
export function createClient(config: ClientConfig): Client {
  const {
    clock,
    baseUrl = `${basePath}api/live`,
    deadlineMs = DEADLINE_MS,
    headers: own = {},
    onSignInRequired,
  } = config
  return {
    async call(action, params, options = {}) {
      const { kind, request, answer } = ACTIONS[action]
      const write = kind === 'write'
      const fail = (facts: Omit<ConstructorParameters<typeof Failure>[0], 'action' | 'write'>, cause?: unknown) =>
        new Failure({ action, write, ...facts }, cause)

      const given = v.safeParse<typeof request>(request, params)
      if (!given.success) {
        throw fail({ kind: 'refused', code: 'InputInvalid', message: issueText(given.issues), sent: false })
      }
      const deadline = AbortSignal.timeout(deadlineMs[kind])
      const cancelled = write ? undefined : options.signal
      let response: Response
      let text: string
      try {
        response = await send(`${baseUrl}/${action}`, {
          body: toExactJson(params),
          headers: {
            ...(typeof own === 'function' ? own() : own),
            ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
            ...(write ? { [IDEMPOTENCY_HEADER]: options.submitKey ?? newSubmitKey() } : {}),
          },
          signal: cancelled === undefined ? deadline : AbortSignal.any([cancelled, deadline]),
        })
        clock.observe(response.headers.get('date'))
        text = await response.text()
      } catch (error) {
        cancelled?.throwIfAborted()
        const reason = deadline.aborted ? 'timeout' : navigator.onLine === false ? 'offline' : 'network'
        throw fail({ kind: 'unreachable', reason, message: reason }, error)
      }

      const { status, headers } = response
      const headerId = headers.get('x-acs-request-id') ?? undefined
      const json = readJson(text)
      if (!response.ok) {
        const envelope = v.safeParse(errorEnvelope, json)
        const retryAfterMs = waitMs(headers.get('x-acs-retry-after'))
        const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
        if (!envelope.success) {
          throw fail({ kind: 'unreadable', status, message: `HTTP ${status}`, ...idOf(headerId), ...wait })
        }
        const { Code: code, Message: message, RequestId: requestId, Current: current } = envelope.output
        if (code === SIGN_IN_REQUIRED) onSignInRequired?.()
        throw fail({ kind: 'refused', status, code, message, requestId, current, ...wait })
      }
      const parsed = v.safeParse<typeof answer>(answer, json)
      if (!parsed.success) {
        throw fail({
          kind: 'unreadable',
          status,
          message: json === undefined ? 'not JSON' : issueText(parsed.issues),
          ...idOf(requestIdOf(json) ?? headerId),
        })
      }
      // The schema belongs to `action`, which the compiler cannot follow through the lookup above.
      return withoutSecrets(parsed.output as AnswerOf<typeof action>)
    },
  }
}

function readJson(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}

const idOf = (requestId: string | undefined) => (requestId === undefined ? {} : { requestId })

function requestIdOf(json: unknown): string | undefined {
  const found = v.safeParse(v.object({ RequestId: v.string() }), json)
  return found.success ? found.output.RequestId : undefined
}

function issueText(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? '$'} ${issue.message}`).join('; ')
}
