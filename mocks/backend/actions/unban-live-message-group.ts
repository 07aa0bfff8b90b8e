import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** Users muted one by one stay muted; nobody is exempt any more. */
export const unbanLiveMessageGroup: Handler<'UnbanLiveMessageGroup'> = (context, params) => {
  const { mutes } = findLiveGroup(findUsableApp(context, params), params.GroupId)
  context.changed()
  mutes.everybody = false
  mutes.exempt = new Set()
  return { RequestId: context.requestId }
}
