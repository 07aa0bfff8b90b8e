import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { listGroups } from '#api/groups.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { client } from '#api/service.ts'
import { nextAsked } from './asked.ts'
import { correctCached } from './cached-rows.ts'
import { GroupDirectory, type PageReader } from './directory.ts'
import { groupKeys } from './group-keys.ts'

/**
 * The directory of an application as an entry of the query cache. So it is shared by everybody who asks, stays for a while after
 * its list was left, and is forgotten with everything else that was read.
 */
export const directoryQuery = (scope: Scope) =>
  queryOptions({
    queryKey: groupKeys.directory(scope),
    // Asked again it is the same one: it decides by itself what to read again.
    queryFn: ({ client: queryClient }) => directoryOf(queryClient, scope),
    staleTime: Number.POSITIVE_INFINITY,
  })

export function directoryOf(queryClient: QueryClient, scope: Scope): GroupDirectory {
  return queryClient.getQueryData(directoryQuery(scope).queryKey) ?? createDirectory(queryClient, scope)
}

/** Reads anew what is on screen of applications' directories; the others look at their age when they are used again. */
export function refreshDirectories(queryClient: QueryClient): void {
  for (const directory of shownDirectories(queryClient)) directory.refresh()
}

/** So many groups are read in a moment, before what the rows on screen show besides. */
const FEW_GROUPS = 10 * LIMITS.groupPageSize
/** Those of which all is old. */
const hurried = new WeakSet<GroupDirectory>()

/** The same, and with it what Describe has told of all groups, however lately. */
export function readDirectoriesAnew(queryClient: QueryClient): void {
  for (const directory of shownDirectories(queryClient)) {
    hurried.add(directory)
    directory.facts.outdate()
    directory.refresh()
  }
}

const shownDirectories = (queryClient: QueryClient): GroupDirectory[] =>
  queryClient
    .getQueryCache()
    .findAll({ queryKey: groupKeys.every, type: 'active' })
    .map(({ state }) => state.data)
    .filter((data) => data instanceof GroupDirectory)

function createDirectory(queryClient: QueryClient, scope: Scope): GroupDirectory {
  const { queryKey } = directoryQuery(scope)
  const priority = () =>
    hurried.has(directory) && (directory.getSnapshot().total ?? 0) <= FEW_GROUPS ? PRIORITY.hurried : PRIORITY.directory
  const directory: GroupDirectory = new GroupDirectory(pageReader(scope, priority), {
    onNews: (rows) => {
      for (const row of rows) directory.facts.notice(row)
      correctCached(queryClient, scope, rows)
    },
  })
  queryClient.setQueryData(queryKey, directory)
  const unsubscribe = queryClient.getQueryCache().subscribe(() => {
    if (queryClient.getQueryData(queryKey) === directory) return
    unsubscribe()
    directory.stop()
  })
  return directory
}

/** Reads within the background budget; transient failures are repeated as any other read of the console is. */
function pageReader(scope: Scope, priority: () => number): PageReader {
  return (number, signal) => {
    const page = { number, size: LIMITS.groupPageSize, status: 'all', order: 'oldest' } as const
    const read = async () => {
      const asked = nextAsked()
      return { ...(await listGroups(client, scope, page, signal)), asked }
    }
    return repeatTransient(() => backgroundCalls.run(read, { priority: priority(), signal }), signal)
  }
}
