import { unescaped } from '#api/contract/secrets.ts'
import type { Credentials } from './credentials.ts'

/** Takes what a call was signed with out of what leaves. */
export interface KeyRemover {
  /**
   * Out of a short text of the service's own (messages, IDs): in any spelling, encoding or partition that still shows it. Where it
   * cannot be cut out, nothing of the text stays.
   */
  fromText(text: string): string
  /** Out of a whole answer, as it is written and in the usual encodings. What was JSON is JSON afterwards. */
  fromJson(json: string): string
}

const REMOVED = '***'
/** The vendor's shortest key has 16 characters. What is as short as a word would be taken out of words. */
const MIN_LENGTH = 8
/** Of a text of the service's own; an endless one is nobody's to read. */
const MAX_TEXT = 10_000
/** Looked through, so that no key is cut at the end of what is kept and overlooked. No key, however it is written, has half as many. */
const MAX_LOOKED_AT = 2 * MAX_TEXT

let last: { of: string; remover: KeyRemover } | undefined

/** The same one as long as the credentials are the same. */
export function keyRemover(credentials: Credentials): KeyRemover {
  const { accessKeyId, accessKeySecret, securityToken = '' } = credentials
  const keys = [accessKeySecret, securityToken, accessKeyId].filter((key) => key.length >= MIN_LENGTH)
  const of = JSON.stringify(keys)
  if (last?.of !== of) last = { of, remover: createRemover(keys) }
  return last.remover
}

function createRemover(keys: readonly string[]): KeyRemover {
  const encoded = [...new Set(keys.flatMap(encodings))]
  const fromJson = (text: string) =>
    encoded.reduce((rest, form) => (rest.includes(form) ? rest.replaceAll(form, REMOVED) : rest), text)
  const squeezedForms = keys.flatMap(hardlyShown).map(squeezed)
  return {
    fromJson,
    fromText(text) {
      const rest = fromJson(text.slice(0, MAX_LOOKED_AT))
      // The end of what was looked at may be the beginning of a key.
      const whole = text.length > MAX_LOOKED_AT ? rest.slice(0, Math.max(0, rest.length - MAX_TEXT)) : rest
      const kept = squeezed(whole)
      return squeezedForms.some((form) => kept.includes(form)) ? REMOVED : whole.slice(0, MAX_TEXT)
    },
  }
}

/**
 * What is left of a text without escapes, separators and case, as in hexadecimal digits with colons between or base64 in lines. Compared
 * instead of matched: a pattern that allows for separators takes for ever on a text of them.
 */
function squeezed(text: string): string {
  return unescaped(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

/** Forms that are no accident: backwards, in UTF-16, in base64 twice. */
function hardlyShown(key: string): string[] {
  const wide = Buffer.from(key, 'utf16le')
  const once = [0, 1, 2].map((shift) => withinBase64(Buffer.from(key), shift))
  return [
    ...encodings(key),
    [...key].toReversed().join(''),
    wide.toString('hex'),
    wide.swap16().toString('hex'),
    ...[0, 1, 2].map((shift) => withinBase64(Buffer.from(key, 'utf16le'), shift)),
    ...once.flatMap((inner) => [0, 1, 2].map((shift) => withinBase64(Buffer.from(inner), shift))),
  ]
}

/** A key as it is, in addresses (once and twice encoded), in JSON, as hexadecimal digits, and inside any base64. */
function encodings(key: string): string[] {
  const bytes = Buffer.from(key)
  const inAddress = encodeURIComponent(key)
  const base64 = [0, 1, 2].map((shift) => withinBase64(bytes, shift))
  return [
    key,
    inAddress,
    inAddress.toLowerCase(),
    encodeURIComponent(inAddress),
    JSON.stringify(key).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ]
}

/** The digits that depend on these bytes alone, when they stand so many bytes behind a multiple of three. */
function withinBase64(bytes: Buffer, shift: number): string {
  const digits = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
  return digits.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 4) / 3))
}
