import { LIMITS } from '#api/contract/limits.ts'
import { type AdministratorsChange, changedAdministrators } from '../runs/acts.ts'
import { isExpired } from '../shared/deletion-times.ts'
import { sameAdministrators } from '../shared/found-group.ts'
import type { Candidate } from './candidates.ts'

/** Why nothing is done to a group. */
export type Why =
  /** There is no such group. */
  | 'gone'
  /** Nothing that would tell is known of it. */
  | 'notRead'
  | 'deleted'
  | 'notDeleted'
  /** The 30 days are over. */
  | 'over'
  /** The application has no place left for it. */
  | 'noPlace'
  /** People are online, and the operator leaves such groups out. */
  | 'online'
  | 'nobodyOnline'
  /** Who is online is not known. */
  | 'nobodyKnows'
  /** It carries as many message types as it may, and not this one. */
  | 'typesFull'
  /** Its administrators are so already. */
  | 'unchanged'
  /** It would have more administrators than it may. */
  | 'tooMany'

export interface PlannedItem {
  group: Candidate
  /** The administrators that it will have, or would. */
  becomes?: readonly string[]
}

export interface LeftOut extends PlannedItem {
  why: Why
}

/** What will happen to which of the selected groups: each is in one of the two lists, once. */
export interface Plan {
  /** In the order in which it is done. */
  todo: readonly PlannedItem[]
  left: readonly LeftOut[]
}

type Verdict = { why?: Why | undefined; becomes?: readonly string[] }

function planned(groups: readonly Candidate[], judge: (group: Candidate) => Verdict): Plan {
  const todo: PlannedItem[] = []
  const left: LeftOut[] = []
  for (const group of groups) {
    const { why, ...rest } = beyondPlanning(group) ?? judge(group)
    if (why === undefined) todo.push({ group, ...rest })
    else left.push({ group, why, ...rest })
  }
  return { todo, left }
}

function beyondPlanning({ known }: Candidate): { why: Why } | undefined {
  if (known === 'gone') return { why: 'gone' }
  return known === 'unknown' ? { why: 'notRead' } : undefined
}

/** `sparing`: only those where nobody is online. */
export function planDeletion(groups: readonly Candidate[], { sparing }: { sparing: boolean }): Plan {
  return planned(groups, ({ deleted, onlineUsers }) => {
    if (deleted) return { why: 'deleted' }
    if (!sparing || onlineUsers === 0) return {}
    return { why: onlineUsers === undefined ? 'nobodyKnows' : 'online' }
  })
}

interface Restoring {
  /** The service's time, UNIX seconds. */
  now: number
  /** Places that the application has for more groups; undefined when that cannot be read, and the service decides. */
  free: number | undefined
}

/** What can be restored no longer than others goes first: where places are short, that is what it gets. */
export function planRestoring(groups: readonly Candidate[], { now, free }: Restoring): Plan {
  const { todo, left } = planned(groups, ({ deleted, deletedAt }) => {
    if (!deleted) return { why: 'notDeleted' }
    return deletedAt !== undefined && isExpired({ at: deletedAt }, now) ? { why: 'over' } : {}
  })
  const since = ({ group }: PlannedItem) => group.deletedAt ?? Infinity
  const inOrder = todo.toSorted((a, b) => (since(a) === since(b) ? 0 : since(a) - since(b)))
  const places = Math.max(0, free ?? inOrder.length)
  const without = inOrder.slice(places).map((item) => ({ ...item, why: 'noPlace' as const }))
  return { todo: inOrder.slice(0, places), left: [...without, ...left] }
}

interface Sending {
  /** Also where nobody is online, or nobody knows: the service may refuse it there. */
  everywhere: boolean
  /** The message's type as the service writes it; undefined until a valid one is typed. */
  type: string | undefined
}

export function planSending(groups: readonly Candidate[], { everywhere, type }: Sending): Plan {
  return planned(groups, ({ deleted, onlineUsers, types }) => {
    if (deleted) return { why: 'deleted' }
    if (type !== undefined && types !== undefined && !types.includes(type) && areTypesFull(types))
      return { why: 'typesFull' }
    if (everywhere) return {}
    if (onlineUsers === undefined) return { why: 'nobodyKnows' }
    return onlineUsers === 0 ? { why: 'nobodyOnline' } : {}
  })
}

const areTypesFull = (types: readonly string[]): boolean => types.length >= LIMITS.messageTypesPerGroup

/** Of those that the message goes to, how many carry its type for the first time, and for ever. */
export function newTypeIn({ todo }: Plan, type: string): number {
  return todo.filter(({ group }) => group.types?.includes(type) === false).length
}

export function planAdministrators(groups: readonly Candidate[], change: AdministratorsChange): Plan {
  return planned(groups, ({ deleted, administrators }) => {
    if (deleted) return { why: 'deleted' }
    const becomes = changedAdministrators(administrators, change)
    if (sameAdministrators(becomes, administrators)) return { why: 'unchanged' }
    return becomes.length > LIMITS.administrators ? { why: 'tooMany', becomes } : { becomes }
  })
}

/** How many are left out for which reason, the most frequent first. */
export function countReasons(left: readonly LeftOut[]): { why: Why; count: number }[] {
  const counts = new Map<Why, number>()
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1)
  return [...counts].map(([why, count]) => ({ why, count })).toSorted((a, b) => b.count - a.count)
}
