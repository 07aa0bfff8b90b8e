import * as v from 'valibot'

/** HTTP status of every code the contract names. Branch on these codes, never on a message. */
export const CODE_STATUS = {
  InputInvalid: 400,
  NoAuth: 403,
  ResourceNotExist: 404,
  ServerError: 500,
  ErrorTooManyGroups: 400,
  'Throttling.User': 400,
  'InvalidAction.NotFound': 404,
  /** Refusals of the vendor's API gateway, before the service sees a call. */
  InvalidVersion: 400,
  InvalidParameter: 400,
  UnsupportedHTTPMethod: 405,
  'InvalidAccessKeyId.NotFound': 404,
  IncompleteSignature: 400,
  SignatureDoesNotMatch: 400,
  SignatureNonceUsed: 400,
  'InvalidTimeStamp.Format': 400,
  'InvalidTimeStamp.Expired': 400,
  /** Ours, not the vendor's: the group differs from what `If-Match` was made of. */
  'Gateway.GroupChanged': 412,
  /** Ours: an idempotency key was used before, for another write. */
  'Gateway.KeyReused': 422,
} as const

export type KnownCode = keyof typeof CODE_STATUS
/** Codes documented for every action. */
export const BASE_CODES = ['InputInvalid', 'NoAuth', 'ResourceNotExist', 'ServerError'] as const

/** Flow control, the service's or the gateway's: it refuses calls before they run. */
export function isThrottling(status: number | undefined, code: string | undefined): boolean {
  return status === 429 || (code?.startsWith('Throttling') ?? false)
}

/** A required parameter left out is refused before the service sees it, with a code of its own: `MissingGroupId`. */
export type MissingCode = `Missing${string}`

/**
 * The gateway's refusals that come before a call leaves it. Unlike its other codes (`Gateway.Timeout`, `.Unreachable`, `.Unreadable`,
 * `.Failed`) they leave no doubt: nothing has changed.
 */
const REFUSED_BEFORE_SENDING: ReadonlySet<string> = new Set([
  'Gateway.BadRequest',
  'Gateway.CrossSite',
  'Gateway.GroupChanged',
  'Gateway.HeadersTooLarge',
  'Gateway.KeyReused',
  'Gateway.MethodNotAllowed',
  'Gateway.NoCredentials',
  'Gateway.NotFound',
  'Gateway.NotRecorded',
  'Gateway.NotSent',
  'Gateway.RoleRequired',
  'Gateway.SignInRequired',
  'Gateway.TooLarge',
  'Gateway.UnknownAction',
  'Gateway.UnsupportedMediaType',
  'Gateway.WrongHost',
])

/** Whether a refusal with this Code came before the call could run, so that even a write may be made again. */
export function neverSent(code: string | undefined): boolean {
  return isThrottling(undefined, code) || (code !== undefined && REFUSED_BEFORE_SENDING.has(code))
}

/** The vendor's error envelope, and the current values that a 412 adds. */
export const errorEnvelope = v.object({
  Code: v.string(),
  Message: v.string(),
  RequestId: v.string(),
  HostId: v.optional(v.string()),
  Recommend: v.optional(v.string()),
  Current: v.optional(v.object({ GroupInfo: v.string(), AdminList: v.array(v.string()) })),
})
export type ErrorEnvelope = v.InferOutput<typeof errorEnvelope>

interface RefusalFacts {
  /** What the group holds now; only with `Gateway.GroupChanged`. */
  current?: ErrorEnvelope['Current']
  /** Milliseconds to wait (`x-acs-retry-after`); only with throttling. */
  retryAfterMs?: number
}

/** How an implementation of `Call` refuses; a codec turns it into a status and an envelope. */
export class ServiceError extends Error {
  override name = 'ServiceError'
  readonly code: KnownCode | MissingCode
  readonly status: number
  readonly current: ErrorEnvelope['Current']
  readonly retryAfterMs: number | undefined

  constructor(code: KnownCode | MissingCode, message: string, { current, retryAfterMs }: RefusalFacts = {}) {
    super(message)
    this.code = code
    this.status = isKnown(code) ? CODE_STATUS[code] : 400
    this.current = current
    this.retryAfterMs = retryAfterMs
  }
}

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(CODE_STATUS, code)
}
