import { createLocalJWKSet, errors, type JWK, jwtVerify } from 'jose'
import type { Claims } from './claims.ts'
import { misconfigured, notNow, untrusted } from './sign-in-failure.ts'

interface Expected {
  issuer: string
  clientId: string
  /** Whose sign-in it is: the subject of the ID token. */
  subject: string
  /** The provider's keys. */
  keys: JWK[]
  toleranceSeconds: number
}

/** Signatures with a public key alone: never `none`, and never HMAC, whose key would be the client's own secret. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/**
 * The claims of an access token, once it is known to be the issuer's, for this client and this person: RFC 9068 section 4, but for the
 * audience, which many providers fill with other services; the client it was given to is named by `azp` (Keycloak), `client_id` (RFC
 * 9068), or else the audience. Rejects with `Gateway.SignInMisconfigured` where it is no signed JWT, `Gateway.SignInClocksDiffer` or
 * `Gateway.SignInUntrusted`.
 */
export async function accessTokenClaims(
  token: string,
  { issuer, clientId, subject, keys, toleranceSeconds }: Expected,
): Promise<Claims> {
  if (token.split('.').length !== 3) {
    throw misconfigured(
      'GATEWAY_OIDC_ROLE_SOURCE is access-token, but this provider’s access tokens are no signed JWTs. Have it issue some, or choose id-token.',
    )
  }
  const currentDate = new Date()
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys }), {
      issuer,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp'],
      clockTolerance: toleranceSeconds,
      currentDate,
    })
    if (!isFor(clientId, payload) || (payload.sub !== undefined && payload.sub !== subject)) {
      throw untrusted('The access token is for another client, or another person.')
    }
    return payload
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    if (isUntimely(error)) throw notNow(error.payload, currentDate.getTime() / 1000, error)
    throw untrusted('The access token’s signature, issuer or form does not hold.', error)
  }
}

function isFor(clientId: string, claims: Claims): boolean {
  const clients = [claims['azp'], claims['client_id']].filter((client) => client !== undefined)
  return clients.length > 0 ? clients.every((client) => client === clientId) : [claims['aud']].flat().includes(clientId)
}

function isUntimely(error: errors.JOSEError): error is errors.JWTExpired | errors.JWTClaimValidationFailed {
  if (error instanceof errors.JWTExpired) return true
  return error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf' && error.reason === 'check_failed'
}
