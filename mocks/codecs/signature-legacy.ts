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
  const signed = params.filter(([name]) => name !== 'Signature')
  const stringOf = (pairs: typeof signed) => `${method}&%2F&${percentEncode(canonicalPairs(pairs))}`
  const stringToSign = stringOf(signed)
  return {
    scheme: 'HMAC-SHA1',
    accessKeyId,
    date: required('Timestamp'),
    windowMs: WINDOW_MS,
    nonce: required('SignatureNonce'),
    securityToken: values.get('SecurityToken'),
    signature,
    stringToSign,
    *signatures(secret) {
      const sign = (text: string) => createHmac('sha1', `${secret}&`).update(text).digest('base64')
      yield sign(stringToSign)
      if (signed.some(([, value]) => value === '')) yield sign(stringOf(signed.filter(([, value]) => value !== '')))
      // To PHP a zero is empty, too.
      if (signed.some(([, value]) => value === '0'))
        yield sign(stringOf(signed.filter(([, value]) => value !== '' && value !== '0')))
    },
  }
}

const incomplete = (message: string) => new ServiceError('IncompleteSignature', message)
