import * as client from 'openid-client'
import type { OidcConfig } from '../config/read-config.ts'
import { OIDC_DEFAULTS } from '../config/settings.ts'
import { operatorOf } from './operator-of.ts'
import { providerFetch } from './provider-fetch.ts'
import type { Operator } from './sessions.ts'
import { discoveryFailure, misconfigured, signInFailure, unconfirmed } from './sign-in-failure.ts'

/** What must come back unchanged for a sign-in to count. */
export interface Transaction {
  state: string
  nonce: string
  verifier: string
}

export interface Oidc {
  /** Where to send the browser. Rejects with `Gateway.SignInUnavailable` or `Gateway.SignInMisconfigured`. */
  begin(): Promise<{ url: string; transaction: Transaction }>
  /** The operator behind the provider's answer. Rejects with one of the refusals of sign-in-failure.ts. */
  finish(answer: URL, transaction: Transaction): Promise<Operator>
  /** Where the provider ends its own session, or undefined where it cannot. Asks nobody. */
  endSession(operator: Operator): string | undefined
}

const CALLBACK = '/auth/callback'
/** How long the provider's addresses are believed before a sign-in begins; when it ends, they are asked for in any case. */
const KNOWN_MS = 3_600_000

/**
 * OpenID Connect, authorization code with PKCE. openid-client because it is certified for exactly this and by the author of
 * the standards' reference code. Tokens are read once and dropped; only the ID token stays, on the server, for the end. Each
 * sign-in ends with the provider's current configuration and keys, so that no key it has just begun to use is unknown here.
 * `now`: milliseconds of a clock that is never set back.
 */
export function createOidc(config: OidcConfig, publicOrigin: string, now: () => number): Oidc {
  const rules = { ...OIDC_DEFAULTS, ...config }
  let known: { configuration: client.Configuration; at: number } | undefined
  let asking: Promise<client.Configuration> | undefined

  const discover = async () => {
    const insecure = rules.issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
    const metadata = { [client.clockTolerance]: rules.clockToleranceSeconds }
    try {
      const configuration = await client.discovery(
        new URL(rules.issuer),
        rules.clientId,
        metadata,
        authentication(rules.clientSecret),
        {
          [client.customFetch]: providerFetch(AbortSignal.timeout(rules.timeoutMs)),
          // The ID token's signature is checked too, although it comes from the provider by TLS.
          execute: [client.enableNonRepudiationChecks, ...insecure],
        },
      )
      known = { configuration, at: now() }
      return configuration
    } catch (error) {
      throw discoveryFailure(error)
    }
  }

  /** Whoever comes along begins a sign-in: the provider is asked once for all of them, and not while its addresses are known. */
  const providerToBegin = async () => {
    if (known !== undefined && now() - known.at < KNOWN_MS) return known.configuration
    asking ??= discover().finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    async begin() {
      const configuration = await providerToBegin()
      const transaction = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const question = {
        redirect_uri: `${publicOrigin}${CALLBACK}`,
        scope: rules.scope,
        state: transaction.state,
        nonce: transaction.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
      }
      try {
        return { url: client.buildAuthorizationUrl(configuration, question).href, transaction }
      } catch (error) {
        throw misconfigured('The OpenID provider’s authorization_endpoint is missing, or no address by TLS.', error)
      }
    },
    async finish(answer, { state, nonce, verifier }) {
      if (!answer.searchParams.has('code') && !answer.searchParams.has('error'))
        throw unconfirmed('The answer has neither a code nor an error.')
      const configuration = await discover()
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const tokens = await client.authorizationCodeGrant(configuration, answer, checks).catch((error: unknown) => {
        throw signInFailure(error)
      })
      return operatorOf(configuration, tokens, rules)
    },
    endSession({ idToken }) {
      if (known?.configuration.serverMetadata().end_session_endpoint === undefined) return undefined
      const hint = idToken === undefined ? {} : { id_token_hint: idToken }
      try {
        return client.buildEndSessionUrl(known.configuration, { ...hint, post_logout_redirect_uri: `${publicOrigin}/` })
          .href
      } catch {
        // An address without TLS. The session is over here in any case.
        return undefined
      }
    },
  }
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
