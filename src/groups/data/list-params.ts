import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'

export const STATUSES = ['all', 'normal', 'deleted'] as const
export const SORT_KEYS = ['created', 'id', 'name', 'owner', 'status'] as const
export type SortKey = (typeof SORT_KEYS)[number]
export const DIRECTIONS = ['asc', 'desc'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const PAGE_SIZES = [10, 20, 50] as const
export type PageSize = (typeof PAGE_SIZES)[number]
const DEFAULT_PAGE_SIZE: PageSize = 20

/** What the list shows, as its address says it. */
export interface ListParams {
  status: (typeof STATUSES)[number]
  /** The search as typed. */
  q: string
  sort: SortKey
  order: Direction
  /** Counted from 1. */
  page: number
  size: PageSize
}

/** The direction a first click on a column gives: newest first, words from A. */
export const firstDirection = (sort: SortKey): Direction => (sort === 'created' ? 'desc' : 'asc')

const positive = v.pipe(v.string(), v.regex(/^[1-9]\d*$/), v.transform(Number))

const schema = v.object({
  status: v.fallback(v.picklist(STATUSES), 'all'),
  q: v.fallback(v.string(), ''),
  sort: v.fallback(v.picklist(SORT_KEYS), 'created'),
  order: v.fallback(v.optional(v.picklist(DIRECTIONS)), undefined),
  page: v.fallback(v.pipe(positive, v.maxValue(LIMITS.groupPageNumber)), 1),
  size: v.fallback(v.pipe(positive, v.picklist(PAGE_SIZES)), DEFAULT_PAGE_SIZE),
})

/** Reads an address; whatever it does not say, or says wrongly, falls back to the default. */
export function readListParams(search: URLSearchParams): ListParams {
  const { order, ...params } = v.parse(schema, Object.fromEntries(search))
  return { ...params, order: order ?? firstDirection(params.sort) }
}

/** Writes into a copy of `search`, leaving out defaults and keeping what is not the list's. */
export function writeListParams(search: URLSearchParams, params: ListParams): URLSearchParams {
  const { status, q, sort, order, page, size } = params
  const written = {
    status: status === 'all' ? undefined : status,
    q: q === '' ? undefined : q,
    sort: sort === 'created' ? undefined : sort,
    order: order === firstDirection(sort) ? undefined : order,
    page: page === 1 ? undefined : String(page),
    size: size === DEFAULT_PAGE_SIZE ? undefined : String(size),
  }
  const result = new URLSearchParams(search)
  for (const [name, value] of Object.entries(written)) {
    if (value === undefined) result.delete(name)
    else result.set(name, value)
  }
  return result
}

/** A change of anything but the page starts again on page 1. */
export function changeListParams(params: ListParams, change: Partial<ListParams>): ListParams {
  return { ...params, page: 1, ...change }
}
