/** A small client of the vendor's wire for tests, written after the vendor's description and sharing no code with the verifier. */
import { createHash, createHmac, randomUUID } from 'node:crypto'

export interface TestKey {
  id: string
  secret: string
  securityToken?: string
}

/** What a test may want otherwise; everything else is as a correct client does it. */
export interface Acs3Wishes {
  method?: string
  host?: string
  version?: string
  date?: string
  nonce?: string
  headers?: Record<string, string>
  /** Parameters in a form body instead of the query. */
  form?: boolean
  /** Signs parameters without a value as older clients of Python, .NET and PHP do: without the equals sign. */
  bare?: boolean
}

/** Parameters that a client of the legacy scheme sends but does not sign. */
export type Unsigned = 'none' | 'empty' | 'emptyOrZero'

const encode = (text: string): string =>
  Array.from(Buffer.from(text, 'utf8'), (byte) => {
    const char = String.fromCharCode(byte)
    return /[A-Za-z0-9\-_.~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')

export const queryOf = (params: Readonly<Record<string, string>>): string =>
  Object.keys(params)
    .toSorted()
    .map((name) => `${encode(name)}=${encode(params[name] ?? '')}`)
    .join('&')

/** UTC as the signatures write it. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A request signed with ACS3-HMAC-SHA256. */
export function signAcs3(
  key: TestKey,
  action: string,
  params: Readonly<Record<string, string>>,
  wishes: Acs3Wishes = {},
) {
  const { method = 'POST', host = 'live.aliyuncs.com', version = '2016-11-01', form = false, bare = false } = wishes
  const query = form ? '' : queryOf(params)
  const body = form ? queryOf(params) : ''
  const headers: Record<string, string> = {
    accept: 'application/json',
    host,
    'x-acs-action': action,
    'x-acs-version': version,
    'x-acs-date': wishes.date ?? dateOf(Date.now()),
    'x-acs-signature-nonce': wishes.nonce ?? randomUUID(),
    'x-acs-content-sha256': sha256(body),
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...(key.securityToken === undefined
      ? {}
      : { 'x-acs-accesskey-id': key.id, 'x-acs-security-token': key.securityToken }),
    ...wishes.headers,
  }
  const names = Object.keys(headers)
    .filter((name) => /^(host|content-type|x-acs-.*)$/.test(name))
    .toSorted()
  const block = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('')
  const canonicalQuery = bare ? query.replaceAll(/=(?=&|$)/g, '') : query
  const canonicalRequest = `${method}\n/\n${canonicalQuery}\n${block}\n${names.join(';')}\n${sha256(body)}`
  const signature = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonicalRequest)}`)
    .digest('hex')
  headers['authorization'] =
    `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { method, path: query === '' ? '/' : `/?${query}`, headers, body, canonicalRequest, signature }
}

/** The parameters of a call signed the legacy way, `Signature` included. */
export function signLegacy(
  key: TestKey,
  action: string,
  params: Readonly<Record<string, string>>,
  { method = 'GET', ...common }: { method?: string } & Record<string, string> = {},
  unsigned: Unsigned = 'none',
): Record<string, string> {
  const all: Record<string, string> = {
    Action: action,
    Version: '2016-11-01',
    Format: 'JSON',
    AccessKeyId: key.id,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: dateOf(Date.now()),
    ...(key.securityToken === undefined ? {} : { SecurityToken: key.securityToken }),
    ...common,
    ...params,
  }
  const isSigned = (value: string) => unsigned === 'none' || (value !== '' && (unsigned === 'empty' || value !== '0'))
  const signed = Object.fromEntries(Object.entries(all).filter(([, value]) => isSigned(value)))
  const stringToSign = `${method}&%2F&${encode(queryOf(signed))}`
  return { ...all, Signature: createHmac('sha1', `${key.secret}&`).update(stringToSign).digest('base64') }
}
