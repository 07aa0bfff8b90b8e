/** `audience-console/client`: the console's typed client and its contract, for browsers and Node. */
import { type Client, createClient as createConsoleClient } from '#api/client.ts'
import { createServiceClock } from '#api/service-clock.ts'

export type { CallOptions, Client } from '#api/client.ts'
export { ACTIONS, type ActionName, type AnswerOf, type RequestOf } from '#api/contract/actions.ts'
export { Failure } from '#api/failure.ts'
export { newSubmitKey } from '#api/submit-key.ts'

export interface ClientOptions {
  /** The address of emulator, gateway or console: calls go to `{url}/api/live/{Action}`. */
  url: string | URL
  /** The caller's own headers, or what tells them before each call: a session's cookie, a trace. */
  headers?: Record<string, string> | (() => Record<string, string>)
  /** Milliseconds until a call without an answer fails; 10 s for reads and 20 s for writes when left out. */
  deadlineMs?: Record<'read' | 'write', number>
}

/** Parameters and answers are checked against the contract. Calls reject with `Failure`. */
export function createClient({ url, ...options }: ClientOptions): Client {
  const baseUrl = `${String(url).replace(/\/$/, '')}/api/live`
  return createConsoleClient({ clock: createServiceClock(), baseUrl, ...options })
}
