import type { NewGroup } from '#api/groups.ts'
import type { Locale } from '#lib/strings.ts'
import { BYTE_ORDER_MARK, csvLine } from '../shared/csv-line.ts'
import { CSV_TYPE, TextFile } from '../shared/text-file.ts'
import { columnStrings, type ColumnKey } from './column-strings.ts'
import { INPUT_COLUMNS } from './columns.ts'

/** `csv`: UTF-8 with a byte order mark, without which Excel takes Chinese for something else. */
export type FileKind = 'csv' | 'json'

/** What stands in a column: CSV writes a list with commas, and words for what is true. Undefined where there is nothing to say. */
export type Cell = string | number | boolean | readonly string[] | undefined
export type FileRow = Partial<Record<ColumnKey, Cell>>

/** A file of groups, written row by row. */
export class GroupFile {
  readonly #kind: FileKind
  readonly #columns: readonly ColumnKey[]
  readonly #yesNo: { yes: string; no: string }
  readonly #file = new TextFile()
  #rows = 0

  constructor(kind: FileKind, columns: readonly ColumnKey[], locale: Locale) {
    this.#kind = kind
    this.#columns = columns
    this.#yesNo = { yes: columnStrings[locale].yes, no: columnStrings[locale].no }
    const headings = columns.map((column) => columnStrings[locale][column])
    this.#file.add(kind === 'csv' ? BYTE_ORDER_MARK + csvLine(headings) : '[')
  }

  add(row: FileRow): void {
    if (this.#kind === 'csv') this.#file.add(csvLine(this.#columns.map((column) => this.#cellText(row[column]))))
    else this.#file.add(`${this.#rows === 0 ? '' : ','}\n${JSON.stringify(this.#ordered(row))}`)
    this.#rows += 1
  }

  /** All of it so far; more may be added, and then it is given anew. */
  file(): Blob {
    return this.#kind === 'csv' ? this.#file.blob(CSV_TYPE) : this.#file.blob('application/json', '\n]\n')
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

/** An empty file to fill in. In JSON it holds one group, whose missing ID keeps it from being created by mistake. */
export function templateFile(kind: FileKind, locale: Locale): Blob {
  const template = new GroupFile(kind, INPUT_COLUMNS, locale)
  const blank: NewGroup = { id: '', name: '', owner: '', administrators: [], information: '' }
  if (kind === 'json') template.add({ ...blank })
  return template.file()
}
