import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { describeMutes, type Mutes } from '#api/mutes.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock } from '#api/service.ts'
import { groupKeys } from './group-keys.ts'
import { FRESH_MS } from './queries.ts'

/** A group's mutes, and when they were read. */
export interface MutesRead extends Mutes {
  /** UNIX seconds of the service. */
  at: number
  /**
   * Who was muted singly when the service told last that not everybody is: while everybody is, it need not tell. Undefined when that was
   * not read.
   */
  before: { users: readonly string[]; at: number } | undefined
}

/** What a reading means after the one before it. */
export function mutesRead(mutes: Mutes, at: number, previous: MutesRead | undefined): MutesRead {
  if (!mutes.everybody || previous === undefined) return { ...mutes, at, before: undefined }
  const before = previous.everybody ? previous.before : { users: previous.users, at: previous.at }
  return { ...mutes, at, before }
}

export const mutesQuery = (scope: Scope, groupId: string) => {
  const queryKey = groupKeys.mutesRead(scope, groupId)
  return queryOptions({
    queryKey,
    queryFn: async ({ client: queries, signal }) => {
      const mutes = await describeMutes(client, scope, groupId, signal)
      return mutesRead(mutes, serviceClock.now(), queries.getQueryData<MutesRead>(queryKey))
    },
    staleTime: FRESH_MS,
  })
}

/** Who is muted singly, as far as anybody knows, and when that was read. */
export function singlyMuted({ users, at, before }: MutesRead): { users: readonly string[]; at: number } {
  return before === undefined ? { users, at } : { users: [...new Set([...before.users, ...users])], at: before.at }
}

/** Single mutes were accepted, or lifted, while everybody is muted: the list that was read before follows. */
export function noteSingleMutes(
  queries: QueryClient,
  scope: Scope,
  groupId: string,
  changed: readonly string[],
  muted: boolean,
): void {
  queries.setQueryData(mutesQuery(scope, groupId).queryKey, (read) => {
    if (read?.before === undefined) return read
    const others = read.before.users.filter((id) => !changed.includes(id))
    return { ...read, before: { ...read.before, users: muted ? [...others, ...changed] : others } }
  })
}
