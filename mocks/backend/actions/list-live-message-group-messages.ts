import { ServiceError } from '#api/contract/errors.ts'
import { findGroup, findUsableApp } from '../access.ts'
import { messageRow } from '../answers.ts'
import { listedMessages, stampOf } from '../messages.ts'
import { pageFrom } from '../pages.ts'
import type { Handler } from './handler.ts'

/** Stored messages in sending order. The page token is the sequence number of the last message told; 0 ends the list. */
export const listLiveMessageGroupMessages: Handler<'ListLiveMessageGroupMessages'> = (context, params) => {
  const { MsgType, BeginTime = 0, EndTime = Number.MAX_SAFE_INTEGER } = params
  if (BeginTime > EndTime) throw new ServiceError('InputInvalid', 'BeginTime is later than EndTime. Swap them.')
  const app = findUsableApp(context, params)
  const group = findGroup(app, params.GroupId)
  const { rows, next } = pageFrom(
    listedMessages(app, group, context.now, context.state.assumed.settling),
    ({ seq }) => seq,
    params,
    (message) =>
      (MsgType === undefined || message.type === MsgType) &&
      stampOf(message) >= BeginTime &&
      stampOf(message) <= EndTime,
  )
  return {
    GroupId: group.id,
    Hasmore: next !== undefined,
    NextPageToken: next ?? 0,
    MessageList: rows.map(messageRow),
    RequestId: context.requestId,
  }
}
