import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'

export const STATUSES = ['all', 'normal', 'deleted'] as const
/** `online` and `left` (the time a deleted group can still be restored) go by what Describe alone tells. */
export const SORT_KEYS = ['created', 'id', 'name', 'owner', 'status', 'online', 'left'] as const
export type SortKey = (typeof SORT_KEYS)[number]
export const DIRECTIONS = ['asc', 'desc'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const PAGE_SIZES = [10, 20, 50, 100, 200] as const
export type PageSize = (typeof PAGE_SIZES)[number]
const DEFAULT_PAGE_SIZE: PageSize = 20

/** Columns that can be left out; name, ID and actions always stand. */
export const COLUMN_KEYS = ['online', 'status', 'owner', 'administrators', 'created'] as const
export type ColumnKey = (typeof COLUMN_KEYS)[number]

/** What narrows the list besides status and search; undefined = not narrowed. */
export interface Facets {
  /** Exactly this owner. */
  owner: string | undefined
  /** Exactly this one among the administrators. */
  administrator: string | undefined
  supergroup: boolean
  /** Days in the operator's time zone, `2026-11-23`; both count. */
  createdFrom: string | undefined
  createdTo: string | undefined
  /** The last days, of which today is one; it goes on with the calendar, and stands instead of the two days. */
  createdLast: number | undefined
}

/** Days; about ten years. */
const MOST_LAST_DAYS = 3660

export const NO_FACETS: Facets = {
  owner: undefined,
  administrator: undefined,
  supergroup: false,
  createdFrom: undefined,
  createdTo: undefined,
  createdLast: undefined,
}

/** What the list shows, as its address says it. */
export interface ListParams extends Facets {
  status: (typeof STATUSES)[number]
  /** The search as typed. */
  q: string
  sort: SortKey
  order: Direction
  /** Counted from 1. */
  page: number
  size: PageSize
  /** Columns that a link names; undefined = as the operator prefers them. */
  columns: readonly ColumnKey[] | undefined
}

type Status = ListParams['status']

/** What cannot be restored soon comes first among the deleted, the newest among the others. */
const defaultSort = (status: Status): SortKey => (status === 'deleted' ? 'left' : 'created')

/** Deleted groups have nobody online, and only they run out of time. */
const sorts = (sort: SortKey, status: Status): boolean =>
  sort === 'left' ? status === 'deleted' : sort !== 'online' || status !== 'deleted'

/** The orders that groups of a status can stand in. */
export const sortKeysOf = (status: Status): SortKey[] => SORT_KEYS.filter((sort) => sorts(sort, status))

/** The direction a first click on a column gives: newest and busiest first, words from A. */
export const firstDirection = (sort: SortKey): Direction => (sort === 'created' || sort === 'online' ? 'desc' : 'asc')

export const turned = (order: Direction): Direction => (order === 'asc' ? 'desc' : 'asc')

export function hasFacets(facets: Facets): boolean {
  const { owner, administrator, supergroup, createdFrom, createdTo, createdLast } = facets
  return supergroup || [owner, administrator, createdFrom, createdTo, createdLast].some((value) => value !== undefined)
}

const positive = v.pipe(v.string(), v.regex(/^[1-9]\d*$/), v.transform(Number))
const optionalText = v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty())), undefined)
const day = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined)
const columnList = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').filter((name) => name !== '')),
  v.array(v.picklist(COLUMN_KEYS)),
)

const schema = v.object({
  status: v.fallback(v.picklist(STATUSES), 'all'),
  q: v.fallback(v.string(), ''),
  owner: optionalText,
  admin: optionalText,
  super: v.fallback(v.optional(v.literal('1')), undefined),
  from: day,
  to: day,
  last: v.fallback(v.optional(v.pipe(positive, v.maxValue(MOST_LAST_DAYS))), undefined),
  sort: v.fallback(v.optional(v.picklist(SORT_KEYS)), undefined),
  order: v.fallback(v.optional(v.picklist(DIRECTIONS)), undefined),
  page: v.fallback(v.pipe(positive, v.maxValue(LIMITS.groupPageNumber)), 1),
  size: v.fallback(v.pipe(positive, v.picklist(PAGE_SIZES)), DEFAULT_PAGE_SIZE),
  columns: v.fallback(v.optional(columnList), undefined),
})

/** Reads an address; whatever it does not say, or says wrongly, falls back to the default. */
export function readListParams(search: URLSearchParams): ListParams {
  const { status, q, page, size, columns, ...rest } = v.parse(schema, Object.fromEntries(search))
  const sort = rest.sort !== undefined && sorts(rest.sort, status) ? rest.sort : defaultSort(status)
  return {
    status,
    q,
    owner: rest.owner,
    administrator: rest.admin,
    supergroup: rest.super !== undefined,
    createdFrom: rest.last === undefined ? rest.from : undefined,
    createdTo: rest.last === undefined ? rest.to : undefined,
    createdLast: rest.last,
    sort,
    order: (sort === rest.sort || rest.sort === undefined ? rest.order : undefined) ?? firstDirection(sort),
    page,
    size,
    columns,
  }
}

/** Writes into a copy of `search`, leaving out defaults and keeping what is not the list's. */
export function writeListParams(search: URLSearchParams, params: ListParams): URLSearchParams {
  const { status, q, sort, order, page, size, columns } = params
  const written = {
    status: status === 'all' ? undefined : status,
    q: q === '' ? undefined : q,
    owner: params.owner,
    admin: params.administrator,
    super: params.supergroup ? '1' : undefined,
    from: params.createdFrom,
    to: params.createdTo,
    last: params.createdLast === undefined ? undefined : String(params.createdLast),
    sort: sort === defaultSort(status) ? undefined : sort,
    order: order === firstDirection(sort) ? undefined : order,
    page: page === 1 ? undefined : String(page),
    size: size === DEFAULT_PAGE_SIZE ? undefined : String(size),
    columns: columns?.join(','),
  }
  const result = new URLSearchParams(search)
  for (const [name, value] of Object.entries(written)) {
    if (value === undefined) result.delete(name)
    else result.set(name, value)
  }
  return result
}

/** Days that were chosen take the place of the last days, and the other way round. */
function withoutOtherDays({ createdFrom, createdTo, createdLast }: Partial<ListParams>): Partial<Facets> {
  if (createdLast !== undefined) return { createdFrom: undefined, createdTo: undefined }
  return createdFrom === undefined && createdTo === undefined ? {} : { createdLast: undefined }
}

/** A change of anything but the page starts again on page 1; an order that another status does not have gives way to its own. */
export function changeListParams(params: ListParams, change: Partial<ListParams>): ListParams {
  const changed = { ...params, page: 1, ...change, ...withoutOtherDays(change) }
  if (changed.status === params.status || change.sort !== undefined) return changed
  const kept = changed.sort !== defaultSort(params.status) && sorts(changed.sort, changed.status)
  const sort = kept ? changed.sort : defaultSort(changed.status)
  return { ...changed, sort, order: kept ? changed.order : firstDirection(sort) }
}
