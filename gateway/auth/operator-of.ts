import * as client from 'openid-client'
import { Refusal } from '../http/refusal.ts'
import { accessTokenClaims } from './access-token.ts'
import { type Claims, nameOf, namesRoles, type RoleRules, type RoleSource, roleOf, subjectOf } from './claims.ts'
import type { Operator } from './sessions.ts'
import { NoRole, untrusted, userInfoFailure } from './sign-in-failure.ts'

interface OperatorRules extends RoleRules {
  clientId: string
  roleSource: RoleSource
  clockToleranceSeconds: number
}

type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers

/** Claims that were verified, and what to call them in the record. */
interface Told {
  where: string
  claims: Claims
}

/** A longer ID token is not kept: it would not fit the address of the provider's sign-out (8 KiB is a server's usual limit). */
const MAX_ID_TOKEN = 6000

/**
 * Who signed in, as the provider's verified tokens have it. Rejects with `NoRole`, or with what failed where roles had to be
 * looked for elsewhere than in the ID token.
 */
export async function operatorOf(
  configuration: client.Configuration,
  tokens: Tokens,
  rules: OperatorRules,
): Promise<Operator> {
  const identity: Claims = tokens.claims() ?? {}
  // OpenID Connect Core 3.1.3.7: the library compares it only where there are several audiences.
  if (identity['azp'] !== undefined && identity['azp'] !== rules.clientId)
    throw untrusted('The ID token was given to another client.')
  const id = subjectOf(identity)
  if (id === undefined) {
    throw new Refusal(
      'Gateway.SignInUnreadable',
      'The ID token’s subject is empty, or longer than the 255 characters the standard allows.',
    )
  }
  const told = await roleClaims(configuration, tokens, identity, id, rules)
  const role = told.map(({ claims }) => roleOf(claims, rules)).find((found) => found !== undefined)
  if (role === undefined) {
    const named = told.some(({ claims }) => namesRoles(claims, rules))
    throw new NoRole(id, named, rules.roleClaim, told.map(({ where }) => where).join(' and '))
  }
  // What the ID token says goes before what others say.
  const name = nameOf(told.reduceRight<Claims>((merged, { claims }) => ({ ...merged, ...claims, ...identity }), {}))
  const idToken = (tokens.id_token?.length ?? 0) > MAX_ID_TOKEN ? undefined : tokens.id_token
  return { id, name, role, idToken }
}

/** Where the roles are looked for: in what the settings name, and beside the ID token in UserInfo, where the token gives no role. */
async function roleClaims(
  configuration: client.Configuration,
  tokens: Tokens,
  identity: Claims,
  subject: string,
  rules: OperatorRules,
): Promise<Told[]> {
  const server = configuration.serverMetadata()
  if (rules.roleSource === 'access-token') {
    const claims = await accessTokenClaims(tokens.access_token, {
      issuer: server.issuer,
      clientId: rules.clientId,
      subject,
      // Those the ID token was verified with a moment ago.
      keys: client.getJwksCache(configuration)?.jwks.keys ?? [],
      toleranceSeconds: rules.clockToleranceSeconds,
    })
    return [{ where: 'the access token', claims }]
  }
  const own = { where: 'the ID token', claims: identity }
  if (roleOf(identity, rules) !== undefined || server.userinfo_endpoint === undefined) return [own]
  const claims: Claims = await client
    .fetchUserInfo(configuration, tokens.access_token, subject)
    .catch((error: unknown) => {
      throw userInfoFailure(error)
    })
  return [own, { where: 'UserInfo', claims }]
}
