import { ACTIONS, type ActionName } from './actions.ts'
import { appActions } from './app-actions.ts'

/** What an operator may do, each including the one before: reading; groups, messages, members and mutes; applications too. */
export const ROLES = ['viewer', 'operator', 'manager'] as const
export type Role = (typeof ROLES)[number]

/** The least role that may call an action: the gateway enforces it, the console mirrors it. */
export function roleFor(action: ActionName): Role {
  if (ACTIONS[action].kind === 'read') return 'viewer'
  return Object.hasOwn(appActions, action) ? 'manager' : 'operator'
}

export function roleMay(role: Role, action: ActionName): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(roleFor(action))
}
