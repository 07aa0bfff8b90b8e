import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { directoryOf, directoryQuery } from './directories.ts'
import type { GroupDirectory } from './directory.ts'
import type { DirectorySnapshot } from './directory-snapshot.ts'

/** Coming back to an application after this long, its groups are read again, quietly. Milliseconds. */
const MAX_AGE_MS = 60_000

/** The directory of an application while its list is on screen; leaving cancels what is being read. */
export function useDirectory(scope: Scope): { directory: GroupDirectory; snapshot: DirectorySnapshot } {
  const directory = directoryOf(useQueryClient(), scope)
  // The cache keeps what is observed, and a reset shows here.
  useQuery({ ...directoryQuery(scope), notifyOnChangeProps: ['data'] })
  useEffect(() => {
    directory.outdate(MAX_AGE_MS)
    return () => directory.stop()
  }, [directory])
  return { directory, snapshot: useSyncExternalStore(directory.subscribe, directory.getSnapshot) }
}
