import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { addresses } from '#lib/console-address.ts'
import { changeMessageParams, type MessageParams, readMessageParams, writeMessageParams } from './message-params.ts'

export type ChangeMessages = (change: Partial<MessageParams>) => void

/** What the tab shows is its address, so that a reload and a sent link show the same; in one entry of the history, so that Back leaves the group. */
export function useMessageParams(groupId: string): { params: MessageParams; change: ChangeMessages } {
  const location = useLocation()
  const state: unknown = location.state
  const navigate = useNavigate()
  const params = useMemo(
    () => readMessageParams(new URLSearchParams(location.search), groupId),
    [location.search, groupId],
  )
  const change = useCallback(
    (changed: Partial<MessageParams>) => {
      // As it is now: another field may have written a moment ago.
      const now = new URLSearchParams(addresses.read(window.location).search)
      const next = changeMessageParams(readMessageParams(now, groupId), changed)
      const search = writeMessageParams(now, groupId, next).toString()
      if (search === now.toString()) return
      void navigate({ search: search === '' ? '' : `?${search}` }, { replace: true, preventScrollReset: true, state })
    },
    [navigate, groupId, state],
  )
  return { params, change }
}
