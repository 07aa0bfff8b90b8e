import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser'
import * as v from 'valibot'
import type { Breathe } from '#lib/slices.ts'
import { splitIds } from '../fields/administrators.ts'
import { columnOf, isInput, nearestColumn, saysDeleted } from './columns.ts'
import { FormFault } from './csv-records.ts'
import { type JsonItem, jsonItems } from './json-items.ts'
import { type HeadingFault, type Loaded, type LoadedRow, MOST_ROWS, type RowFault } from './loaded-rows.ts'
import { type Place, TextPlace } from './text-place.ts'

const FORM = { kind: 'json' } as const

/**
 * Reads the groups of a JSON list of objects, as an export writes it. Keys are read as headings are, and `leftOut` are those that nobody wants
 * to be told of. Rejects with `FormFault`.
 */
export async function jsonGroups(
  text: AsyncIterable<string>,
  leftOut: ReadonlySet<string>,
  breathe: Breathe,
): Promise<Loaded> {
  const rows: LoadedRow[] = []
  const unknown = new Map<string, HeadingFault>()
  for await (const item of jsonItems(text, breathe)) {
    if (rows.length === MOST_ROWS) throw new FormFault('tooManyRows', item.place)
    rows.push(readItem(item, leftOut, unknown))
    await breathe()
  }
  if (unknown.size > 0) return { kind: 'headings', form: FORM, faults: [...unknown.values()], missing: undefined }
  return { kind: 'rows', form: FORM, rows }
}

/** Places of an element's parts, each looked up on the way to the next: one after the other, as they stand. */
function placesIn({ text, place }: JsonItem): (offset: number) => Place {
  const within = new TextPlace()
  let told = 0
  return (offset) => {
    within.advance(text.slice(told, offset))
    told = offset
    const { line, column } = within.get()
    return { line: place.line + line - 1, column: line === 1 ? place.column + column - 1 : column }
  }
}

function readItem(item: JsonItem, leftOut: ReadonlySet<string>, unknown: Map<string, HeadingFault>): LoadedRow {
  const errors: ParseError[] = []
  const node = parseTree(item.text, errors, { disallowComments: true, allowTrailingComma: false })
  const placeOf = placesIn(item)
  const [error] = errors
  if (error !== undefined || node === undefined) throw new FormFault('json', placeOf(error?.offset ?? 0))
  const row: LoadedRow & { faults: RowFault[] } = {
    place: item.place,
    places: {},
    group: { id: '', name: '', owner: '', administrators: [], information: '' },
    deleted: false,
    faults: [],
  }
  if (node.type !== 'object') {
    row.faults.push({ kind: 'notAGroup', place: item.place })
    row.group.id = item.text
  }
  const seen = new Set<string>()
  for (const property of node.type === 'object' ? (node.children ?? []) : []) {
    const [keyNode, value] = property.children ?? []
    if (keyNode === undefined || value === undefined) continue
    readProperty(row, keyNode, value, { text: item.text, placeOf, seen, leftOut, unknown })
  }
  return row
}

interface Reading {
  text: string
  placeOf: (offset: number) => Place
  /** Keys so far, and the columns they name. */
  seen: Set<string>
  leftOut: ReadonlySet<string>
  unknown: Map<string, HeadingFault>
}

function readProperty(row: LoadedRow & { faults: RowFault[] }, keyNode: Node, value: Node, reading: Reading): void {
  const key = v.parse(v.string(), keyNode.value)
  const column = columnOf(key)
  const place = reading.placeOf(keyNode.offset)
  const name = column ?? key
  if (reading.leftOut.has(key)) return
  if (reading.seen.has(name)) {
    row.faults.push({ kind: 'keyTwice', key, place })
    return
  }
  reading.seen.add(name)
  if (column === undefined) {
    if (!reading.unknown.has(key))
      reading.unknown.set(key, { kind: 'unknown', heading: key, nearest: nearestColumn(key), place })
    return
  }
  const given: unknown = getNodeValue(value)
  if (column === 'status') row.deleted = typeof given === 'string' && saysDeleted(given)
  if (!isInput(column)) return
  row.places[column] = reading.placeOf(value.offset)
  if (given === null) return
  if (column === 'administrators') {
    const ids = v.is(v.array(v.string()), given) ? given : typeof given === 'string' ? splitIds(given) : undefined
    if (ids === undefined) row.faults.push({ kind: 'notIds', column, place: row.places[column] })
    row.group.administrators = ids ?? [writtenIn(reading, value)]
  } else if (typeof given === 'string') row.group[column] = given
  else {
    row.faults.push({ kind: 'notText', column, place: row.places[column] })
    row.group[column] = writtenIn(reading, value)
  }
}

/** A value of another kind as it stands there, so that it is not lost to whoever corrects it. */
const writtenIn = ({ text }: Reading, { offset, length }: Node): string => text.slice(offset, offset + length)
