import { ServiceError } from '#api/contract/errors.ts'
import { findLiveGroup, findUsableApp } from '../access.ts'
import { pageFrom } from '../pages.ts'
import type { Handler } from './handler.ts'

/** Users inside now, in the order they came. The page token is the place of the last one told. */
export const listLiveMessageGroupUsers: Handler<'ListLiveMessageGroupUsers'> = (context, params) => {
  const group = findLiveGroup(findUsableApp(context, params), params.GroupId)
  if (group.supergroup) {
    throw new ServiceError(
      'InputInvalid',
      `Group ${group.id} is a supergroup: its member list was cleared and cannot be queried.`,
    )
  }
  const members = [...group.members].map(([userId, member]) => ({ userId, ...member }))
  const { rows, next } = pageFrom(members, ({ order }) => order, params)
  return {
    GroupId: group.id,
    Hasmore: next !== undefined,
    NextPageToken: next ?? 0,
    UserList: rows.map(({ userId, info }) => ({ UserId: userId, UserInfo: info })),
    RequestId: context.requestId,
  }
}
