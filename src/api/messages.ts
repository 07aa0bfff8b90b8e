import type { Client } from './client.ts'
import type { AnswerOf } from './contract/actions.ts'
import { HIGH_PRIORITY, LIMITS } from './contract/limits.ts'
import { scopeParams, type Scope } from './scope.ts'
import { tokenPages } from './token-pages.ts'

/** What the service does with a message when a group's rate is exceeded; the API knows only the number. */
export const PRIORITY_WEIGHTS = { high: HIGH_PRIORITY, medium: 5n, normal: 1n } as const

export interface NewMessage {
  /** Chosen by us for every send, so that the message can be found again after an unknown outcome. */
  messageId: string
  senderId: string
  senderInformation: string
  type: bigint
  content: string
  /** Left out = the service's own default, 1. */
  weight?: bigint
  statisticsIncrease?: bigint
  doNotStore?: boolean
  doNotCache?: boolean
}

export interface AcceptedMessage {
  messageId: string
  requestId: string
}

/** Success means accepted, not delivered: the service drops rate-limited messages and answers success all the same. */
export async function sendMessage(
  client: Client,
  scope: Scope,
  groupId: string,
  message: NewMessage,
  submitKey: string,
): Promise<AcceptedMessage> {
  const answer = await client.call(
    'SendLiveMessageGroup',
    {
      ...scopeParams(scope),
      GroupId: groupId,
      SenderId: message.senderId,
      ...(message.senderInformation === '' ? {} : { SenderMetaInfo: message.senderInformation }),
      MsgType: message.type,
      Body: message.content,
      MsgTid: message.messageId,
      ...(message.weight === undefined ? {} : { Weight: message.weight }),
      ...(message.statisticsIncrease === undefined ? {} : { StaticsIncrease: message.statisticsIncrease }),
      ...(message.doNotStore === true ? { NoStorage: true } : {}),
      ...(message.doNotCache === true ? { NoCache: true } : {}),
    },
    { submitKey },
  )
  return { messageId: answer.MsgTid, requestId: answer.RequestId }
}

/** Pages we look through for one message: a group may receive 50 messages a second. */
const MOST_PAGES = 5

/** Whether a message is among the stored ones, looked for from `since` (UNIX seconds) on, at most five pages of 50. */
export async function isMessageStored(
  client: Client,
  scope: Scope,
  groupId: string,
  message: { messageId: string; type: bigint; since: number },
  signal?: AbortSignal,
): Promise<boolean> {
  const read = (token: number | undefined) =>
    client.call(
      'ListLiveMessageGroupMessages',
      {
        ...scopeParams(scope),
        GroupId: groupId,
        PageSize: LIMITS.messagePageSizeMax,
        SortType: 1,
        MsgType: message.type,
        BeginTime: message.since,
        ...(token === undefined ? {} : { NextPageToken: token }),
      },
      signal === undefined ? {} : { signal },
    )
  const nextOf = ({ Hasmore, NextPageToken }: AnswerOf<'ListLiveMessageGroupMessages'>) =>
    Hasmore && NextPageToken !== 0 ? NextPageToken : undefined
  for await (const page of tokenPages(read, nextOf, MOST_PAGES)) {
    if (page.MessageList.some((stored) => stored.MsgTid === message.messageId)) return true
  }
  return false
}
