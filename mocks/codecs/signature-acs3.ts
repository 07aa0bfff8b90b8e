import { createHmac, hash } from 'node:crypto'
import { ServiceError } from '#api/contract/errors.ts'
import { canonicalPairs } from './percent.ts'
import type { Claim } from './signature-claim.ts'
import type { VendorRequest } from './vendor-request.ts'

const ALGORITHM = 'ACS3-HMAC-SHA256'
const WINDOW_MS = 15 * 60_000
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Headers without which the signature would leave out what it is there for. */
const REQUIRED = ['host', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256']

/** The claim of a request with an `Authorization` header. Throws ServiceError IncompleteSignature. */
export function readAcs3(request: VendorRequest, authorization: string): Claim {
  const { credential, signedHeaders, signature } = readAuthorization(authorization)
  const { headers } = request
  const signed = signedHeaders.split(';').toSorted()
  for (const name of [...REQUIRED, ...headers.keys()]) {
    // A content-type is signed when the client signs it: HTTP libraries add one behind its back.
    if (name !== 'host' && !name.startsWith('x-acs-')) continue
    if (REQUIRED.includes(name) && (headers.get(name) ?? '') === '')
      throw incomplete(`The header ${name} is missing. Send it, and sign it.`)
    if (!signed.includes(name))
      throw incomplete(`The header ${name} is not in SignedHeaders. Sign host and every x-acs- header.`)
  }
  const bodyHash = request.body.length === 0 ? EMPTY_SHA256 : hash('sha256', request.body)
  const query = canonicalPairs(request.query)
  const canonical = canonicalRequest(request, query, signed, bodyHash)
  const stringToSign = stringOf(canonical)
  const hashFits = headers.get('x-acs-content-sha256') === bodyHash
  const hint = hashFits ? '' : `\nx-acs-content-sha256 is not the hash of the body, which is:${bodyHash}`
  return {
    scheme: ALGORITHM,
    accessKeyId: credential,
    date: headers.get('x-acs-date') ?? '',
    windowMs: WINDOW_MS,
    nonce: headers.get('x-acs-signature-nonce') ?? '',
    securityToken: headers.get('x-acs-security-token'),
    signature,
    stringToSign: `${stringToSign}\nserver canonical request is:${canonical}${hint}`,
    *signatures(secret) {
      if (!hashFits) return
      yield createHmac('sha256', secret).update(stringToSign).digest('hex')
      const bare = query.replaceAll(/=(?=&|$)/g, '')
      if (bare === query) return
      const other = stringOf(canonicalRequest(request, bare, signed, bodyHash))
      yield createHmac('sha256', secret).update(other).digest('hex')
    },
  }
}

/** Header values come as one character a byte; everything else in it is ASCII. */
const stringOf = (canonical: string): string => `${ALGORITHM}\n${hash('sha256', Buffer.from(canonical, 'latin1'))}`

function canonicalRequest(
  { method, target, headers }: VendorRequest,
  query: string,
  signed: readonly string[],
  bodyHash: string,
): string {
  const mark = target.indexOf('?')
  const path = mark === -1 ? target : target.slice(0, mark)
  const canonicalHeaders = signed.map((name) => `${name}:${(headers.get(name) ?? '').trim()}\n`).join('')
  return [method, path, query, canonicalHeaders, signed.join(';'), bodyHash].join('\n')
}

function readAuthorization(text: string) {
  const [algorithm, rest] = splitOnce(text, ' ')
  if (algorithm !== ALGORITHM) {
    throw incomplete(`The Authorization header says ${algorithm.slice(0, 40)}; this server verifies ${ALGORITHM}.`)
  }
  const items = new Map(rest.split(',').map((item) => splitOnce(item.trim(), '=')))
  const item = (name: string): string => {
    const value = items.get(name) ?? ''
    if (value === '')
      throw incomplete(`The Authorization header has no ${name}=. Send Credential, SignedHeaders and Signature.`)
    return value
  }
  return { credential: item('Credential'), signedHeaders: item('SignedHeaders'), signature: item('Signature') }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

const incomplete = (message: string) => new ServiceError('IncompleteSignature', message)
