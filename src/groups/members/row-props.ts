import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import type { RowSet } from '../../ui/row-set.ts'
import type { MutesRead } from '../data/mutes-query.ts'
import type { UserAct } from '../people/use-acts.ts'

/** What both lists of users in the tab Members share. */
export interface RowProps {
  scope: Scope
  group: Group
  mutes: MutesRead | undefined
  /** Of both lists together. */
  selection: RowSet
  onAct: (kind: UserAct, user: string) => void
}
