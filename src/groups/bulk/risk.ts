import { withoutInvisible } from '#lib/characters.ts'
import type { Candidate } from './candidates.ts'
import type { PlannedItem, Plan } from './plan.ts'

/** Groups from which on their number has to be typed. */
export const MANY = 20
/** Groups that are named as the busiest. */
const NAMED = 3

export interface People {
  /** Online in all of them, as far as it is known. */
  online: number
  /** Groups in which somebody is. */
  groups: number
  /** Groups of which nobody knows. */
  unknown: number
  /** Those with most people, most first. */
  busiest: readonly Candidate[]
}

/** Who is online where something is going to happen. */
export function peopleIn(items: readonly PlannedItem[]): People {
  const inhabited = items.filter(({ group }) => (group.onlineUsers ?? 0) > 0).map(({ group }) => group)
  return {
    online: inhabited.reduce((sum, { onlineUsers = 0 }) => sum + onlineUsers, 0),
    groups: inhabited.length,
    unknown: items.filter(({ group }) => group.onlineUsers === undefined).length,
    busiest: inhabited.toSorted((a, b) => (b.onlineUsers ?? 0) - (a.onlineUsers ?? 0)).slice(0, NAMED),
  }
}

/** The same items, those with most people first. */
export const busiestFirst = (items: readonly PlannedItem[]): PlannedItem[] =>
  items.toSorted((a, b) => (b.group.onlineUsers ?? 0) - (a.group.onlineUsers ?? 0))

/** Why the number of groups has to be typed before they are deleted, or a message leaves that nobody can call back. */
export type Concern = 'online' | 'unknown' | 'many'

export function concernOf(kind: 'delete' | 'send', { todo }: Pick<Plan, 'todo'>): Concern | undefined {
  const { online, unknown } = peopleIn(todo)
  if (kind === 'delete' && online > 0) return 'online'
  if (kind === 'delete' && unknown > 0) return 'unknown'
  return todo.length >= MANY ? 'many' : undefined
}

/** Whether a text is this number, as somebody may write it. */
export function isCount(typed: string, count: number): boolean {
  const text = withoutInvisible(typed).normalize('NFKC').replaceAll(/[,\s]/gu, '')
  return /^\d+$/.test(text) && Number(text) === count
}

/** Whether so many more people have come since a plan was agreed to that it has to be looked at again. */
export function hasGrown(agreed: readonly PlannedItem[], now: readonly PlannedItem[]): boolean {
  const before = peopleIn(agreed).online
  const after = peopleIn(now).online
  return before === 0 ? after > 0 : after >= before * 2
}

/** What was agreed to and can still be done, in its order, as it is known now; nothing that was not agreed to. */
export function stillAgreed(agreed: Plan, now: Plan): PlannedItem[] {
  const ids = new Set(agreed.todo.map(({ group }) => group.id))
  return now.todo.filter(({ group }) => ids.has(group.id))
}
