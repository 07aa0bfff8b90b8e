import { timingSafeEqual } from 'node:crypto'
import { ServiceError } from '#api/contract/errors.ts'
import { BadRequest } from './console.ts'
import { readAcs3 } from './signature-acs3.ts'
import type { AccessKey, Claim } from './signature-claim.ts'
import { readLegacy } from './signature-legacy.ts'
import type { VendorRequest } from './vendor-request.ts'

/** What remembers the nonces of a key. */
export interface Nonces {
  /** Remembers a nonce until its signature can no longer be valid; returns false when it was used before. */
  use(nonce: string, wallMs: number): boolean
}

/** The longest validity of a signature from when it is first seen: dated ahead by a whole window, and then valid for another. */
export const NONCE_LIFETIME_MS = 2 * 31 * 60_000

const MOST_NONCE_CHARACTERS = 128

/** Who signed a request. Throws ServiceError or BadRequest with the vendor's code. `wallMs`: the wall clock, never the service's. */
export function authenticate<K extends AccessKey & { nonces: Nonces }>(
  request: VendorRequest,
  keys: ReadonlyMap<string, K>,
  wallMs: number,
): { key: K; scheme: Claim['scheme'] } {
  const claim = readClaim(request)
  const key = keys.get(claim.accessKeyId)
  if (key === undefined) {
    throw new ServiceError(
      'InvalidAccessKeyId.NotFound',
      `There is no access key ${claim.accessKeyId}. Check the AccessKey ID.`,
    )
  }
  checkDate(claim, wallMs)
  if (claim.nonce.length > MOST_NONCE_CHARACTERS) {
    throw new ServiceError(
      'IncompleteSignature',
      `The nonce is longer than ${MOST_NONCE_CHARACTERS} characters. Use a UUID.`,
    )
  }
  if (!isSignedWith(key.secret, claim)) {
    const text = 'Specified signature is not matched with our calculation. server string to sign is:'
    throw new ServiceError('SignatureDoesNotMatch', text + claim.stringToSign)
  }
  checkToken(claim, key)
  // Last, so that a forged request uses up nobody's nonce.
  if (!key.nonces.use(claim.nonce, wallMs)) {
    throw new ServiceError(
      'SignatureNonceUsed',
      `The nonce ${claim.nonce} was used before. Make a new one for every request.`,
    )
  }
  return { key, scheme: claim.scheme }
}

function readClaim(request: VendorRequest): Claim {
  const authorization = request.headers.get('authorization')
  if (authorization !== undefined) return readAcs3(request, authorization)
  return readLegacy(request)
}

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

function checkDate({ date, windowMs }: Claim, wallMs: number): void {
  const at = DATE.test(date) ? Date.parse(date) : Number.NaN
  // A 30th of February is moved on instead of refused by some engines, and so is the hour 24.
  if (Number.isNaN(at) || new Date(at).getUTCDate() !== Number(date.slice(8, 10))) {
    throw new ServiceError('InvalidTimeStamp.Format', `The date ${date} is not UTC as in 2026-01-02T03:04:05Z.`)
  }
  if (Math.abs(wallMs - at) <= windowMs) return
  const here = new Date(wallMs).toISOString()
  throw new ServiceError(
    'InvalidTimeStamp.Expired',
    `The date ${date} is more than ${windowMs / 60_000} minutes from the server's ${here}. Set the clocks right and sign again.`,
  )
}

function checkToken({ securityToken }: Claim, key: AccessKey): void {
  if (key.securityToken === undefined) {
    if (securityToken === undefined) return
    const what = `The access key ${key.id} is not temporary. Leave the security token out.`
    throw new BadRequest('InvalidSecurityToken.MismatchWithAccessKey', 400, what)
  }
  if (securityToken === undefined) {
    throw new BadRequest('MissingSecurityToken', 400, `The access key ${key.id} is temporary. Send its security token.`)
  }
  if (!isEqual(securityToken, key.securityToken)) {
    throw new BadRequest(
      'InvalidSecurityToken.MismatchWithAccessKey',
      400,
      'The security token belongs to another access key.',
    )
  }
}

function isSignedWith(secret: string, { signature, signatures }: Claim): boolean {
  for (const expected of signatures(secret)) if (isEqual(signature, expected)) return true
  return false
}

/** Takes the same time wherever two texts of one length differ. */
function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
