import * as client from 'openid-client'
import type { OidcConfig } from '../config/read-config.ts'
import { Refusal } from '../http/refusal.ts'
import { nameOf, roleOf } from './claims.ts'
import type { Operator } from './sessions.ts'

/** What must come back unchanged for a sign-in to count. */
export interface Transaction {
  state: string
  nonce: string
  verifier: string
}

export interface Oidc {
  begin(): Promise<{ url: string; transaction: Transaction }>
  /** The operator behind the provider's answer. Throws `Gateway.SignInRefused` or `Gateway.SignInUnavailable`. */
  finish(answer: URL, transaction: Transaction): Promise<Operator>
  /** Where the provider ends its own session, or undefined where it cannot. */
  endSession(operator: Operator): Promise<string | undefined>
}

const CALLBACK = '/auth/callback'
const TIMEOUT_SECONDS = 10

/**
 * OpenID Connect, authorization code with PKCE. openid-client because it is certified for exactly this and by the author of
 * the standards' reference code. Tokens are read once and dropped; only the ID token stays, on the server, for the end.
 */
export function createOidc(config: OidcConfig, publicOrigin: string): Oidc {
  let discovered: Promise<client.Configuration> | undefined

  /** Asked for at the first sign-in, and again after a failure, so that the gateway starts while the provider is down. */
  const provider = async () => {
    discovered ??= discover(config)
    try {
      return await discovered
    } catch (error) {
      discovered = undefined
      throw new Refusal('Gateway.SignInUnavailable', 'The OpenID provider does not answer. Try again in a moment.', { cause: error })
    }
  }

  return {
    async begin() {
      const configuration = await provider()
      const transaction = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: `${publicOrigin}${CALLBACK}`,
        scope: config.scope,
        state: transaction.state,
        nonce: transaction.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, transaction }
    },
    async finish(answer, { state, nonce, verifier }) {
      const configuration = await provider()
      let claims: Record<string, unknown> & { sub: string }
      let idToken: string | undefined
      try {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await client.authorizationCodeGrant(configuration, answer, checks)
        idToken = tokens.id_token
        claims = await claimsOf(configuration, tokens, config)
      } catch (error) {
        throw new Refusal('Gateway.SignInRefused', 'The OpenID provider did not confirm the sign-in. Try again.', { cause: error })
      }
      const role = roleOf(claims, config.roleClaim, config.roles)
      const operator = { id: claims.sub, name: nameOf(claims) }
      if (role === undefined) throw new NoRole(operator.id)
      return { ...operator, role, idToken }
    },
    async endSession({ idToken }) {
      const configuration = await provider()
      if (configuration.serverMetadata().end_session_endpoint === undefined || idToken === undefined) return undefined
      const parameters = { id_token_hint: idToken, post_logout_redirect_uri: `${publicOrigin}/` }
      return client.buildEndSessionUrl(configuration, parameters).href
    },
  }
}

/** Signed in at the provider, but without a role here. */
export class NoRole extends Refusal {
  readonly operator: string

  constructor(operator: string) {
    super('Gateway.SignInRefused', 'You have no role in this console. Ask whoever runs it to give you one.')
    this.operator = operator
  }
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
  return client.discovery(new URL(issuer), clientId, {}, authentication(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // The ID token's signature is checked too, although it comes from the provider by TLS.
    execute: [client.enableNonRepudiationChecks, ...insecure],
  })
}

/** In whichever way the provider takes the secret; `client_secret_basic` is every provider's default. */
function authentication(secret: string): client.ClientAuth {
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const inHeader = methods.includes('client_secret_basic') || !methods.includes('client_secret_post')
    const authenticate = inHeader ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
    authenticate(server, ...rest)
  }
}

/** Providers put roles into the ID token, or only into UserInfo: the second is asked only where the first names no role. */
async function claimsOf(
  configuration: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  { roleClaim, roles }: OidcConfig,
): Promise<Record<string, unknown> & { sub: string }> {
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('no ID token')
  const isEnough = roleOf(claims, roleClaim, roles) !== undefined
  if (isEnough || configuration.serverMetadata().userinfo_endpoint === undefined) return claims
  const info = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return { ...info, ...claims }
}
