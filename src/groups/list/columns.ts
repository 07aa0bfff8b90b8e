import { COLUMN_KEYS, type ColumnKey, type ListParams, type SortKey } from '../data/list-params.ts'

/** What deleted groups are listed by. */
const DELETION_COLUMNS = ['deletedAt', 'deletedBy', 'messagesUntil', 'restorableUntil'] as const
export type DeletionColumn = (typeof DELETION_COLUMNS)[number]
export type Column = ColumnKey | DeletionColumn

/** The columns between the name and the actions. */
export function columnsOf(status: ListParams['status'], chosen: readonly ColumnKey[]): readonly Column[] {
  return status === 'deleted' ? DELETION_COLUMNS : COLUMN_KEYS.filter((key) => chosen.includes(key))
}

/** The order a column's heading sorts by. */
export const SORT_OF: Partial<Record<Column, SortKey>> = {
  online: 'online',
  status: 'status',
  owner: 'owner',
  created: 'created',
  restorableUntil: 'left',
}
