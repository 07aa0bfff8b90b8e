import { ACTIONS, type ActionName } from './actions.ts'
import { appActions } from './app-actions.ts'
import { messageActions } from './message-actions.ts'
import { muteActions } from './mute-actions.ts'

/**
 * What somebody may do, each including the one before: reading; what happens inside a group during a show (send, recall, mute, kick);
 * groups and what is known of users, too; applications, too.
 */
export const ROLES = ['viewer', 'moderator', 'operator', 'manager'] as const
export type Role = (typeof ROLES)[number]

/** The least role that may call an action: the gateway enforces it, the console mirrors it. */
export function roleFor(action: ActionName): Role {
  if (ACTIONS[action].kind === 'read') return 'viewer'
  if (Object.hasOwn(appActions, action)) return 'manager'
  return isModeration(action) ? 'moderator' : 'operator'
}

const isModeration = (action: ActionName) =>
  action === 'KickLiveMessageGroupUser' || Object.hasOwn(muteActions, action) || Object.hasOwn(messageActions, action)

export function roleMay(role: Role, action: ActionName): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(roleFor(action))
}
