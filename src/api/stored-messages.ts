import type { Client } from './client.ts'
import { LIMITS } from './contract/limits.ts'
import { scopeParams, type Scope } from './scope.ts'

/** A message as the history tells it. */
export interface StoredMessage {
  /** Its place in the group: what tells one message from another, since message IDs may repeat. */
  seq: bigint
  id: string
  type: bigint
  content: string
  /** UNIX seconds. */
  at: number
  senderId: string
  senderInformation: string
}

export type MessageOrder = 'newest' | 'oldest'

export interface MessagesRequest {
  order: MessageOrder
  type?: bigint | undefined
  /** UNIX seconds, both included. */
  since?: number | undefined
  until?: number | undefined
  /** Of the page before; the rest of the request must then be the same. */
  token?: number | undefined
}

export interface MessagesPage {
  rows: StoredMessage[]
  /** The token of the next page; undefined at the end. */
  next: number | undefined
}

/** One page of a group's stored messages, 50 rows. Rejects with `Failure`, or with the signal's reason. */
export async function listMessages(
  client: Client,
  scope: Scope,
  groupId: string,
  { order, type, since, until, token }: MessagesRequest,
  signal?: AbortSignal,
): Promise<MessagesPage> {
  const answer = await client.call(
    'ListLiveMessageGroupMessages',
    {
      ...scopeParams(scope),
      GroupId: groupId,
      PageSize: LIMITS.messagePageSizeMax,
      SortType: order === 'newest' ? 2 : 1,
      ...(type === undefined ? {} : { MsgType: type }),
      ...(since === undefined ? {} : { BeginTime: since }),
      ...(until === undefined ? {} : { EndTime: until }),
      ...(token === undefined ? {} : { NextPageToken: token }),
    },
    signal === undefined ? {} : { signal },
  )
  const rows = answer.MessageList.map(({ SeqNumber, MsgTid, MsgType, Body, Timestamp, Sender }) => ({
    seq: SeqNumber,
    id: MsgTid,
    type: MsgType,
    content: Body,
    at: Timestamp,
    senderId: Sender.UserId,
    senderInformation: Sender.UserInfo,
  }))
  return { rows, next: answer.Hasmore && answer.NextPageToken !== 0 ? answer.NextPageToken : undefined }
}

/** Takes a message back. The answer says accepted, also when no message has the ID. Rejects with `Failure`. */
export async function recallMessage(
  client: Client,
  scope: Scope,
  groupId: string,
  messageId: string,
  submitKey: string,
): Promise<void> {
  await client.call(
    'DeleteLiveMessageGroupMessage',
    { ...scopeParams(scope), GroupId: groupId, MessageId: messageId },
    { submitKey },
  )
}
