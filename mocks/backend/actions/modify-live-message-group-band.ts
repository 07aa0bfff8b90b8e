import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** Replaces what is sent and leaves the rest; lifting the mute of everybody leaves nobody exempt. */
export const modifyLiveMessageGroupBand: Handler<'ModifyLiveMessageGroupBand'> = (context, params) => {
  const { BannedAll, BannnedUsers, ExceptUsers } = params
  const { mutes } = findLiveGroup(findUsableApp(context, params), params.GroupId)
  context.changed()
  if (BannedAll !== undefined) mutes.everybody = BannedAll
  if (BannnedUsers !== undefined) mutes.users = new Set(BannnedUsers)
  if (ExceptUsers !== undefined) mutes.exempt = new Set(ExceptUsers)
  if (!mutes.everybody) mutes.exempt = new Set()
  return { RequestId: context.requestId }
}
