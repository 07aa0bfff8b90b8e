import type { QueryClient } from '@tanstack/react-query'
import { describeGroup, type Group, type GroupPage, listGroups } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { nextAsked } from './asked.ts'
import { directoryOf } from './directories.ts'
import { noteGroupRead } from './read-moments.ts'
import type { PageRequest } from './group-keys.ts'
import { sameRow, toRow } from './rows.ts'

// A group is read by lists and by Describe, at different times, and what they tell may differ: right is what was asked for later.
// So every read passes what it has read to the directory, which corrects what the query cache holds, and takes from it what was
// asked for later than it was itself.

/** One page of the service's own list. */
export async function readPage(
  queryClient: QueryClient,
  scope: Scope,
  page: PageRequest,
  signal: AbortSignal,
): Promise<GroupPage> {
  const asked = nextAsked()
  const { rows, total } = await listGroups(client, scope, page, signal)
  signal.throwIfAborted()
  const directory = directoryOf(queryClient, scope)
  directory.observe(rows, page.status === 'all' ? total : undefined, asked)
  return { rows: rows.map((row) => directory.find(row.id) ?? row), total }
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
    const group = await describeGroup(client, scope, id, signal)
    signal.throwIfAborted()
    noteGroupRead(queryClient, scope, id)
    const directory = directoryOf(queryClient, scope)
    const row = toRow(group)
    directory.put([row], { asked })
    if (sameRow(directory.find(id) ?? row, row)) return group
  }
}
