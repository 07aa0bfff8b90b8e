import * as v from 'valibot'
import { defineAction } from './define-action.ts'
import {
  count,
  dataCenter,
  oneGroup,
  pageToken,
  range,
  requestId,
  sortType,
  storedId,
  text,
  userId,
  userIds,
} from './fields.ts'
import { LIMITS } from './limits.ts'

const checkedUsers = userIds(1, LIMITS.checkedUsers)
/** `Online` is the flag's name in both checks; in the first one it means "is in the group". */
const checks = v.array(v.object({ UserId: v.string(), Online: v.boolean() }))

export const memberActions = {
  ListLiveMessageGroupUsers: defineAction({
    kind: 'read',
    request: {
      ...oneGroup,
      PageSize: range(LIMITS.memberPageSizeMin, LIMITS.memberPageSizeMax),
      /** By the time of joining. */
      SortType: sortType,
      NextPageToken: pageToken,
    },
    answer: {
      GroupId: v.string(),
      Hasmore: v.boolean(),
      /** 0 when there is no further page. */
      NextPageToken: count,
      UserList: v.array(v.object({ UserId: v.string(), UserInfo: v.string() })),
      RequestId: requestId,
    },
  }),
  CheckLiveMessageUsersInGroup: defineAction({
    kind: 'read',
    request: { ...oneGroup, UserIds: checkedUsers },
    answer: { Users: checks, RequestId: requestId },
  }),
  CheckLiveMessageUsersOnline: defineAction({
    kind: 'read',
    request: { AppId: storedId, UserIds: checkedUsers, DataCenter: dataCenter },
    answer: { UserList: checks, RequestId: requestId },
  }),
  KickLiveMessageGroupUser: defineAction({
    kind: 'write',
    request: { ...oneGroup, KickoffUser: userId },
    answer: { RequestId: requestId },
  }),
  ModifyLiveMessageUserInfo: defineAction({
    kind: 'write',
    request: {
      AppId: storedId,
      UserId: userId,
      UserMetaInfo: v.optional(text(LIMITS.senderInformationBytes)),
      DataCenter: dataCenter,
    },
    answer: {
      SuccessList: v.array(v.object({ GroupId: v.string(), Success: v.boolean() })),
      FailList: v.array(v.object({ GroupId: v.string(), Code: v.number(), Reason: v.string(), Success: v.boolean() })),
      RequestId: requestId,
    },
  }),
}
