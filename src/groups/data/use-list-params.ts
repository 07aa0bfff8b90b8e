import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { changeListParams, type ListParams, readListParams, writeListParams } from './list-params.ts'

interface ChangeOptions {
  /** Takes the place of the history entry: for typing, where every letter would be a step back. */
  replace?: boolean
}

interface ListAddress {
  params: ListParams
  /** The address's query string after a change, for links. */
  searchAfter: (change: Partial<ListParams>) => string
  change: (change: Partial<ListParams>, options?: ChangeOptions) => void
}

/** What the list shows is its address, so that reload, back and a sent link all show the same. */
export function useListParams(): ListAddress {
  const location = useLocation()
  const { search } = location
  /** What the history entry holds, for instance that a dialog was opened from here. */
  const state: unknown = location.state
  const navigate = useNavigate()
  const params = useMemo(() => readListParams(new URLSearchParams(search)), [search])
  const searchAfter = useCallback(
    (change: Partial<ListParams>) => {
      const written = writeListParams(new URLSearchParams(search), changeListParams(params, change)).toString()
      return written === '' ? '' : `?${written}`
    },
    [search, params],
  )
  const change = useCallback(
    (changed: Partial<ListParams>, { replace = false }: ChangeOptions = {}) => {
      const next = searchAfter(changed)
      if (next === search) return
      void navigate({ search: next }, { replace, preventScrollReset: true, state: replace ? state : undefined })
    },
    [navigate, search, searchAfter, state],
  )
  return { params, searchAfter, change }
}
