import type { FieldProblem } from '#api/contract/field-rules.ts'
import type { Breathe } from '#lib/slices.ts'
import { administratorProblems } from '../fields/administrators.ts'
import { NEW_GROUP_RULES } from '../fields/new-group-rules.ts'
import { INPUT_COLUMNS, type InputColumn } from './columns.ts'
import type { LoadedRow, RowFault } from './loaded-rows.ts'
import type { Place } from './text-place.ts'

/** Which group of the application holds an ID, if one does. */
export type Holder = (id: string) => 'live' | 'deleted' | undefined

export type Fault =
  | RowFault
  | ({ place: Place } & (
      | { kind: 'rule'; column: InputColumn; problems: readonly FieldProblem[] }
      | { kind: 'administrators'; problems: ReturnType<typeof administratorProblems> }
      /** Another row has this ID: where it stands. */
      | { kind: 'repeated'; first: Place }
      | { kind: 'taken'; by: 'live' | 'deleted' }
    ))

export interface FaultyRow {
  row: LoadedRow
  faults: readonly Fault[]
}

/** What can be created of what was read. */
export interface Judged {
  good: readonly LoadedRow[]
  faulty: readonly FaultyRow[]
  /** Left out, because the file says that they were deleted. */
  deleted: readonly LoadedRow[]
}

/**
 * Asks every rule about every row, in slices: those of the fields, whether an ID stands in an earlier row, and whether a group holds it. A
 * row without an ID of its own, or with one that no group may have, is not looked for.
 */
export async function judgeRows(rows: readonly LoadedRow[], holderOf: Holder, breathe: Breathe): Promise<Judged> {
  const good: LoadedRow[] = []
  const faulty: FaultyRow[] = []
  const deleted: LoadedRow[] = []
  const firsts = new Map<string, Place>()
  for (const row of rows) {
    await breathe()
    if (row.deleted) {
      deleted.push(row)
      continue
    }
    const faults = faultsOf(row, holderOf, firsts)
    if (faults.length === 0) good.push(row)
    else faulty.push({ row, faults })
  }
  return { good, faulty, deleted }
}

function faultsOf(row: LoadedRow, holderOf: Holder, firsts: Map<string, Place>): Fault[] {
  const { group } = row
  const faults: Fault[] = [...row.faults]
  // What cannot be read is not empty besides.
  const unread = new Set(row.faults.map((fault) => ('column' in fault ? fault.column : fault.kind)))
  if (unread.has('notAGroup')) return faults
  const placeOf = (column: InputColumn): Place => row.places[column] ?? row.place
  for (const column of INPUT_COLUMNS) {
    if (unread.has(column)) continue
    if (column === 'administrators') {
      const problems = administratorProblems({ ids: group.administrators, typing: '' })
      if (problems.length > 0) faults.push({ kind: 'administrators', problems, place: placeOf(column) })
    } else {
      const problems = NEW_GROUP_RULES[column](group[column])
      if (problems.length > 0) faults.push({ kind: 'rule', column, problems, place: placeOf(column) })
    }
  }
  if (group.id === '') return faults
  const place = placeOf('id')
  const first = firsts.get(group.id)
  if (first === undefined) firsts.set(group.id, place)
  else faults.push({ kind: 'repeated', first, place })
  const by = holderOf(group.id)
  if (by !== undefined) faults.push({ kind: 'taken', by, place })
  return faults
}
