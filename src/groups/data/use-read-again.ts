import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)
const isOnline = () => onlineManager.isOnline()

/**
 * Options of a query that reads again after so many milliseconds while it is on screen: not in a hidden tab, which is TanStack Query's
 * own rule, and not offline, where each try would only fail. Back online it reads what is old at once.
 */
export function useReadAgain(everyMs: number | undefined) {
  const online = useSyncExternalStore(subscribe, isOnline)
  return {
    refetchInterval: online && everyMs !== undefined ? everyMs : false,
    refetchOnReconnect: everyMs !== undefined,
  } as const
}
