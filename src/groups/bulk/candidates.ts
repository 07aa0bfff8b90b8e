import type { Group, GroupRow } from '#api/groups.ts'
import type { Moment } from '#lib/age.ts'

/** What Describe told of a group while a plan was made. It carries up to 32 KB of information, which is not kept. */
export interface Reading {
  row: GroupRow
  /** Undefined of a deleted group. */
  onlineUsers: number | undefined
  /** UNIX seconds; undefined of a group that is not deleted, and when the service does not say. */
  deletedAt: number | undefined
  /** The message types that the group carries. */
  types: readonly string[]
  at: Moment
}

/** `gone`: the service knows no such group. */
export type Read = Reading | 'gone'

/** A selected group with what is known of it when a plan is made. */
export interface Candidate {
  id: string
  /** Empty also where nothing is known. */
  name: string
  /**
   * - `read`: Describe has told, for this plan.
   * - `listed`: only lists have, at some time.
   * - `gone`: there is no such group.
   * - `unknown`: nobody has told yet.
   */
  known: 'read' | 'listed' | 'gone' | 'unknown'
  deleted: boolean
  administrators: readonly string[]
  /** Undefined where nobody told, and of deleted groups. */
  onlineUsers: number | undefined
  /** UNIX seconds; undefined where nobody told, and of groups that are not deleted. */
  deletedAt: number | undefined
  /** Undefined where nobody told. */
  types: readonly string[] | undefined
}

const NOTHING = {
  name: '',
  deleted: false,
  administrators: [],
  onlineUsers: undefined,
  deletedAt: undefined,
  types: undefined,
} as const

/** What lists and Describe tell together. `listed`: the group as it was read last, by either; undefined when none is known. */
export function candidateOf(id: string, listed: GroupRow | undefined, read: Read | undefined): Candidate {
  if (listed === undefined && read === 'gone') return { ...NOTHING, id, known: 'gone' }
  // Back in a list that was read later.
  const reading = read === 'gone' ? undefined : read
  const row = listed ?? reading?.row
  if (row === undefined) return { ...NOTHING, id, known: 'unknown' }
  const { name, deleted, administrators } = row
  // Deleted or restored since: what else was told is of another state.
  const told = reading?.row.deleted === deleted ? reading : undefined
  return {
    id,
    name,
    deleted,
    administrators,
    known: told === undefined ? 'listed' : 'read',
    onlineUsers: told?.onlineUsers,
    deletedAt: told?.deletedAt,
    types: told?.types,
  }
}

export function readingOf(group: Group, at: Moment): Reading {
  const { id, name, owner, administrators, createdAt, deleted, live, deletion } = group
  return {
    row: { id, name, owner, administrators, createdAt, deleted },
    onlineUsers: live?.onlineUsers,
    deletedAt: deletion?.at,
    types: live?.messageCounts.map(({ type }) => type) ?? [],
    at,
  }
}
