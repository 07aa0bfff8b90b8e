import { useEffect, useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { directoryOf } from './directories.ts'
import type { DirectorySnapshot, GroupDirectory } from './directory.ts'

/** Coming back to an application after this long reads its groups again, quietly. Milliseconds. */
const MAX_AGE_MS = 60_000

/**
 * The directory of an application while its list is on screen. `enabled` = the first page is there: the reading begins behind
 * it, goes on as long as the list is shown, and is cancelled when it is left.
 */
export function useDirectory(
  { center, appId }: Scope,
  enabled: boolean,
): { directory: GroupDirectory; snapshot: DirectorySnapshot } {
  const directory = directoryOf({ center, appId })
  useEffect(() => {
    if (!enabled) return undefined
    directory.start({ maxAgeMs: MAX_AGE_MS })
    return () => directory.stop()
  }, [directory, enabled])
  return { directory, snapshot: useSyncExternalStore(directory.subscribe, directory.getSnapshot) }
}
