import type { Breathe } from '#lib/slices.ts'
import { splitIds } from '../fields/administrators.ts'
import type { ColumnKey } from './column-strings.ts'
import { columnOf, INPUT_COLUMNS, isInput, nearestColumn, saysDeleted } from './columns.ts'
import { type CsvRecord, csvRecords, type Delimiter, DELIMITERS, firstRow, FormFault } from './csv-records.ts'
import { unguarded } from '#lib/formula-safe.ts'
import { type HeadingFault, type Loaded, type LoadedRow, MOST_ROWS, type RowFault } from './loaded-rows.ts'
import { lineEndsIn } from './text-place.ts'

/**
 * Reads the groups of a CSV file or of a spreadsheet's cells. `first` is the beginning of the text, with all of its first row; `leftOut` are
 * headings that nobody wants to be told of. Rejects with `FormFault`.
 */
export async function csvGroups(
  first: string,
  text: AsyncIterable<string>,
  leftOut: ReadonlySet<string>,
  breathe: Breathe,
): Promise<Loaded> {
  const delimiter = delimiterOf(first)
  const form = { kind: 'csv', delimiter } as const
  const rows: LoadedRow[] = []
  let columns: readonly Column[] | undefined
  for await (const record of csvRecords(text, delimiter, breathe)) {
    if (record.cells.every((cell) => cell === '')) continue
    if (columns === undefined) {
      const { faults, missing, found } = readHeadings(record, leftOut)
      if (faults.length > 0 || missing !== undefined) return { kind: 'headings', form, faults, missing }
      columns = found
      continue
    }
    if (rows.length === MOST_ROWS) throw new FormFault('tooManyRows', { line: record.line, column: 1 })
    rows.push(toRow(record, columns))
  }
  if (columns === undefined) return { kind: 'headings', form, faults: [], missing: 'none' }
  return { kind: 'rows', form, rows }
}

/** The one with which most of the first row is headings; among equals the one that makes most cells of it. */
function delimiterOf(text: string): Delimiter {
  const candidates = DELIMITERS.map((delimiter) => {
    const cells = firstRow(text, delimiter)
    return { delimiter, known: cells.filter((cell) => columnOf(cell) !== undefined).length, cells: cells.length }
  })
  return candidates.toSorted(byHeadings)[0]?.delimiter ?? ','
}

interface Candidate {
  known: number
  cells: number
}
const byHeadings = (a: Candidate, b: Candidate): number => (a.known === b.known ? b.cells - a.cells : b.known - a.known)

/** What a column holds; `undefined` is not wanted, `none` has no heading. */
type Column = ColumnKey | undefined | 'none'

function readHeadings({ line, cells }: CsvRecord, leftOut: ReadonlySet<string>) {
  const faults: HeadingFault[] = []
  const found = cells.map((cell, index): Column => {
    const heading = unguarded(cell).trim()
    if (heading === '') return 'none'
    const place = { line, column: index + 1 }
    const column = columnOf(heading)
    const isFirst = cells.findIndex((other) => column !== undefined && columnOf(other) === column) === index
    if (column !== undefined && isFirst) return column
    if (leftOut.has(heading)) return undefined
    if (column === undefined) faults.push({ kind: 'unknown', heading, nearest: nearestColumn(heading), place })
    else faults.push({ kind: 'twice', heading, column, place })
    return undefined
  })
  const known = found.filter((column) => column !== undefined && column !== 'none')
  const missing = known.length === 0 ? ('none' as const) : known.includes('id') ? undefined : ('id' as const)
  return { found, missing, faults: missing === 'none' ? [] : faults }
}

function toRow({ line, cells }: CsvRecord, columns: readonly Column[]): LoadedRow {
  const values = { id: '', name: '', owner: '', administrators: '', information: '' }
  const places: LoadedRow['places'] = {}
  const faults: RowFault[] = []
  let deleted = false
  let at = line
  for (const [index, cell] of cells.entries()) {
    const column = index < columns.length ? columns[index] : 'none'
    const place = { line: at, column: index + 1 }
    at += lineEndsIn(cell)
    if (column === 'none' && cell !== '') faults.push({ kind: 'noHeading', found: cell, place })
    if (column === undefined || column === 'none') continue
    if (column === 'status') deleted = saysDeleted(cell)
    if (!isInput(column)) continue
    places[column] = place
    values[column] = unguarded(cell)
  }
  // What a row is too short for is empty, where its line ends.
  for (const column of INPUT_COLUMNS) {
    const index = columns.indexOf(column)
    if (index !== -1) places[column] ??= { line: at, column: index + 1 }
  }
  const group = { ...values, administrators: splitIds(values.administrators) }
  return { place: { line, column: 1 }, places, group, deleted, faults }
}
