import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** Each value is replaced only under its own flag; a flag without a value clears. Without flags nothing happens. */
export const modifyLiveMessageGroup: Handler<'ModifyLiveMessageGroup'> = (context, params) => {
  const { ModifyInfo = false, GroupInfo = '', ModifyAdmin = false, AdminList = [] } = params
  const group = findLiveGroup(findUsableApp(context, params), params.GroupId)
  if (ModifyInfo || ModifyAdmin) context.changed()
  if (ModifyInfo) group.info = GroupInfo
  if (ModifyAdmin) group.administrators = [...AdminList]
  return { RequestId: context.requestId }
}
