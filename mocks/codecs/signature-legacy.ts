import { createHmac } from 'node:crypto'
import { ServiceError } from '#api/contract/errors.ts'
import { canonicalPairs, percentEncode } from './percent.ts'
import type { Claim } from './signature-claim.ts'
import type { VendorRequest } from './vendor-request.ts'

/** The signature's own page says 31 minutes, other tables 15: the longer one, since no client is refused by it wrongly. */
const WINDOW_MS = 31 * 60_000

/** The claim of a request that is signed in its parameters. Throws ServiceError IncompleteSignature. */
export function readLegacy({ method, query, form }: VendorRequest): Claim {
  const params = [...query, ...form]
  const values = new Map(params)
  const required = (name: string): string => {
    const value = values.get(name) ?? ''
    if (value === '') throw incomplete(`${name} is missing, and there is no Authorization header. Sign the request.`)
    return value
  }
  const signature = required('Signature')
  const accessKeyId = required('AccessKeyId')
  if (required('SignatureMethod') !== 'HMAC-SHA1') throw incomplete('SignatureMethod must be HMAC-SHA1.')
  if (required('SignatureVersion') !== '1.0') throw incomplete('SignatureVersion must be 1.0.')
  const canonical = canonicalPairs(params.filter(([name]) => name !== 'Signature'))
  const stringToSign = `${method}&%2F&${percentEncode(canonical)}`
  return {
    scheme: 'HMAC-SHA1',
    accessKeyId,
    date: required('Timestamp'),
    windowMs: WINDOW_MS,
    nonce: required('SignatureNonce'),
    securityToken: values.get('SecurityToken'),
    signature,
    stringToSign,
    sign: (secret) => createHmac('sha1', `${secret}&`).update(stringToSign).digest('base64'),
  }
}

const incomplete = (message: string) => new ServiceError('IncompleteSignature', message)
