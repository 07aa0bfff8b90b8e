import type { ActionName } from './contract/actions.ts'
import { type Role, roleFor, roleMay } from './contract/roles.ts'

/** What an operator can do beside reading, in the console's words. */
export const OPERATIONS = {
  createApplication: 'CreateLiveMessageApp',
  switchApplication: 'ModifyLiveMessageAppDisable',
  changeCallback: 'ModifyLiveMessageAppCallback',
  changeModeration: 'ModifyLiveMessageAppAudit',
  createGroup: 'CreateLiveMessageGroup',
  changeGroup: 'ModifyLiveMessageGroup',
  sendMessage: 'SendLiveMessageGroup',
  recallMessage: 'DeleteLiveMessageGroupMessage',
  sendUserMessage: 'SendLiveMessageUser',
  recallUserMessage: 'DeleteLiveMessageUserMessage',
  kickUser: 'KickLiveMessageGroupUser',
  muteUsers: 'AddLiveMessageGroupBand',
  unmuteUsers: 'RemoveLiveMessageGroupBand',
  muteEverybody: 'BanLiveMessageGroup',
  unmuteEverybody: 'UnbanLiveMessageGroup',
  changeUserInformation: 'ModifyLiveMessageUserInfo',
  deleteGroup: 'DeleteLiveMessageGroup',
  restoreGroup: 'RecoverLiveMessageDeletedGroup',
} as const satisfies Record<string, ActionName>

export type Operation = keyof typeof OPERATIONS

/** The role that an operation needs and this one lacks; undefined where it is allowed. The gateway decides, this only tells. */
export function missingRole(role: Role, operation: Operation): Role | undefined {
  const action = OPERATIONS[operation]
  return roleMay(role, action) ? undefined : roleFor(action)
}
