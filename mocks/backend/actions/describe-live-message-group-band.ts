import { findLiveGroup, findUsableApp } from '../access.ts'
import type { Handler } from './handler.ts'

export const describeLiveMessageGroupBand: Handler<'DescribeLiveMessageGroupBand'> = (context, params) => {
  const { id, mutes } = findLiveGroup(findUsableApp(context, params), params.GroupId)
  return {
    GroupId: id,
    IsbannedAll: mutes.everybody,
    BannedUserList: [...mutes.users],
    UnbannedUserList: [...mutes.exempt],
    RequestId: context.requestId,
  }
}
