import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { listGroups } from '#api/groups.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { client } from '#api/service.ts'
import { GroupDirectory, type PageReader } from './directory.ts'

/** Applications whose groups stay in memory, so that going back and forth between two does not read them again. */
const MOST_KEPT = 3

const kept = new Map<string, GroupDirectory>()

/** The directory of an application, the same for everybody who asks. */
export function directoryOf(scope: Scope): GroupDirectory {
  const key = `${scope.center}/${scope.appId}`
  const directory = kept.get(key) ?? new GroupDirectory(pageReader(scope))
  kept.delete(key)
  kept.set(key, directory)
  for (const [oldest, old] of kept) {
    if (kept.size <= MOST_KEPT) break
    old.stop()
    kept.delete(oldest)
  }
  return directory
}

/** Drops what was read of every application; whoever asks next reads anew. */
export function forgetDirectories(): void {
  for (const directory of kept.values()) directory.stop()
  kept.clear()
}

/** Reads within the background budget; transient failures are repeated as any other read of the console is. */
function pageReader(scope: Scope): PageReader {
  return (number, signal) => {
    const page = { number, size: LIMITS.groupPageSize, status: 'all', order: 'oldest' } as const
    const read = () => listGroups(client, scope, page, signal)
    return repeatTransient(() => backgroundCalls.run(read, { priority: PRIORITY.directory, signal }), signal)
  }
}
