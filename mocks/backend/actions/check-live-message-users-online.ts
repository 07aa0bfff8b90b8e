import { findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** A user nobody ever heard of is not online. */
export const checkLiveMessageUsersOnline: Handler<'CheckLiveMessageUsersOnline'> = (context, params) => {
  const { users } = findUsableApp(context, params)
  return {
    UserList: params.UserIds.map((UserId) => ({ UserId, Online: users.get(UserId)?.online === true })),
    RequestId: context.requestId,
  }
}
