import type { Client } from './client.ts'
import type { AcceptedMessage } from './messages.ts'
import { scopeParams, type Scope } from './scope.ts'

/** A message to one user. The service keeps no list of these, not even of those that are stored. */
export interface UserMessage {
  /** Chosen by us, so that it can be recalled even after a lost answer. */
  messageId: string
  senderId: string
  senderInformation: string
  type: bigint
  content: string
  /** Left out by the service's default, other than a group's message. */
  store: boolean
  /** Waits for the receiver's own acknowledgement, 3 seconds at most. */
  acknowledged: boolean
}

/** Refused with InputInvalid when the receiver is not online. Rejects with `Failure`. */
export async function sendUserMessage(
  client: Client,
  scope: Scope,
  receiverId: string,
  { messageId, senderId, senderInformation, type, content, store, acknowledged }: UserMessage,
  submitKey: string,
): Promise<AcceptedMessage> {
  const answer = await client.call(
    'SendLiveMessageUser',
    {
      ...scopeParams(scope),
      ReceiverId: receiverId,
      SenderId: senderId,
      ...(senderInformation === '' ? {} : { SenderInfo: senderInformation }),
      MsgType: type,
      Body: content,
      MsgTid: messageId,
      ...(store ? { Storage: true } : {}),
      ...(acknowledged ? { HighReliability: true } : {}),
    },
    { submitKey },
  )
  return { messageId: answer.MsgTid, requestId: answer.RequestId }
}

/** Asks the receiver's client to remove a message. The answer is the same for an ID that the receiver does not have. Rejects with `Failure`. */
export async function recallUserMessage(
  client: Client,
  scope: Scope,
  receiverId: string,
  messageId: string,
  recalledBy: string,
  submitKey: string,
): Promise<void> {
  await client.call(
    'DeleteLiveMessageUserMessage',
    { ...scopeParams(scope), ReceiverId: receiverId, MessageId: messageId, DeleterId: recalledBy },
    { submitKey },
  )
}
