import * as v from 'valibot'
import { isActionName } from '#api/contract/actions.ts'
import { ROLES } from '#api/contract/roles.ts'
import { ROLE_SEPARATORS, ROLE_SOURCES } from '../auth/claims.ts'
import { LIMITS } from '../http/limits.ts'
import { origin, serviceAddress, url } from './addresses.ts'

const text = v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'))

const integer = (min: number, max: number) => {
  const wanted = `must be a whole number from ${min} to ${max}`
  return v.pipe(v.number(wanted), v.safeInteger(wanted), v.minValue(min, wanted), v.maxValue(max, wanted))
}

const endpoints = v.strictObject({
  'cn-shanghai': v.optional(serviceAddress),
  'ap-southeast-1': v.optional(serviceAddress),
})
const claimValues = v.optional(v.array(text, 'must be a list of texts such as ["admins"]'))
const budgets = v.pipe(
  v.record(v.string(), integer(1, 100_000)),
  v.check(
    (map) => Object.keys(map).every(isActionName),
    'must name actions of the service, as in {"DescribeLiveMessageGroup": 100}',
  ),
)
const oneOf = <const T extends readonly string[]>(words: T) => v.picklist(words, `must be one of ${words.join(', ')}`)
const about = v.description

/** What holds where the settings for OpenID Connect say nothing. */
export const OIDC_DEFAULTS = { roleSource: 'id-token', clockToleranceSeconds: 60, timeoutMs: 10_000 } as const

/**
 * Every setting: what it must be, what it means, and what it is when left out. docs/gateway.md repeats them; a test compares.
 * Defaults of the last group are what NIST SP 800-63B asks for at its second level, or less.
 */
