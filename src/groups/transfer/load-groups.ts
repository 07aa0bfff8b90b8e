import type { Breathe } from '#lib/slices.ts'
import { csvGroups } from './csv-groups.ts'
import { FormFault } from './csv-records.ts'
import { jsonGroups } from './json-groups.ts'
import type { Loaded } from './loaded-rows.ts'
import { decoded, type Encoding, findEncoding, type FoundEncoding } from './text-encoding.ts'
import { TextPlace } from './text-place.ts'

/** Where groups come from: the bytes of a file, in the encoding that somebody chose if not in the one that is found, or text. */
export type TextSource = { kind: 'file'; file: Blob; encoding?: Encoding | undefined } | { kind: 'text'; text: string }

export interface LoadOptions {
  /** Headings that are passed over. */
  leftOut: ReadonlySet<string>
  breathe: Breathe
  /** How much is read, 0 to 1. */
  onProgress?: (share: number) => void
}

interface LoadedText {
  loaded: Loaded
  /** Undefined of text that came as such. */
  encoding: FoundEncoding | undefined
}

const BEGINS_LIKE_JSON = /^[\s\uFEFF]*[[{]/
/** Characters of pasted text that are looked at first, and at a time. */
const PIECE = 64 * 1024

/**
 * Reads groups from CSV, from the cells of a spreadsheet or from JSON, whatever it is, in slices. Rejects with `NoText`, `Undecodable`,
 * `FormFault`, or with what the browser says when it cannot read the file (any more).
 */
export async function loadGroups(source: TextSource, options: LoadOptions): Promise<LoadedText> {
  const { leftOut, breathe } = options
  const encoding = source.kind === 'file' ? await encodingOf(source.file, source.encoding, breathe) : undefined
  const pieces = piecesOf(source, encoding, options)
  const start = await pieces.next()
  const first = start.done === true ? '' : start.value
  const text = joined(first, pieces)
  const loaded = BEGINS_LIKE_JSON.test(first)
    ? await jsonGroups(text, leftOut, breathe)
    : await csvGroups(first, text, leftOut, breathe)
  return { loaded, encoding }
}

async function encodingOf(file: Blob, chosen: Encoding | undefined, breathe: Breathe): Promise<FoundEncoding> {
  const found = await findEncoding(file, breathe)
  return chosen === undefined || chosen === found.encoding ? found : { encoding: chosen, marked: false }
}

function piecesOf(
  source: TextSource,
  encoding: FoundEncoding | undefined,
  { breathe, onProgress = () => undefined }: LoadOptions,
): AsyncGenerator<string> {
  if (source.kind === 'text') return piecesOfText(source.text, onProgress)
  const { file } = source
  return decoded(file, encoding?.encoding ?? 'utf-8', breathe, (bytes) => onProgress(bytes / file.size))
}

const LONE_SURROGATE = /\p{Surrogate}/u

async function* piecesOfText(whole: string, onProgress: (share: number) => void): AsyncGenerator<string> {
  const text = whole.replace(/^\uFEFF/, '')
  if (!text.isWellFormed()) {
    const place = new TextPlace()
    place.advance(text.slice(0, LONE_SURROGATE.exec(text)?.index))
    throw new FormFault('halfCharacter', place.get())
  }
  for (let from = 0; from < text.length;) {
    // Not between the halves of a character.
    const end = from + PIECE
    const to = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end + 1 : end
    yield text.slice(from, to)
    onProgress(Math.min(1, to / text.length))
    from = to
  }
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}
