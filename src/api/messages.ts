import type { Client } from './client.ts'
import { HIGH_PRIORITY } from './contract/limits.ts'
import { scopeParams, type Scope } from './scope.ts'
import { listMessages, type StoredMessage } from './stored-messages.ts'
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

/** One message among the stored ones. */
export interface SoughtMessage {
  messageId: string
  type: bigint
  /** UNIX seconds of the service's time between which it must have been stamped, both included. */
  since: number
  until: number
  /** For an ID that may have been used before: what else the message says, and how many like it there must be. */
  twins?: { senderId: string; content: string; count: number }
}

interface SearchOptions {
  signal?: AbortSignal
  /** Makes the call for a page, for whoever paces or repeats calls. */
  run?: <T>(call: () => Promise<T>) => Promise<T>
}

/** No group fills so many pages in the seconds that a send takes: a list that goes on is none. */
const MOST_PAGES = 1000

/**
 * Whether a message is among the stored ones: of its type and seconds all are looked through, from the newest on. Rejects with
 * `Failure`, with the signal's reason, and with an Error when the list does not end.
 */
export async function isMessageStored(
  client: Client,
  scope: Scope,
  groupId: string,
  sought: SoughtMessage,
  { signal, run = (call) => call() }: SearchOptions = {},
): Promise<boolean> {
  const { messageId, type, since, until, twins } = sought
  const read = (token: number | undefined) =>
    run(() => listMessages(client, scope, groupId, { order: 'newest', type, since, until, token }, signal))
  const isIt = ({ id, content, senderId }: StoredMessage) =>
    id === messageId && (twins === undefined || (content === twins.content && senderId === twins.senderId))
  let found = 0
  let pages = 0
  for await (const page of tokenPages(read, ({ next }) => next, MOST_PAGES)) {
    found += page.rows.filter(isIt).length
    if (found >= (twins?.count ?? 1)) return true
    pages += 1
  }
  if (pages === MOST_PAGES) throw new Error(`The list of messages goes on after ${MOST_PAGES} pages`)
  return false
}
