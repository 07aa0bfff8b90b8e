import * as v from 'valibot'
import { ROLES } from './contract/roles.ts'
import { DEADLINE_MS } from './client.ts'
import { errorEnvelope } from './contract/errors.ts'
import { IDEMPOTENCY_HEADER } from './contract/idempotency.ts'
import { newSubmitKey } from './submit-key.ts'
import { send } from './transport.ts'

const method = v.picklist(['oidc', 'code'])
/** How one signs in: at the company's provider, or with the code that the gateway printed. */
export type SignInMethod = v.InferOutput<typeof method>

const signedIn = v.object({ signedIn: v.literal(true), name: v.string(), role: v.picklist(ROLES), method })
const signedOut = v.object({ signedIn: v.literal(false), method })
const sessionAnswer = v.variant('signedIn', [signedIn, signedOut])
export type SessionAnswer = v.InferOutput<typeof sessionAnswer>

/** The gateway did not answer (`unreachable`), or not as agreed (`unreadable`). */
export class SessionFailure extends Error {
  override name = 'SessionFailure'
  readonly reason: 'unreachable' | 'unreadable'

  constructor(reason: 'unreachable' | 'unreadable', cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/** Who is signed in. Rejects with `SessionFailure`. */
export async function askSession(): Promise<SessionAnswer> {
  return parsed(sessionAnswer, await answerOf('/auth/session', 'GET'))
}

/** `notKept`: the code was right, and the browser kept no cookie of the session. */
export type CodeOutcome = 'signedIn' | 'wrongCode' | 'tooManyAttempts' | 'notKept'

/** Signs in with the gateway's one-time code. Rejects with `SessionFailure`. */
export async function enterCode(code: string): Promise<CodeOutcome> {
  const response = await answerOf('/auth/code', 'POST', { code }, { [IDEMPOTENCY_HEADER]: newSubmitKey() })
  if (response.ok) return 'signedIn'
  const { Code } = await parsed(errorEnvelope, response, false)
  if (Code === 'Gateway.TooManyAttempts') return 'tooManyAttempts'
  if (Code === 'Gateway.WrongCode') return 'wrongCode'
  throw new SessionFailure('unreadable', Code)
}

const leaving = v.object({ next: v.pipe(v.string(), v.regex(/^(\/|https?:\/\/)/)) })

/** Ends the session and returns where to go then: a path, or the provider's own sign-out. Rejects with `SessionFailure`. */
export async function endSession(): Promise<string> {
  return (await parsed(leaving, await answerOf('/auth/logout', 'POST', {}))).next
}

async function answerOf(
  url: string,
  how: 'GET' | 'POST',
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS.read)
    return await send(url, {
      method: how,
      headers,
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (error) {
    throw new SessionFailure('unreachable', error)
  }
}

async function parsed<S extends v.GenericSchema>(
  schema: S,
  response: Response,
  mustBeOk = true,
): Promise<v.InferOutput<S>> {
  // Whatever stands before a gateway that is down says so with a page of its own.
  if (response.status >= 500) throw new SessionFailure('unreachable', response.status)
  if (mustBeOk && !response.ok) throw new SessionFailure('unreadable', response.status)
  try {
    return v.parse(schema, await response.json())
  } catch (error) {
    throw new SessionFailure('unreadable', error)
  }
}
