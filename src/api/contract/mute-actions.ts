import * as v from 'valibot'
import { defineAction } from './define-action.ts'
import { oneGroup, requestId, userIds } from './fields.ts'
import { LIMITS } from './limits.ts'

const MUTE_QPS = 10

/** Users to mute or to let speak: one at least where the list is required. */
const someUsers = userIds(1, LIMITS.mutedUsersPerCall)
const anyUsers = v.optional(userIds(0, LIMITS.mutedUsersPerCall))

const muteAction = <const Q extends v.ObjectEntries>(request: Q) =>
  defineAction({ kind: 'write', qps: MUTE_QPS, request: { ...oneGroup, ...request }, answer: { RequestId: requestId } })

/** Owner and administrators of a group are never muted. */
export const muteActions = {
  /** Mutes everybody but `ExceptUsers`. */
  BanLiveMessageGroup: muteAction({ ExceptUsers: anyUsers }),
  /** Users muted one by one stay muted. */
  UnbanLiveMessageGroup: muteAction({}),
  AddLiveMessageGroupBand: muteAction({ BannedUsers: someUsers }),
  RemoveLiveMessageGroupBand: muteAction({ UnbannedUsers: someUsers }),
  ModifyLiveMessageGroupBand: muteAction({
    BannedAll: v.optional(v.boolean()),
    /** Three n: the vendor's spelling here and nowhere else. */
    BannnedUsers: anyUsers,
    ExceptUsers: anyUsers,
  }),
  DescribeLiveMessageGroupBand: defineAction({
    kind: 'read',
    request: oneGroup,
    answer: {
      GroupId: v.string(),
      IsbannedAll: v.boolean(),
      /** Muted one by one. */
      BannedUserList: v.array(v.string()),
      /** Exempt while everybody is muted. */
      UnbannedUserList: v.array(v.string()),
      RequestId: requestId,
    },
  }),
}
