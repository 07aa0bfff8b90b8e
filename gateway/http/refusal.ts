import { randomUUID } from 'node:crypto'
import type { ErrorEnvelope } from '#api/contract/errors.ts'
import { toExactJson } from '#lib/json.ts'

/** What the gateway itself says no with, and the HTTP status of each. The service's own codes pass through. */
export const OWN_CODES = {
  'Gateway.BadRequest': 400,
  'Gateway.WrongCode': 401,
  'Gateway.SignInRequired': 401,
  /** Of a sign-in at the OpenID provider; docs/gateway.md says what each means and asks for. */
  'Gateway.SignInExpired': 400,
  'Gateway.SignInCancelled': 403,
  'Gateway.SignInUnconfirmed': 403,
  'Gateway.SignInRefused': 403,
  'Gateway.SignInRolesUnknown': 403,
  'Gateway.SignInMisconfigured': 500,
  'Gateway.SignInUnavailable': 502,
  'Gateway.SignInUnreadable': 502,
  'Gateway.SignInUntrusted': 502,
  'Gateway.SignInClocksDiffer': 503,
  'Gateway.CrossSite': 403,
  'Gateway.RoleRequired': 403,
  'Gateway.NotFound': 404,
  'Gateway.UnknownAction': 404,
  'Gateway.MethodNotAllowed': 405,
  'Gateway.GroupChanged': 412,
  'Gateway.TooLarge': 413,
  'Gateway.UnsupportedMediaType': 415,
  'Gateway.WrongHost': 421,
  'Gateway.KeyReused': 422,
  'Gateway.TooManyAttempts': 429,
  'Gateway.HeadersTooLarge': 431,
  'Gateway.Failed': 500,
  /** The service answered what the contract does not allow. */
  'Gateway.Unreadable': 502,
  'Gateway.Unreachable': 502,
  'Gateway.NoCredentials': 503,
  'Gateway.NotRecorded': 503,
  /** The call never left: its turn, the look before it, the credentials or a connection did not come. The message says which. */
  'Gateway.NotSent': 503,
  'Gateway.Timeout': 504,
  /** The vendor's own code, for calls that never left: refused before it ran, so it may be repeated. */
  'Throttling.User': 400,
} as const

export type OwnCode = keyof typeof OWN_CODES

interface RefusalFacts {
  /** What the group holds now; only with `Gateway.GroupChanged`. */
  current?: ErrorEnvelope['Current']
  /** Milliseconds to wait. */
  retryAfterMs?: number
  /** For `Gateway.MethodNotAllowed`. */
  allow?: string
  cause?: unknown
}

/** Thrown anywhere in the gateway, answered in the vendor's envelope. The message goes to the operator: it holds no secret. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: OwnCode
  readonly status: (typeof OWN_CODES)[OwnCode]
  readonly facts: RefusalFacts
  /** What the operator is shown and the record says. */
  readonly requestId = randomUUID().toUpperCase()

  constructor(code: OwnCode, message: string, facts: RefusalFacts = {}) {
    super(message, { cause: facts.cause })
    this.code = code
    this.status = OWN_CODES[code]
    this.facts = facts
  }
}

/** Of a call that never left: nothing has changed, and the operator is told so. */
export function notSent(action: string, why: string, cause?: unknown): Refusal {
  return new Refusal('Gateway.NotSent', `${action} was not sent: ${why}. Nothing has changed.`, { cause })
}

/** The vendor's envelope, as JSON. */
export function envelopeOf({ code, message, facts, requestId }: Refusal): string {
  const envelope: ErrorEnvelope = { RequestId: requestId, Code: code, Message: message, Current: facts.current }
  return toExactJson(envelope)
}

export function refusalResponse(refusal: Refusal): Response {
  const { status, facts, requestId } = refusal
  const headers = new Headers({ 'content-type': 'application/json', 'x-acs-request-id': requestId })
  if (facts.allow !== undefined) headers.set('allow', facts.allow)
  if (facts.retryAfterMs !== undefined) {
    headers.set('x-acs-retry-after', `${facts.retryAfterMs}`)
    headers.set('retry-after', `${Math.ceil(facts.retryAfterMs / 1000)}`)
  }
  return new Response(envelopeOf(refusal), { status, headers })
}
