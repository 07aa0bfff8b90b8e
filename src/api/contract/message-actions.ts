import * as v from 'valibot'
import { defineAction } from './define-action.ts'
import {
  count,
  dataCenter,
  int64,
  oneGroup,
  optionalNewId,
  optionalUserId,
  pageToken,
  positiveInt64,
  range,
  requestId,
  sortType,
  storedId,
  text,
  userId,
} from './fields.ts'
import { LIMITS } from './limits.ts'

export const messageActions = {
  SendLiveMessageGroup: defineAction({
    kind: 'write',
    request: {
      ...oneGroup,
      SenderId: userId,
      SenderMetaInfo: v.optional(text(LIMITS.senderInformationBytes)),
      Body: v.optional(text(LIMITS.messageContentBytes)),
      MsgType: v.optional(positiveInt64),
      /** The caller's own ID for the message; the service makes one up when absent. */
      MsgTid: optionalNewId,
      /** Added to MsgAmount of the type; 1 when absent. */
      StaticsIncrease: v.optional(positiveInt64),
      /** Higher wins when the group's rate is exceeded; 1 when absent. */
      Weight: v.optional(positiveInt64),
      NoStorage: v.optional(v.boolean()),
      NoCache: v.optional(v.boolean()),
    },
    answer: { MsgTid: v.string(), RequestId: requestId },
  }),
  /** To one user, who must be online. */
  SendLiveMessageUser: defineAction({
    kind: 'write',
    request: {
      AppId: storedId,
      ReceiverId: userId,
      SenderId: userId,
      /** The same as `SenderMetaInfo` of a group message. */
      SenderInfo: v.optional(text(LIMITS.senderInformationBytes)),
      Body: v.optional(text(LIMITS.messageContentBytes)),
      MsgType: v.optional(positiveInt64),
      MsgTid: optionalNewId,
      /** Waits for the receiver's acknowledgement, 3 seconds at most. */
      HighReliability: v.optional(v.boolean()),
      /** False when absent: the opposite of a group message's `NoStorage`. */
      Storage: v.optional(v.boolean()),
      DataCenter: dataCenter,
    },
    answer: { MsgTid: v.string(), RequestId: requestId },
  }),
  ListLiveMessageGroupMessages: defineAction({
    kind: 'read',
    request: {
      ...oneGroup,
      PageSize: range(LIMITS.messagePageSizeMin, LIMITS.messagePageSizeMax),
      SortType: sortType,
      NextPageToken: pageToken,
      MsgType: v.optional(positiveInt64),
      /** UNIX seconds, both ends included. */
      BeginTime: v.optional(count),
      EndTime: v.optional(count),
    },
    answer: {
      GroupId: v.string(),
      Hasmore: v.boolean(),
      /** 0 when there is no further page. */
      NextPageToken: count,
      MessageList: v.array(
        v.object({
          MsgTid: v.string(),
          MsgType: int64,
          Body: v.string(),
          Timestamp: count,
          SeqNumber: int64,
          TotalMessages: int64,
          Sender: v.object({ UserId: v.string(), UserInfo: v.string() }),
        }),
      ),
      RequestId: requestId,
    },
  }),
  /** Recalls a message. */
  DeleteLiveMessageGroupMessage: defineAction({
    kind: 'write',
    request: {
      ...oneGroup,
      /** What sending calls `MsgTid`. */
      MessageId: storedId,
      DeleterId: optionalUserId,
      DeleterInfo: v.optional(text(LIMITS.senderInformationBytes)),
    },
    answer: { GroupId: v.string(), MessageId: v.string(), RequestId: requestId },
  }),
  DeleteLiveMessageUserMessage: defineAction({
    kind: 'write',
    request: {
      AppId: storedId,
      ReceiverId: userId,
      MessageId: storedId,
      /** Required here, and optional for a group's message. */
      DeleterId: userId,
      DeleterInfo: v.optional(text(LIMITS.senderInformationBytes)),
      DataCenter: dataCenter,
    },
    answer: { RequestId: requestId },
  }),
}
