import type { Breathe } from '#lib/slices.ts'
import { type Place, TextPlace } from './text-place.ts'

/** How the bytes of a file are read as text, by the names of the Encoding Standard. */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** As spreadsheet programs call them. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
}

export interface FoundEncoding {
  encoding: Encoding
  /** The file begins with a byte order mark of that encoding. */
  marked: boolean
}

/** Bytes that are no text in the encoding: where they stand. */
export class Undecodable extends Error {
  readonly encoding: Encoding
  /** All counted from 1. */
  readonly place: Place & { byte: number }

  constructor(encoding: Encoding, place: Undecodable['place']) {
    super(`Byte ${place.byte} is no ${encoding}`)
    this.encoding = encoding
    this.place = place
  }
}

/** A file that is no text at all. `workbook`: a spreadsheet program's own file. */
export class NoText extends Error {
  readonly found: 'workbook' | 'binary'

  constructor(found: NoText['found']) {
    super(`The file is a ${found}`)
    this.found = found
  }
}

/** Bytes read at a time: a millisecond's work. */
const CHUNK = 64 * 1024

const MARKS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
]
/** The first bytes of .xlsx and .ods files (a ZIP archive), and of .xls. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

const bytesOf = async (blob: Blob, from: number, to: number) => new Uint8Array(await blob.slice(from, to).arrayBuffer())
const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte)
const markLength = (bytes: Uint8Array, encoding: Encoding): number => {
  const mark = MARKS.find(([of]) => of === encoding)?.[1] ?? []
  return startsWith(bytes, mark) ? mark.length : 0
}

/**
 * The encoding of a file: by its byte order mark; else UTF-8 if all of it is, for hardly any other text is by chance; else GB18030, which
 * Excel in China writes, unless the file is UTF-8 but for a few bytes: those are then told, and no other text is made of the rest.
 * Rejects with `NoText`.
 */
export async function findEncoding(blob: Blob, breathe: Breathe): Promise<FoundEncoding> {
  const first = await bytesOf(blob, 0, CHUNK)
  if (WORKBOOKS.some((start) => startsWith(first, start))) throw new NoText('workbook')
  for (const [encoding, mark] of MARKS) if (startsWith(first, mark)) return { encoding, marked: true }
  if (first.includes(0)) return { encoding: wideOf(first), marked: false }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let from = 0; from < blob.size; from += CHUNK) {
    const bytes = await bytesOf(blob, from, from + CHUNK)
    try {
      decoder.decode(bytes, { stream: from + CHUNK < blob.size })
    } catch {
      return { encoding: isDamagedUtf8(bytes) ? 'utf-8' : 'gb18030', marked: false }
    }
    await breathe()
  }
  return { encoding: 'utf-8', marked: false }
}

/** Text in UTF-16 without a mark has a zero in every second byte of what is ASCII. */
function wideOf(bytes: Uint8Array): Encoding {
  const zeros = [0, 0]
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < bytes.length / 8 || Math.min(even, odd) * 20 > Math.max(even, odd))
    throw new NoText('binary')
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Whether there are more of UTF-8's longer sequences than of what breaks it; in text of another encoding they hardly ever are. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const longer = text.match(/(?!\uFFFD)[\u0800-\u{10FFFF}]/gu)?.length ?? 0
  return longer > broken
}

/** The text of a file without its byte order mark, piece by piece. `onRead` hears how many bytes it was. Rejects with `Undecodable`. */
export async function* decoded(
  blob: Blob,
  encoding: Encoding,
  breathe: Breathe,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const start = markLength(await bytesOf(blob, 0, 4), encoding)
  // A mark in the middle is a character like any other.
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  for (let from = start; from < blob.size; from += CHUNK) {
    const bytes = await bytesOf(blob, from, from + CHUNK)
    let text: string
    try {
      text = decoder.decode(bytes, { stream: from + CHUNK < blob.size })
    } catch {
      throw new Undecodable(encoding, await findFault(blob, encoding, start, from, breathe))
    }
    if (text !== '') yield text
    onRead(Math.min(from + CHUNK, blob.size))
    await breathe()
  }
}

/** Where the first bytes stand that cannot be decoded: within the chunk that begins at `faulty`, so that only there one looks at every byte. */
async function findFault(
  blob: Blob,
  encoding: Encoding,
  start: number,
  faulty: number,
  breathe: Breathe,
): Promise<Undecodable['place']> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const place = new TextPlace()
  let byte = start
  const take = (text: string, until: number) => {
    place.advance(text)
    if (text !== '') byte = until
  }
  for (let from = start; from < faulty; from += CHUNK) {
    take(decoder.decode(await bytesOf(blob, from, from + CHUNK), { stream: true }), from + CHUNK)
    await breathe()
  }
  const bytes = await bytesOf(blob, faulty, faulty + CHUNK)
  try {
    for (let index = 0; index < bytes.length; index += 1) {
      take(decoder.decode(bytes.subarray(index, index + 1), { stream: true }), faulty + index + 1)
    }
    decoder.decode()
  } catch {
    // What was decoded last ends where the fault begins.
  }
  return { ...place.get(), byte: byte + 1 }
}
