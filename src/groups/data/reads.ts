import type { QueryClient } from '@tanstack/react-query'
import { describeGroup, type Group, type GroupPage, listGroups } from '#api/groups.ts'
import { isRefusedWith } from '#api/failure.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { nextAsked } from './asked.ts'
import { directoryOf } from './directories.ts'
import { noteGroupRead } from './read-moments.ts'
import type { GroupPageRequest } from '#api/group-page-params.ts'
import { sameRow, toRow } from './rows.ts'
import { partsOf } from './service-page.ts'

// A group is read by lists and by Describe, at different times, and what they tell may differ: right is what was asked for later.
// So every read passes what it has read to the directory, which corrects what the query cache holds, and takes from it what was
// asked for later than it was itself.

/** One page of the list, of as many of the service's own pages as it takes. */
export async function readPage(
  queryClient: QueryClient,
  scope: Scope,
  page: GroupPageRequest,
  signal: AbortSignal,
): Promise<GroupPage> {
  const asked = nextAsked()
  const { rows, total } = await listPages(scope, page, signal)
  signal.throwIfAborted()
  const directory = directoryOf(queryClient, scope)
  directory.observe(rows, page.status === 'all' ? total : undefined, asked)
  return { rows: rows.map((row) => directory.find(row.id) ?? row), total }
}

/** The service gives so many rows a page at most: the first tells how many others there are, which then come together. */
async function listPages(scope: Scope, page: GroupPageRequest, signal: AbortSignal): Promise<GroupPage> {
  const { first, count } = partsOf(page)
  const read = (number: number) => listGroups(client, scope, { ...first, number }, signal)
  const { rows, total } = await read(first.number)
  const last = Math.min(first.number + count - 1, Math.ceil(total / first.size))
  const others = await Promise.all(
    Array.from({ length: Math.max(0, last - first.number) }, (_, index) => read(first.number + 1 + index)),
  )
  // A group created or purged between two of them stands in both, or in neither until the next look.
  const byId = new Map([rows, ...others.map((other) => other.rows)].flat().map((row) => [row.id, row]))
  return { rows: [...byId.values()], total: others.at(-1)?.total ?? total }
}

/** A group by Describe; read once more when a list that was asked later tells something else of it. */
export async function readGroup(
  queryClient: QueryClient,
  scope: Scope,
  id: string,
  signal: AbortSignal,
): Promise<Group> {
  for (;;) {
    const asked = nextAsked()
    const directory = directoryOf(queryClient, scope)
    const group = await describeGroup(client, scope, id, signal).catch((error: unknown) => {
      if (isRefusedWith(error, 'ResourceNotExist')) directory.vanish(id, asked)
      throw error
    })
    signal.throwIfAborted()
    noteGroupRead(queryClient, scope, id)
    const row = toRow(group)
    directory.put([row], { asked })
    directory.facts.note(group, asked)
    if (sameRow(directory.find(id) ?? row, row)) return group
  }
}
