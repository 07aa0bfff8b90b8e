import { LIMITS } from '#api/contract/limits.ts'
import type { NewGroup } from '#api/groups.ts'
import type { ColumnKey } from './column-strings.ts'
import type { InputColumn } from './columns.ts'
import type { Delimiter } from './csv-records.ts'
import type { Place } from './text-place.ts'

/** What a row cannot be read for, before any rule of a field is asked. */
export type RowFault = { place: Place } & (
  | { kind: 'notText' | 'notIds'; column: InputColumn }
  /** Something stands where the first row has no heading. */
  | { kind: 'noHeading'; found: string }
  | { kind: 'keyTwice'; key: string }
  | { kind: 'notAGroup' }
)

/** One row of a file, one object of JSON, or one group of a pattern. */
export interface LoadedRow {
  /** Where it begins; of a pattern, its number among the groups. */
  place: Place
  /** Where each value stands; of a pattern nowhere else than the row does. */
  places: Partial<Record<InputColumn, Place>>
  group: NewGroup
  /** The file says that this group is a deleted one: an export lists those too. */
  deleted: boolean
  faults: readonly RowFault[]
}

export type HeadingFault = { place: Place } & (
  | { kind: 'unknown'; heading: string; nearest: ColumnKey | undefined }
  | { kind: 'twice'; heading: string; column: ColumnKey }
)

/** What was read, or why nothing was. */
export type Loaded =
  | { kind: 'rows'; form: FileForm; rows: LoadedRow[] }
  /** `missing`: no column is the group's ID, or nothing in the first row is a heading at all. */
  | { kind: 'headings'; form: FileForm; faults: HeadingFault[]; missing: 'id' | 'none' | undefined }

export type FileForm = { kind: 'csv'; delimiter: Delimiter } | { kind: 'json' } | { kind: 'pattern' }

/** Rows that are read at most: twice what an application may hold, and so more than can be created. */
export const MOST_ROWS = 2 * LIMITS.liveGroups
