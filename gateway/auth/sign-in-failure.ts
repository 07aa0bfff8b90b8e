import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import * as v from 'valibot'
import { Refusal } from '../http/refusal.ts'

/**
 * Why a sign-in at the OpenID provider failed. The message goes into the record and tells whoever runs the gateway what to do; the
 * person at the browser reads pages.ts. Neither repeats what the provider wrote in free text.
 */

/** Signed in at the provider, but without a role here. */
export class NoRole extends Refusal {
  readonly operator: string

  /** `named`: whether the provider said anything about roles. */
  constructor(operator: string, named: boolean, claim: string, where: string) {
    if (named)
      super('Gateway.SignInRefused', `The claim ${claim} of ${where} holds none of the values of GATEWAY_OIDC_ROLES.`)
    else
      super(
        'Gateway.SignInRolesUnknown',
        `There is no claim ${claim} in ${where}. Check GATEWAY_OIDC_ROLE_CLAIM, _ROLE_SOURCE and _SCOPE; or give a role.`,
      )
    this.operator = operator
  }
}

/** The provider's tokens are not valid now, by this machine's clock. */
export class ClocksDiffer extends Refusal {
  readonly seconds: number

  constructor(seconds: number, cause: unknown) {
    const advice = 'Set them right, or raise GATEWAY_OIDC_CLOCK_TOLERANCE_SECONDS.'
    super(
      'Gateway.SignInClocksDiffer',
      `The clocks of this machine and of the OpenID provider differ by ${seconds} seconds. ${advice}`,
      { cause },
    )
    this.seconds = seconds
  }
}

export const untrusted = (what: string, cause?: unknown) => new Refusal('Gateway.SignInUntrusted', what, { cause })
export const misconfigured = (what: string, cause?: unknown) =>
  new Refusal('Gateway.SignInMisconfigured', what, { cause })
const unreadable = (what: string, cause?: unknown) => new Refusal('Gateway.SignInUnreadable', what, { cause })
const unavailable = (what: string, cause?: unknown) => new Refusal('Gateway.SignInUnavailable', what, { cause })
export const unconfirmed = (what: string, cause?: unknown) => new Refusal('Gateway.SignInUnconfirmed', what, { cause })

/** RFC 6749 section 4.1.2.1 and OpenID Connect Core 3.1.2.6: what depends on the person, and what passes. */
const BY_THE_PERSON = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
])
const PASSING = new Set(['server_error', 'temporarily_unavailable'])

/** Turns what openid-client throws into the refusal it means. */
export function signInFailure(error: unknown): Refusal {
  const own = refusalIn(error)
  if (own !== undefined) return own
  if (error instanceof AuthorizationResponseError) return ofAuthorization(error)
  if (error instanceof ResponseBodyError) return ofGrant(error)
  if (error instanceof WWWAuthenticateChallengeError) return wrongSecret(error)
  if (error instanceof ClientError) return ofToken(error)
  return unreadable('The OpenID provider’s answer is not as the standard has it.', error)
}

/** While asking for UserInfo, with an access token the provider has just issued. */
export function userInfoFailure(error: unknown): Refusal {
  const refused = error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError
  return refused
    ? misconfigured(
        'The OpenID provider’s UserInfo does not accept its own access token. Check GATEWAY_OIDC_SCOPE.',
        error,
      )
    : signInFailure(error)
}

/** While asking for the provider's configuration: it answers, but not as the provider that was configured. */
export function discoveryFailure(error: unknown): Refusal {
  const advice = 'Compare it with “issuer” in its /.well-known/openid-configuration.'
  return (
    refusalIn(error) ??
    misconfigured(`GATEWAY_OIDC_ISSUER leads to no OpenID provider of exactly that name. ${advice}`, error)
  )
}

/** Of ours, thrown while the library was asking. */
function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : undefined
}

function ofAuthorization(cause: AuthorizationResponseError): Refusal {
  if (BY_THE_PERSON.has(cause.error))
    return new Refusal('Gateway.SignInCancelled', 'The sign-in was cancelled or refused at the OpenID provider.', {
      cause,
    })
  if (PASSING.has(cause.error))
    return unavailable('The OpenID provider says that it cannot sign anybody in now.', cause)
  return misconfigured(
    'The OpenID provider refuses the gateway’s question. Check the client’s redirect address there, and GATEWAY_OIDC_SCOPE.',
    cause,
  )
}

function ofGrant(cause: ResponseBodyError): Refusal {
  if (cause.error === 'invalid_grant')
    return unconfirmed(
      'The OpenID provider does not accept its code (again): it was used before, or is too old.',
      cause,
    )
  if (PASSING.has(cause.error)) return unavailable('The OpenID provider says that it cannot give tokens now.', cause)
  return wrongSecret(cause)
}

const wrongSecret = (cause: Error) =>
  misconfigured(
    'The OpenID provider does not accept this client. Check GATEWAY_OIDC_CLIENT_ID, _CLIENT_SECRET, and that it may use the code flow.',
    cause,
  )

const facts = v.object({ cause: v.object({ cause: v.object({ claim: v.string() }) }) })

function ofToken(error: ClientError): Refusal {
  switch (error.code) {
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return clocksDiffer(error)
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED': {
      const found = v.safeParse(facts, error)
      if (found.success && found.output.cause.cause.claim === 'nonce')
        return unconfirmed('The ID token belongs to another sign-in.', error)
      return untrusted('The ID token is of another issuer, or for another client.', error)
    }
    case 'OAUTH_KEY_SELECTION_FAILED':
      return untrusted(
        'The provider’s keys hold none that signed the ID token. They were fetched after it was issued: look at the provider’s jwks_uri.',
        error,
      )
    case 'OAUTH_INVALID_RESPONSE':
    case 'OAUTH_UNSUPPORTED_OPERATION':
      return untrusted('The ID token’s signature, or another part of the provider’s answer, does not hold.', error)
    case 'OAUTH_MISSING_SERVER_METADATA':
    case 'OAUTH_INVALID_SERVER_METADATA':
    case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
    case 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN':
      return misconfigured(
        'The OpenID provider’s configuration lacks an address the code flow needs, or has one without TLS.',
        error,
      )
    case undefined:
    default:
      return unreadable('The OpenID provider’s answer is not as the standard has it.', error)
  }
}

const timed = v.object({
  cause: v.object({ cause: v.object({ claims: v.record(v.string(), v.unknown()), now: v.number() }) }),
})

function clocksDiffer(error: Error): Refusal {
  const found = v.safeParse(timed, error)
  if (!found.success) return untrusted('The ID token is not valid now.', error)
  const { claims, now } = found.output.cause.cause
  return notNow(claims, now, error)
}

/**
 * A token that is not valid at `now` (seconds since 1970). It was issued a moment ago, so `iat` tells by how much the clocks
 * differ; without it, the time by which validity was missed does.
 */
export function notNow(claims: Readonly<Record<string, unknown>>, now: number, cause: unknown): Refusal {
  const sinceOf = (claim: string) => {
    const time = claims[claim]
    return typeof time === 'number' ? Math.round(now - time) : 0
  }
  return new ClocksDiffer(Math.max(Math.abs(sinceOf('iat')), sinceOf('exp'), -sinceOf('nbf')), cause)
}
