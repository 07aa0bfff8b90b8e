import * as v from 'valibot'
import { defineAction } from './define-action.ts'
import {
  count,
  dataCenter,
  int64,
  optionalNewId,
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
      AppId: storedId,
      GroupId: storedId,
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
      DataCenter: dataCenter,
    },
    answer: { MsgTid: v.string(), RequestId: requestId },
  }),
  ListLiveMessageGroupMessages: defineAction({
    kind: 'read',
    request: {
      AppId: storedId,
      GroupId: storedId,
      PageSize: range(LIMITS.messagePageSizeMin, LIMITS.messagePageSizeMax),
      SortType: sortType,
      NextPageToken: v.optional(v.pipe(v.number(), v.safeInteger())),
      MsgType: v.optional(positiveInt64),
      /** UNIX seconds, both ends included. */
      BeginTime: v.optional(count),
      EndTime: v.optional(count),
      DataCenter: dataCenter,
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
}
