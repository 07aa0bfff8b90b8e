import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** Mutes users one by one; an owner or administrator among them speaks all the same. */
export const addLiveMessageGroupBand: Handler<'AddLiveMessageGroupBand'> = (context, params) => {
  const { mutes } = findLiveGroup(findUsableApp(context, params), params.GroupId)
  context.changed()
  for (const userId of params.BannedUsers) mutes.users.add(userId)
  return { RequestId: context.requestId }
}
