import type { ActionName } from '#api/contract/actions.ts'
import type { Deed } from './answer.ts'

/** One thing that a random history does. */
export type Doing =
  | { kind: 'call'; action: ActionName; params: Record<string, unknown> }
  | { kind: 'deed'; deed: Deed }
  /** Many calls of one moment. With `ungated`, as a journal tells them: nothing is throttled. */
  | { kind: 'burst'; calls: { action: ActionName; params: Record<string, unknown> }[]; ungated: boolean }
  | { kind: 'advance'; seconds: number }
  /** To the n-th of the moments at which something changes by itself, or some seconds off it. */
  | { kind: 'jump'; nth: number; off: number }
  | { kind: 'restart'; from: 'world' | 'journal' }

/** So many milliseconds after the one before. */
export type Step = { afterMs: number } & Doing

/** Stands for the application that was made last. */
export const LAST_MADE = '@last-made'
/** Stands for the token of the action's last answer. */
export const LAST_TOKEN = '@last-token'
