import { BadRequest } from './console.ts'
import { percentDecode } from './percent.ts'

/** An HTTP request as it came, before anything in it is believed. */
export interface RawRequest {
  method: string
  /** Path and query exactly as received: signatures are made over them. */
  target: string
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>
  body: Uint8Array
}

/** Parameters in the order they came, decoded. */
export type Pairs = readonly (readonly [name: string, value: string])[]

/** A request whose parameters have been read. No name comes twice, in query and form together. */
export interface VendorRequest extends RawRequest {
  query: Pairs
  form: Pairs
}

/** What must be there once or not at all: of two, server and signer might each believe another one. */
const SINGLE = /^(?:host|authorization|content-type|x-acs-.+)$/

/** Node's `rawHeaders` (name, value, name, value) by lower-case name. */
export function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>()
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase()
    const value = raw[index + 1] ?? ''
    const before = headers.get(name)
    if (before !== undefined && SINGLE.test(name)) {
      throw new BadRequest('InvalidParameter', 400, `The header ${name} comes twice. Send it once.`)
    }
    headers.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return headers
}

/** Reads the parameters of query and form body. Throws BadRequest when they cannot be read without guessing. */
export function readVendorRequest(raw: RawRequest): VendorRequest {
  if (raw.method !== 'GET' && raw.method !== 'POST') {
    throw new BadRequest('UnsupportedHTTPMethod', 405, `${raw.method} is no call. Use GET or POST.`)
  }
  const mark = raw.target.indexOf('?')
  const query = mark === -1 ? [] : readPairs(raw.target.slice(mark + 1), 'query')
  const form = readForm(raw)
  const names = new Set<string>()
  for (const [name] of [...query, ...form]) {
    if (names.has(name))
      throw new BadRequest('InvalidParameter', 400, `${name} comes twice. Send every parameter once.`)
    names.add(name)
  }
  return { ...raw, query, form }
}

function readForm({ method, headers, body }: RawRequest): Pairs {
  if (body.length === 0) return []
  if (method === 'GET')
    throw new BadRequest('InvalidParameter', 400, 'A GET has no body. Send its parameters in the query.')
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers.get('content-type') ?? '')) {
    const use = 'Send parameters in the query, or in the body with content-type application/x-www-form-urlencoded.'
    throw new BadRequest('UnsupportedMediaType', 415, `The body is no form. ${use}`)
  }
  return readPairs(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), 'form body')
}

/** `a=1&b` as pairs; a plus sign is a space, a parameter without a value an empty text. */
function readPairs(text: string, where: string): Pairs {
  const pairs: [string, string][] = []
  for (const part of text.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = percentDecode(equals === -1 ? part : part.slice(0, equals), where)
    if (name === '')
      throw new BadRequest('InvalidParameter', 400, `The ${where} holds a value without a name. Name every parameter.`)
    pairs.push([name, equals === -1 ? '' : percentDecode(part.slice(equals + 1), where)])
  }
  return pairs
}
