import { LIMITS } from '#api/contract/limits.ts'
import type { GroupPageRequest } from '#api/group-page-params.ts'
import { hasFacets, type ListParams } from './list-params.ts'
import { searchWords } from './search.ts'

/** Whether the list is narrowed by what the service cannot do, so that only the directory can tell. */
export const isNarrowed = (params: ListParams): boolean => searchWords(params.q).length > 0 || hasFacets(params)

/**
 * Which page of the service a list is read from or, where the directory does that, kept up to date by: the same page, or else the
 * newest groups, with which a search begins. `complete` = the directory knows all groups, and can sort them.
 */
export function servicePageOf(params: ListParams, complete: boolean): GroupPageRequest {
  const { status, sort, order, page, size } = params
  if (isNarrowed(params) || (complete && sort !== 'created'))
    return { number: 1, size: Math.min(size, LIMITS.groupPageSize), status: 'all', order: 'newest' }
  return { number: page, size, status, order: sort === 'created' && order === 'asc' ? 'oldest' : 'newest' }
}

interface Parts {
  /** The first of the service's own pages that make up the page. */
  first: GroupPageRequest
  /** How many they are: the service gives 50 rows a page at most. */
  count: number
}

export function partsOf(page: GroupPageRequest): Parts {
  const count = Math.ceil(page.size / LIMITS.groupPageSize)
  return { first: { ...page, number: (page.number - 1) * count + 1, size: page.size / count }, count }
}
