import * as vendor from '@alicloud/openapi-util'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import * as v from 'valibot'
import type { ActionName } from '#api/contract/actions.ts'
import type { Credentials } from './credentials.ts'

const VERSION = '2016-11-01'
const ALGORITHM = 'ACS3-HMAC-SHA256'

type Signer = typeof vendor.default
const isSigner = v.custom<Signer>((value) => typeof value === 'function' && 'getAuthorization' in value)

/** A CommonJS package: Node gives its exports whole, where a bundler or test runner gives the class itself. */
const signer = v.parse(
  v.union([
    isSigner,
    v.pipe(
      v.object({ default: isSigner }),
      v.transform((whole) => whole.default),
    ),
  ]),
  vendor.default,
)

/** Demanded by the vendor's type; no part of the signature. */
const UNSIGNED = { protocol: 'https', port: 443, body: Readable.from([]) }

interface Call {
  action: ActionName
  method: 'GET' | 'POST'
  /** Origin. */
  endpoint: string
  query: Readonly<Record<string, string>>
}

interface Stamp {
  credentials: Credentials
  /** Milliseconds. */
  now: number
  /** Never used before. */
  nonce: string
  /** A call whose address would be longer sends its parameters as a form. */
  maxUrlLength: number
}

export interface SignedRequest {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string | undefined
}

/**
 * A call as the vendor's own libraries send it: parameters in the query, no body, signed ACS3-HMAC-SHA256 by the vendor's
 * code. https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
export function signedRequest({ action, method, endpoint, query }: Call, stamp: Stamp): SignedRequest {
  const { credentials, now, nonce, maxUrlLength } = stamp
  const encoded = Object.keys(query)
    .map((name) => `${signer.getEncodeParam(name)}=${signer.getEncodeParam(query[name] ?? '')}`)
    .join('&')
  const asForm = method === 'POST' && endpoint.length + encoded.length > maxUrlLength
  const body = asForm ? encoded : undefined
  const payloadHash = createHash('sha256')
    .update(body ?? '')
    .digest('hex')
  const headers: Record<string, string> = {
    host: new URL(endpoint).host,
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'audience-console-gateway',
    'x-acs-action': action,
    'x-acs-version': VERSION,
    'x-acs-date': new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-content-sha256': payloadHash,
    ...(asForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  }
  const { accessKeyId, accessKeySecret, securityToken } = credentials
  if (securityToken !== undefined && securityToken !== '') {
    headers['x-acs-accesskey-id'] = accessKeyId
    headers['x-acs-security-token'] = securityToken
  }
  const toSign = { ...UNSIGNED, method, pathname: '/', query: asForm ? {} : query, headers }
  headers['authorization'] = signer.getAuthorization(toSign, ALGORITHM, payloadHash, accessKeyId, accessKeySecret)
  return { url: asForm || encoded === '' ? `${endpoint}/` : `${endpoint}/?${encoded}`, method, headers, body }
}
