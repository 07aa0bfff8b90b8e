import * as v from 'valibot'
import type { NewMessage } from '#api/messages.ts'
import type { Scope } from '#api/scope.ts'
import { randomId } from '#lib/random-id.ts'
import { BLANK_FIELDS, messageValues, toContent } from '../fields/message-values.ts'

/** What the form of Send Message holds. */
export const sendValues = v.object({ ...messageValues.entries, keepContent: v.boolean(), messageId: v.string() })
export type SendValues = v.InferOutput<typeof sendValues>

export const BLANK_MESSAGE: SendValues = { ...BLANK_FIELDS, keepContent: false, messageId: '' }

/** Where the drafts of messages to a group are kept, wherever they are written. */
export const draftKeyOf = ({ center, appId }: Scope, groupId: string) => `send-message/${center}/${appId}/${groupId}`

/** Long enough never to meet another message's; the service allows 64. */
const MESSAGE_ID_LENGTH = 24

/** The message the form means. Every one has an ID of its own, so that it can be found again after a lost answer. */
export function toMessage(values: SendValues): NewMessage {
  const { messageId } = values
  return { messageId: messageId === '' ? randomId(MESSAGE_ID_LENGTH) : messageId, ...toContent(values) }
}

/** What is chosen for one message and no other. */
const FOR_ONE_MESSAGE = { weight: '', messageId: '', increase: '', doNotStore: false, doNotCache: false } as const

/** What stays in the form for the next message: nothing that is folded away and might be forgotten. */
export function nextValues(sent: SendValues): SendValues {
  return { ...sent, ...FOR_ONE_MESSAGE, content: sent.keepContent ? sent.content : '' }
}

/** Whether two would look the same to those who get them. */
export function isSameMessage(one: SendValues, other: SendValues): boolean {
  const type = (text: string) => text.replace(/^0+(?=\d)/, '')
  return (
    one.content === other.content &&
    one.senderId === other.senderId &&
    one.senderInformation === other.senderInformation &&
    type(one.type) === type(other.type)
  )
}
