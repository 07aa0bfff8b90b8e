import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import * as v from 'valibot'

export const APPLICATION_STATES = ['all', 'enabled', 'disabled'] as const
/** An account has 300 applications at most. */
export const APPLICATION_PAGE_SIZES = [20, 50, 100] as const
const DEFAULT_SIZE = 20
const MOST_PAGES = 9999

/** What the list of applications shows, as its address says it. */
export interface ApplicationsParams {
  state: (typeof APPLICATION_STATES)[number]
  /** The search as typed. */
  q: string
  /** Counted from 1. */
  page: number
  size: (typeof APPLICATION_PAGE_SIZES)[number]
}

const positive = v.pipe(v.string(), v.regex(/^[1-9]\d*$/), v.transform(Number))
const schema = v.object({
  state: v.fallback(v.picklist(APPLICATION_STATES), 'all'),
  q: v.fallback(v.string(), ''),
  page: v.fallback(v.pipe(positive, v.maxValue(MOST_PAGES)), 1),
  size: v.fallback(v.pipe(positive, v.picklist(APPLICATION_PAGE_SIZES)), DEFAULT_SIZE),
})

/** Whatever an address does not say, or says wrongly, falls back to the default. */
export const readApplicationsParams = (search: URLSearchParams): ApplicationsParams =>
  v.parse(schema, Object.fromEntries(search))

/** The query string after a change, without defaults, and with what is not the list's. Another list begins at its first page. */
export function applicationsSearch(search: URLSearchParams, change: Partial<ApplicationsParams>): string {
  const { state, q, page, size } = { ...readApplicationsParams(search), page: 1, ...change }
  const written = {
    state: state === 'all' ? undefined : state,
    q: q === '' ? undefined : q,
    page: page === 1 ? undefined : String(page),
    size: size === DEFAULT_SIZE ? undefined : String(size),
  }
  const result = new URLSearchParams(search)
  for (const [name, value] of Object.entries(written)) {
    if (value === undefined) result.delete(name)
    else result.set(name, value)
  }
  const text = result.toString()
  return text === '' ? '' : `?${text}`
}

/** What the list shows is its address, so that reload, back and a sent link all show the same. */
export function useApplicationsParams() {
  const location = useLocation()
  const { search } = location
  /** What the history entry holds, for instance that a dialog was opened from here. */
  const state: unknown = location.state
  const navigate = useNavigate()
  const params = useMemo(() => readApplicationsParams(new URLSearchParams(search)), [search])
  const searchAfter = useCallback(
    (change: Partial<ApplicationsParams>) => applicationsSearch(new URLSearchParams(search), change),
    [search],
  )
  const change = useCallback(
    (changed: Partial<ApplicationsParams>, { replace = false } = {}) => {
      const next = searchAfter(changed)
      if (next === search) return
      void navigate({ search: next }, { replace, preventScrollReset: true, state: replace ? state : undefined })
    },
    [navigate, search, searchAfter, state],
  )
  return { params, searchAfter, change }
}
