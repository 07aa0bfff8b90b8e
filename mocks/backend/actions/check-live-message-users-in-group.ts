import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** Also of a supergroup: only its list is gone. */
export const checkLiveMessageUsersInGroup: Handler<'CheckLiveMessageUsersInGroup'> = (context, params) => {
  const { members } = findLiveGroup(findUsableApp(context, params), params.GroupId)
  return {
    Users: params.UserIds.map((UserId) => ({ UserId, Online: members.has(UserId) })),
    RequestId: context.requestId,
  }
}
