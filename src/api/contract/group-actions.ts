import * as v from 'valibot'
import { defineAction } from './define-action.ts'
import {
  administrators,
  count,
  dataCenter,
  int64,
  newId,
  oneGroup,
  optionalUserId,
  pageToken,
  range,
  requestId,
  sortType,
  storedId,
  text,
} from './fields.ts'
import { LIMITS } from './limits.ts'

/** 0 all, 1 not deleted, 2 deleted. */
const groupStatus = v.optional(range(0, 2))
const GroupInfo = v.optional(text(LIMITS.groupInformationBytes))

/** What the list and the details both tell of a group. */
const groupEntries = {
  GroupId: v.string(),
  GroupName: v.string(),
  GroupInfo: v.string(),
  CreatorId: v.string(),
  AdminList: v.array(v.string()),
  /** UNIX seconds; the vendor's spelling, as `Deletatime` and `Deletor` below. */
  Createtime: count,
  Delete: v.boolean(),
}

export const groupActions = {
  ListLiveMessageGroupByPage: defineAction({
    kind: 'read',
    method: 'GET',
    request: {
      AppId: storedId,
      /** By creation time, the only order the service knows. */
      SortType: sortType,
      GroupStatus: groupStatus,
      PageNumber: v.optional(range(1, LIMITS.groupPageNumber)),
      PageSize: v.optional(range(1, LIMITS.groupPageSize)),
      DataCenter: dataCenter,
    },
    answer: {
      TotalCount: count,
      PageNumber: count,
      PageSize: count,
      GroupList: v.array(v.object(groupEntries)),
      RequestId: requestId,
    },
  }),
  /** The older list: by token, without a total. */
  ListLiveMessageGroups: defineAction({
    kind: 'read',
    request: {
      AppId: storedId,
      SortType: sortType,
      NextPageToken: pageToken,
      GroupStatus: groupStatus,
      DataCenter: dataCenter,
    },
    answer: {
      Hasmore: v.boolean(),
      /** Text, and spelt with a small p; only when Hasmore is true. The request takes it as a number. */
      NextpageToken: v.optional(v.string()),
      GroupList: v.array(v.object(groupEntries)),
      RequestId: requestId,
    },
  }),
  DescribeLiveMessageGroup: defineAction({
    kind: 'read',
    request: oneGroup,
    answer: {
      ...groupEntries,
      /** The next four only for a group that is not deleted. */
      TotalTimes: v.optional(count),
      OnlineUserCounts: v.optional(count),
      /** Messages per type, key = the type as text. Grows by StaticsIncrease. */
      MsgAmount: v.optional(v.record(v.string(), int64)),
      SuperLargeGroup: v.optional(v.boolean()),
      /** The next two only for a deleted group. */
      Deletatime: v.optional(count),
      Deletor: v.optional(v.string()),
      RequestId: requestId,
    },
  }),
  CreateLiveMessageGroup: defineAction({
    kind: 'write',
    request: {
      AppId: storedId,
      GroupId: newId,
      GroupName: v.optional(text(LIMITS.groupNameBytes)),
      GroupInfo,
      CreatorId: optionalUserId,
      Administrators: v.optional(administrators),
      DataCenter: dataCenter,
    },
    answer: {
      GroupId: v.string(),
      /** A taken ID answers 200 with these flags; they are absent when false. */
      AlreadyExists: v.optional(v.boolean()),
      AlreadyDelete: v.optional(v.boolean()),
      RequestId: requestId,
    },
    codes: ['ErrorTooManyGroups'],
  }),
  ModifyLiveMessageGroup: defineAction({
    kind: 'write',
    request: {
      ...oneGroup,
      /** GroupInfo is applied only with this flag, AdminList only with the other. Both replace. */
      ModifyInfo: v.optional(v.boolean()),
      GroupInfo,
      ModifyAdmin: v.optional(v.boolean()),
      AdminList: v.optional(administrators),
    },
    answer: { RequestId: requestId },
  }),
  DeleteLiveMessageGroup: defineAction({
    kind: 'write',
    request: { ...oneGroup, OperatorId: optionalUserId },
    answer: { GroupId: v.string(), RequestId: requestId },
  }),
  RecoverLiveMessageDeletedGroup: defineAction({
    kind: 'write',
    request: oneGroup,
    answer: { GroupId: v.string(), RequestId: requestId },
    codes: ['ErrorTooManyGroups'],
  }),
}
