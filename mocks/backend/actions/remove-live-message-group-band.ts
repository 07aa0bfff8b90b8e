import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** A user who was not muted is no error. */
export const removeLiveMessageGroupBand: Handler<'RemoveLiveMessageGroupBand'> = (context, params) => {
  const { mutes } = findLiveGroup(findUsableApp(context, params), params.GroupId)
  context.changed()
  for (const userId of params.UnbannedUsers) mutes.users.delete(userId)
  return { RequestId: context.requestId }
}
