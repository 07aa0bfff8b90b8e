import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { directoryOf } from '../data/directories.ts'
import type { DirectorySnapshot } from '../data/directory-snapshot.ts'
import type { GroupDirectory } from '../data/directory.ts'
import type { Holder } from './judge-rows.ts'

/** What was read longer ago is read again, milliseconds: others create and delete groups, too. */
const MAX_AGE_MS = 30_000

export interface AllGroups {
  directory: GroupDirectory
  snapshot: DirectorySnapshot
  /** All have been read, since this was opened or shortly before. */
  read: boolean
  /** How much is read, 0 to 1; undefined while what is known already is read again. */
  share: number | undefined
}

/** Whether a directory has been read to its end since somebody began to look at this, or shortly before: once it has, for good. */
function readToEnd(directory: GroupDirectory) {
  let begun = false
  let read = false
  return {
    subscribe(listener: () => void) {
      directory.outdate(MAX_AGE_MS)
      directory.resume()
      begun = true
      return directory.subscribe(listener)
    },
    get() {
      const { complete, reading, failure } = directory.getSnapshot()
      // What is read again later only adds to it.
      read ||= begun && complete && !reading && failure === undefined
      return read
    },
  }
}

/** The directory of an application, read to its end for a dialog over the list, which goes on reading when the dialog has gone. */
export function useAllGroups(scope: Scope): AllGroups {
  const directory = directoryOf(useQueryClient(), scope)
  const snapshot = useSyncExternalStore(directory.subscribe, directory.getSnapshot)
  const watch = useMemo(() => readToEnd(directory), [directory])
  const read = useSyncExternalStore(watch.subscribe, watch.get)
  const { complete, entries, total } = snapshot
  const share = complete || total === undefined || total === 0 ? undefined : Math.min(1, entries.length / total)
  return { directory, snapshot, read, share }
}

/** Which IDs are taken, and by what. */
export function useHolders({ snapshot, read }: AllGroups): Holder | undefined {
  const { entries } = snapshot
  return useMemo(() => {
    if (!read) return undefined
    const byId = new Map(entries.map(({ row }) => [row.id, row.deleted ? ('deleted' as const) : ('live' as const)]))
    return (id) => byId.get(id)
  }, [entries, read])
}
