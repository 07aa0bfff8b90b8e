import { BadRequest } from './console.ts'

const RESERVED_LEFT = /[!'()*]/g
const ONLY_UNRESERVED = /^[\w.~-]*$/
const ONLY_VISIBLE_ASCII = /^[\u0021-\u007E]*$/

/** Percent-encodes as RFC 3986 wants it, the four characters and the star that `encodeURIComponent` leaves included. */
export function percentEncode(text: string): string {
  if (ONLY_UNRESERVED.test(text)) return text
  return encodeURIComponent(text).replaceAll(
    RESERVED_LEFT,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Parameters as both signatures order and spell them. Names are unique. */
export function canonicalPairs(pairs: readonly (readonly [name: string, value: string])[]): string {
  return pairs
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&')
}

/** Decodes a name or value of a query or form; `where` is for the error. Throws BadRequest on anything but UTF-8. */
export function percentDecode(text: string, where: string): string {
  if (ONLY_UNRESERVED.test(text)) return text
  if (!ONLY_VISIBLE_ASCII.test(text)) throw unreadable(text, where)
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'))
  } catch {
    throw unreadable(text, where)
  }
}

function unreadable(text: string, where: string): BadRequest {
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
  return new BadRequest(
    'InvalidParameter',
    400,
    `The ${where} holds ${shown}, which is not percent-encoded UTF-8. Encode it so.`,
  )
}
