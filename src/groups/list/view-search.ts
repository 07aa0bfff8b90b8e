import { COLUMN_KEYS, type ColumnKey, type ListParams, readListParams, writeListParams } from '../data/list-params.ts'

/** Views that everybody has. */
export const BUILT_IN_VIEWS = [
  { key: 'all', search: '' },
  { key: 'normal', search: 'status=normal' },
  { key: 'busiest', search: 'status=normal&sort=online' },
  { key: 'deleted', search: 'status=deleted' },
] as const

const paramsOf = (search: string): ListParams => readListParams(new URLSearchParams(search))
const write = (params: ListParams): string =>
  writeListParams(new URLSearchParams(), { ...params, page: 1, columns: columnsIn(params) }).toString()

/** In the order in which they stand; deleted groups have columns of their own. */
function columnsIn({ status, columns }: ListParams): readonly ColumnKey[] | undefined {
  return status === 'deleted' ? undefined : columns && COLUMN_KEYS.filter((key) => columns.includes(key))
}

/** What the list shows, with the columns in it, so that it shows the same to whoever opens it. `preferred` = the operator's columns. */
export const searchOfList = (params: ListParams, preferred: readonly ColumnKey[]): string =>
  write({ ...params, columns: params.columns ?? preferred })

/** Whether the list shows what a saved view says, on whatever page. */
export const shows = (search: string, params: ListParams, preferred: readonly ColumnKey[]): boolean =>
  write(paramsOf(search)) === searchOfList(params, preferred)

/** A view that everybody has, with rows a page as they are now and columns as one likes them. */
export const searchOfBuiltIn = (search: string, { size }: ListParams): string => write({ ...paramsOf(search), size })

export const showsBuiltIn = (search: string, params: ListParams): boolean =>
  searchOfBuiltIn(search, params) === write({ ...params, columns: undefined })
