import { findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** Sub-code of the messaging core for a group that is gone (the client libraries' own numbering). */
const GROUP_ABSENT = 440

/**
 * Changes what a user's groups say of it. A group that ended under the user, whose client still names it, fails. A user nobody knows is
 * answered with success and empty lists.
 */
export const modifyLiveMessageUserInfo: Handler<'ModifyLiveMessageUserInfo'> = (context, params) => {
  const { UserId, UserMetaInfo = '' } = params
  const app = findUsableApp(context, params)
  const user = app.users.get(UserId)
  const SuccessList: { GroupId: string; Success: boolean }[] = []
  const FailList: { GroupId: string; Code: number; Reason: string; Success: boolean }[] = []
  if (user !== undefined) {
    context.changed()
    user.info = UserMetaInfo
    for (const { groupId: GroupId, to, ended } of user.stays) {
      const member = app.groups.get(GroupId)?.members.get(UserId)
      if (to === undefined && member !== undefined) {
        member.info = UserMetaInfo
        SuccessList.push({ GroupId, Success: true })
      } else if (ended === true) {
        FailList.push({
          GroupId,
          Code: GROUP_ABSENT,
          Reason: 'The group does not exist or was deleted.',
          Success: false,
        })
      }
    }
  }
  return { SuccessList, FailList, RequestId: context.requestId }
}