export const settings = v.strictObject({
  host: v.optional(
    v.pipe(text, about('Address to listen on. Without OpenID Connect only `127.0.0.1` or `::1`.')),
    '127.0.0.1',
  ),
  port: v.optional(v.pipe(integer(0, 65_535), about('Port to listen on; `0` takes a free one.')), 8787),
  publicOrigin: v.optional(
    v.pipe(
      origin,
      about(
        'What people type into the browser, without a path. Required when `host` is not loopback; left out, `http://` with `host` and `port`.',
      ),
    ),
  ),
  metricsHost: v.optional(
    v.pipe(
      text,
      about(
        'Address of the separate listener for `/metrics`. Whoever reaches it may read them. Without OpenID Connect only `127.0.0.1` or `::1`.',
      ),
    ),
    '127.0.0.1',
  ),
  metricsPort: v.optional(v.pipe(integer(0, 65_535), about('Port of `/metrics`; `0` switches them off.')), 9464),
  maxConnections: v.optional(
    v.pipe(
      integer(10, 100_000),
      about(
        'Connections at once. Beyond that the one that has waited the longest for its client is closed; when all are busy, the new one. The metrics have as many of their own.',
      ),
    ),
    LIMITS.connections,
  ),
  keepAliveMs: v.optional(
    v.pipe(
      integer(1000, 3_600_000),
      about('Milliseconds a connection may be idle. Must be longer than the proxy keeps its own: 60 seconds is usual.'),
    ),
    LIMITS.keepAliveMs,
  ),
  drainMs: v.optional(
    v.pipe(
      integer(0, 60_000),
      about(
        'Milliseconds after SIGTERM in which `/readyz` says no and everything is still answered, so that a balancer sees it. Ctrl+C does not wait.',
      ),
    ),
    5000,
  ),
  recordRequired: v.optional(
    v.pipe(
      v.boolean('must be true or false'),
      about(
        '`true`: what changes anything is sent only after an entry of the record that says so was written, and refused where it cannot be.',
      ),
    ),
    false,
  ),
  consoleFolder: v.optional(
    v.pipe(text, about('The built console; a relative path starts at the repository.')),
    'dist',
  ),

  endpoints: v.optional(
    v.pipe(endpoints, about('Where each Live Center is answered. One that is left out goes to `live.aliyuncs.com`.')),
    { 'cn-shanghai': 'live.aliyuncs.com', 'ap-southeast-1': 'live.ap-southeast-1.aliyuncs.com' },
  ),
  maxUrlLength: v.optional(
    v.pipe(
      integer(0, 1_000_000),
      about(
        'A call whose address would be longer sends its parameters as a form body. The vendor does not document that it takes them so; a large number keeps all in the address.',
      ),
    ),
    8000,
  ),
  readTimeoutMs: v.optional(
    v.pipe(integer(100, 9500), about('Milliseconds for a read, waiting included. The browser gives up after 10,000.')),
    9000,
  ),
  writeTimeoutMs: v.optional(
    v.pipe(
      integer(100, 19_500),
      about('Milliseconds for a write, waiting included. The browser gives up after 20,000.'),
    ),
    18_000,
  ),
  maxAnswerBytes: v.optional(
    v.pipe(
      integer(1024, 1_000_000_000),
      about(
        'Larger answers of the vendor are refused. The largest that the contract needs is a page of 50 groups with 32 KB of additional information each, every byte escaped as `\\u00XX`: 9.9 MB.',
      ),
    ),
    10_485_760,
  ),
  queueMs: v.optional(
    v.pipe(integer(0, 5000), about('Milliseconds a call may wait for its turn before it is told to come back.')),
    1500,
  ),
  callsPerSecond: v.optional(
    v.pipe(
      budgets,
      about(
        'Calls a second for single actions, where your account has another quota than the documented 50 (mutes 10) or shares it with other programs.',
      ),
    ),
    {},
  ),

  oidcIssuer: v.optional(
    v.pipe(url, about('The OpenID provider. Left out, a one-time code printed at start lets one in.')),
  ),
  oidcClientId: v.optional(v.pipe(text, about('The client the provider knows the gateway as.'))),
  oidcClientSecret: v.optional(v.pipe(text, about('The secret of that client.'))),
  oidcScope: v.optional(v.pipe(text, about('Scopes to ask for.')), 'openid profile'),
  oidcRoleClaim: v.optional(
    v.pipe(
      text,
      about('The claim that holds an operator’s roles, a text or a list. Dots descend, as in `realm_access.roles`.'),
    ),
    'roles',
  ),
  oidcRoleSource: v.optional(
    v.pipe(
      oneOf(ROLE_SOURCES),
      about(
        'Where the claim is read: `id-token` (and UserInfo, where the ID token gives no role) or `access-token`, which must then be a signed JWT, as Keycloak’s is.',
      ),
    ),
    OIDC_DEFAULTS.roleSource,
  ),
  oidcRoleSeparator: v.optional(
    v.pipe(
      oneOf(ROLE_SEPARATORS),
      about(
        'What stands between several values of a claim that is a text: `space`, `comma` or `semicolon`. Left out, a text is one value.',
      ),
    ),
  ),
  oidcRoles: v.optional(
    v.pipe(
      v.strictObject({ viewer: claimValues, moderator: claimValues, operator: claimValues, manager: claimValues }),
      about(
        'Which values of the claim make a viewer, a moderator, an operator, a manager. A role left out is given to nobody; the highest one wins.',
      ),
    ),
    // No moderator: what a provider's claim of that name was for is not known, and nobody may do more than before.
    { viewer: ['viewer'], operator: ['operator'], manager: ['manager'] },
  ),
  oidcClockToleranceSeconds: v.optional(
    v.pipe(integer(0, 600), about('Seconds by which this machine’s clock and the provider’s may differ.')),
    OIDC_DEFAULTS.clockToleranceSeconds,
  ),
  oidcTimeoutMs: v.optional(
    v.pipe(integer(100, 60_000), about('Milliseconds for all that is asked of the provider at one step of a sign-in.')),
    OIDC_DEFAULTS.timeoutMs,
  ),
  codeRole: v.optional(v.pipe(oneOf(ROLES), about('The role of whoever signs in with the one-time code.')), 'manager'),

  sessionIdleMinutes: v.optional(v.pipe(integer(1, 1440), about('A session ends after this long without a call.')), 30),
  sessionHours: v.optional(v.pipe(integer(1, 24), about('A session ends after this long in any case.')), 8),
})

export type SettingName = keyof typeof settings.entries
export type Settings = v.InferOutput<typeof settings>

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settings.entries, name)
}

export const SETTING_NAMES = Object.keys(settings.entries).filter(isSettingName)

/** `maxUrlLength` is GATEWAY_MAX_URL_LENGTH in the environment. */
export function variableOf(name: SettingName): string {
  return `GATEWAY_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
}

/** Texts stand in the environment as they are; everything else as JSON. */
export function isText(name: SettingName): boolean {
  return ['string', 'picklist'].includes(settings.entries[name].wrapped.type)
}
