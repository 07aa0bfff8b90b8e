import { findGroup, findUsableApp } from '../access.ts'
import { endForMembers } from '../presence.ts'
import type { Handler } from './handler.ts'

/**
 * The users inside are told and put out; row, ID and messages stay for their time. Deleting a deleted group answers the same
 * and changes nothing, so a repeated call does not prolong that time.
 */
export const deleteLiveMessageGroup: Handler<'DeleteLiveMessageGroup'> = (context, params) => {
  const app = findUsableApp(context, params)
  const group = findGroup(app, params.GroupId)
  if (group.deletion === undefined) {
    context.changed()
    endForMembers(context, app, group)
    context.tables.delete(app, group, context.now, params.OperatorId ?? '')
  }
  return { GroupId: group.id, RequestId: context.requestId }
}
