import type { QueryClient } from '@tanstack/react-query'
import { watchJumps } from '#lib/age.ts'
import { refreshDirectories } from '../groups/data/directories.ts'
import { queryClient } from './query-client.ts'

/** Milliseconds between looks at the clocks. */
const LOOK_EVERY_MS = 3000

/** All that was read is to be read again, at once where it is on screen: nobody knows how old it is. */
export function outdateAll(queries: QueryClient): void {
  void queries.invalidateQueries()
  refreshDirectories(queries)
}

/**
 * Watches this computer's clocks for as long as the page lives. TanStack Query dates what it read by the clock that can be set: set back
 * by a day, everything would look fresh for a day.
 */
export function followClocks(): void {
  const hasJumped = watchJumps()
  const look = () => {
    if (hasJumped()) outdateAll(queryClient)
  }
  setInterval(look, LOOK_EVERY_MS)
  // Timers may be late after sleep; whoever comes back is not to see what was.
  for (const event of ['focus', 'pageshow'] as const) window.addEventListener(event, look)
  document.addEventListener('visibilitychange', look)
}
