import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** Mutes everybody; those exempt replace whoever was. */
export const banLiveMessageGroup: Handler<'BanLiveMessageGroup'> = (context, params) => {
  const { mutes } = findLiveGroup(findUsableApp(context, params), params.GroupId)
  context.changed()
  mutes.everybody = true
  mutes.exempt = new Set(params.ExceptUsers)
  return { RequestId: context.requestId }
}
