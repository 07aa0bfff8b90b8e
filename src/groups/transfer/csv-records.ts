import { CsvError, type Options, parse } from 'csv-parse/browser/esm/sync'
import * as v from 'valibot'
import type { Breathe } from '#lib/slices.ts'
import { RecordSlicer } from './record-slicer.ts'
import { lineEndsIn, type Place } from './text-place.ts'

export const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export interface CsvRecord {
  /** Counted from 1: where it begins. */
  line: number
  cells: string[]
}

/** What breaks the form of a file, so that nothing behind it can be read. */
export class FormFault extends Error {
  readonly what: FormFaultKind
  readonly place: Place

  constructor(what: FormFaultKind, place: Place) {
    super(`${what} at line ${place.line}, column ${place.column}`)
    this.what = what
    this.place = place
  }
}

export type FormFaultKind =
  | 'quoteNotClosed'
  | 'quoteInside'
  | 'textAfterQuote'
  | 'tooLong'
  | 'tooManyRows'
  | 'halfCharacter'
  | 'csv'
  | 'notAList'
  | 'json'
  | 'jsonEnds'
  | 'jsonGoesOn'
  | 'tooDeep'

/** Bytes of a record that nobody means: a group has some 33 KB, in which every character may be a doubled quotation mark. */
const LONGEST_RECORD = 1024 * 1024

/** Bytes that the parser takes at a time, a few milliseconds' work, unless one record is longer. */
const SLICE = 24 * 1024

const FAULTS: Readonly<Record<string, FormFaultKind>> = {
  CSV_QUOTE_NOT_CLOSED: 'quoteNotClosed',
  INVALID_OPENING_QUOTE: 'quoteInside',
  CSV_INVALID_CLOSING_QUOTE: 'textAfterQuote',
}

/**
 * The parser gets bytes and gives bytes: what its build for browsers brings along to decode text takes ten times as long as the platform.
 * Cells of the clipboard are quoted only where they hold a tab or a line end, so that other quotation marks there are text.
 */
const optionsOf = (delimiter: Delimiter): Options => ({
  encoding: null,
  bom: false,
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: delimiter === '\t',
})

const records = v.array(v.array(v.instance(Uint8Array)))
const fault = v.object({ code: v.string(), bytes: v.number(), index: v.number() })

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const textOf = (cell: Uint8Array): string => (cell.length === 0 ? '' : decoder.decode(cell))

/** The first row of a text, read with this delimiter; nothing where it cannot be. */
export function firstRow(text: string, delimiter: Delimiter): string[] {
  try {
    const rows = parse(encoder.encode(text), {
      ...optionsOf(delimiter),
      relax_quotes: true,
      skip_records_with_empty_values: true,
      to: 1,
    })
    return v.parse(records, rows)[0]?.map(textOf) ?? []
  } catch {
    return []
  }
}

/** The records of a text that comes piece by piece, blank ones as well, a few milliseconds' work at a time. Rejects with `FormFault`. */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  breathe: Breathe,
): AsyncGenerator<CsvRecord> {
  const slicer = new RecordSlicer(delimiter)
  let line = 1
  const read = function* (slice: Uint8Array): Generator<CsvRecord> {
    for (const cells of parsed(slice, delimiter, line)) {
      yield { line, cells }
      line += 1 + cells.reduce((sum, cell) => sum + lineEndsIn(cell), 0)
    }
  }
  for await (const piece of text) {
    const bytes = encoder.encode(piece)
    for (let from = 0; from < bytes.length; from += SLICE) {
      const slice = slicer.push(bytes.subarray(from, from + SLICE))
      if (slice !== undefined) yield* read(slice)
      if (slicer.waiting > LONGEST_RECORD) throw new FormFault('tooLong', { line, column: 1 })
      await breathe()
    }
  }
  yield* read(slicer.rest())
}

function parsed(slice: Uint8Array, delimiter: Delimiter, line: number): string[][] {
  if (slice.length === 0) return []
  try {
    // Not a part of a larger buffer: the parser would take all of it.
    return v.parse(records, parse(slice.slice(), optionsOf(delimiter))).map((cells) => cells.map(textOf))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { code, bytes, index } = v.parse(fault, error)
    // `bytes` is where the cell before ends; the parser's own line counts CR LF within quotation marks twice.
    const before = textOf(slice.subarray(0, bytes))
    throw new FormFault(FAULTS[code] ?? 'csv', { line: line + lineEndsIn(before), column: index + 1 })
  }
}
