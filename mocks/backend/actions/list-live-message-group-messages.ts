import { ServiceError } from '#api/contract/errors.ts'
import { findGroup, findUsableApp } from '../access.ts'
import { messageRow } from '../answers.ts'
import { readableMessages } from '../messages.ts'
import type { Handler } from './handler.ts'

/** Stored messages in sending order. The page token is the sequence number of the last message told; 0 ends the list. */
export const listLiveMessageGroupMessages: Handler<'ListLiveMessageGroupMessages'> = (context, params) => {
  const { MsgType, BeginTime = 0, EndTime = Number.MAX_SAFE_INTEGER, NextPageToken: token = -1 } = params
  if (token < -1) {
    throw new ServiceError('InputInvalid', 'NextPageToken must be one that this call answered, or absent for the first page.')
  }
  if (BeginTime > EndTime) throw new ServiceError('InputInvalid', 'BeginTime is later than EndTime. Swap them.')
  const app = findUsableApp(context, params)
  const group = findGroup(app, params.GroupId)
  const ascending = params.SortType === 1
  const isFirst = token <= 0
  const found = readableMessages(app, group, context.now).filter(
    (message) =>
      (MsgType === undefined || message.type === MsgType) &&
      message.at >= BeginTime &&
      message.at <= EndTime &&
      (isFirst || (ascending ? message.seq > token : message.seq < token)),
  )
  const page = (ascending ? found : found.toReversed()).slice(0, params.PageSize)
  const more = found.length > page.length
  return {
    GroupId: group.id,
    Hasmore: more,
    NextPageToken: more ? (page.at(-1)?.seq ?? 0) : 0,
    MessageList: page.map(messageRow),
    RequestId: context.requestId,
  }
}
