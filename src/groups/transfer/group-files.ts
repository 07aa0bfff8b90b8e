import { stringify } from 'csv-stringify/browser/esm/sync'
import type { NewGroup } from '#api/groups.ts'
import type { Locale } from '#lib/strings.ts'
import { columnStrings, type ColumnKey } from './column-strings.ts'
import { INPUT_COLUMNS } from './columns.ts'
import { guarded } from '#lib/formula-safe.ts'

/** `csv`: UTF-8 with a byte order mark, without which Excel takes Chinese for something else. */
export type FileKind = 'csv' | 'json'

/** What stands in a column: CSV writes a list with commas, and words for what is true. Undefined where there is nothing to say. */
export type Cell = string | number | boolean | readonly string[] | undefined
export type FileRow = Partial<Record<ColumnKey, Cell>>

/** Characters that are kept as text before they become a part of the file, which the browser need not keep in memory. */
const PART = 500_000

const BYTE_ORDER_MARK = '\uFEFF'

/** A file of groups, written row by row, so that never more than a part of it stands in memory. */
export class GroupFile {
  readonly #kind: FileKind
  readonly #columns: readonly ColumnKey[]
  readonly #yesNo: { yes: string; no: string }
  readonly #parts: Blob[] = []
  #text: string
  #rows = 0

  constructor(kind: FileKind, columns: readonly ColumnKey[], locale: Locale) {
    this.#kind = kind
    this.#columns = columns
    this.#yesNo = { yes: columnStrings[locale].yes, no: columnStrings[locale].no }
    const headings = columns.map((column) => columnStrings[locale][column])
    this.#text = kind === 'csv' ? BYTE_ORDER_MARK + csvLine(headings) : '['
  }

  add(row: FileRow): void {
    if (this.#kind === 'csv') this.#text += csvLine(this.#columns.map((column) => this.#cellText(row[column])))
    else this.#text += `${this.#rows === 0 ? '' : ','}\n${JSON.stringify(this.#ordered(row))}`
    this.#rows += 1
    if (this.#text.length < PART) return
    this.#parts.push(new Blob([this.#text]))
    this.#text = ''
  }

  /** All of it so far; more may be added, and then it is given anew. */
  file(): Blob {
    const end = this.#kind === 'csv' ? '' : '\n]\n'
    const type = this.#kind === 'csv' ? 'text/csv;charset=utf-8' : 'application/json'
    return new Blob([...this.#parts, this.#text, end], { type })
  }

  #cellText(value: Cell): string {
    if (value === undefined) return ''
    if (typeof value === 'boolean') return value ? this.#yesNo.yes : this.#yesNo.no
    return typeof value === 'string' || typeof value === 'number' ? String(value) : value.join(', ')
  }

  /** Members in the order of the columns; those that are undefined are left out. */
  #ordered(row: FileRow): Record<string, Cell> {
    return Object.fromEntries(this.#columns.map((column) => [column, row[column]]))
  }
}

/** A line as spreadsheets write it; left alone, the library quotes no other line end than its own. */
const LINE = { record_delimiter: '\r\n', quote_record_delimiter: true } as const

/** Row by row: given many at once, the library takes seven times as long. */
const csvLine = (cells: readonly string[]): string => stringify([cells.map(guarded)], LINE)

/** An empty file to fill in. In JSON it holds one group, whose missing ID keeps it from being created by mistake. */
export function templateFile(kind: FileKind, locale: Locale): Blob {
  const template = new GroupFile(kind, INPUT_COLUMNS, locale)
  const blank: NewGroup = { id: '', name: '', owner: '', administrators: [], information: '' }
  if (kind === 'json') template.add({ ...blank })
  return template.file()
}
