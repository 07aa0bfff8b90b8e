import { randomUUID } from 'node:crypto'
import type { ActionName } from '#api/contract/actions.ts'
import { ACTIONS } from '#api/contract/actions.ts'
import { boundedText } from '../http/json-body.ts'
import { notSent, Refusal } from '../http/refusal.ts'
import { type Answer, readAnswer } from './answer.ts'
import type { Credentials } from './credentials.ts'
import { neverConnected } from './never-connected.ts'
import { signedRequest } from './sign.ts'
import type { Send } from './wire.ts'

interface UpstreamOptions {
  credentials(): Promise<Credentials>
  /** Milliseconds since 1970. */
  now(): number
  send: Send
  maxUrlLength: number
  maxAnswerBytes: number
  /** Told once per call that reached the network: how long it took, milliseconds. */
  observe(action: ActionName, durationMs: number): void
}

export interface UpstreamCall {
  action: ActionName
  /** Origin of the service. */
  endpoint: string
  query: Readonly<Record<string, string>>
  /** Ends the call. */
  signal: AbortSignal
}

/** One call to the service, once: it is never repeated here. Rejects with `Refusal` when there is no answer to pass on. */
export type Upstream = (call: UpstreamCall) => Promise<Answer>

export function createUpstream({
  credentials,
  now,
  send,
  maxUrlLength,
  maxAnswerBytes,
  observe,
}: UpstreamOptions): Upstream {
  return async ({ action, endpoint, query, signal }) => {
    const keys = await withinTime(signal, credentials()).catch((error: unknown) => {
      if (signal.aborted) throw notSent(action, 'the credentials took too long', error)
      throw new Refusal(
        'Gateway.NoCredentials',
        `${action} was not sent: the gateway has no valid credentials. Whoever runs it must check them.`,
        {
          cause: error,
        },
      )
    })
    // A write that nobody waits for any more must not start.
    if (signal.aborted) throw notSent(action, 'the credentials took too long', signal.reason)
    const { method, kind } = ACTIONS[action]
    const perhaps = kind === 'write' ? ' It may have taken effect.' : ''
    const stamp = { credentials: keys, now: now(), nonce: randomUUID(), maxUrlLength }
    const request = signedRequest({ action, method, endpoint, query }, stamp)
    const unreadable = (what: string, cause?: unknown) =>
      new Refusal('Gateway.Unreadable', `The service’s answer to ${action} ${what}.${perhaps}`, { cause })
    const started = performance.now()
    try {
      const { status, header, body } = await send(request, signal)
      const text = await boundedText(body, maxAnswerBytes, () => unreadable(`is larger than ${maxAnswerBytes} bytes`))
      return readAnswer({ action, endpoint, status, header, text, now: now(), credentials: keys })
    } catch (error) {
      if (error instanceof Refusal) throw error
      if (kind === 'write' && neverConnected(error))
        throw notSent(action, 'there is no connection to the service', error)
      if (signal.aborted) throw timeout(action, `was sent, but the service did not answer in time.${perhaps}`, error)
      if (error instanceof TypeError) throw unreadable('is not UTF-8 text', error)
      throw new Refusal('Gateway.Unreachable', `The connection to the service failed during ${action}.${perhaps}`, {
        cause: error,
      })
    } finally {
      observe(action, performance.now() - started)
    }
  }
}

function timeout(action: ActionName, what: string, cause: unknown): Refusal {
  return new Refusal('Gateway.Timeout', `${action} ${what}`, { cause })
}

/** The promise, or a rejection with the signal's reason once it aborts. */
function withinTime<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}
