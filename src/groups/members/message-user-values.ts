import * as v from 'valibot'
import type { UserMessage } from '#api/user-messages.ts'
import { randomId } from '#lib/random-id.ts'
import { messageValues } from '../fields/message-values.ts'

/** What the fields of a direct message hold. The type is text: it has 64 bits. */
export const userMessageValues = v.object({
  ...v.pick(messageValues, ['senderId', 'senderInformation', 'type', 'content', 'filling']).entries,
  store: v.boolean(),
  acknowledged: v.boolean(),
})
export type UserMessageValues = v.InferOutput<typeof userMessageValues>

const MESSAGE_ID_LENGTH = 20

/** The message that the fields mean, under an ID of its own, so that it can be taken back whatever becomes of its answer. */
export function toUserMessage(values: UserMessageValues): UserMessage {
  const { senderId, senderInformation, type, content, store, acknowledged } = values
  return {
    senderId,
    senderInformation,
    type: BigInt(type),
    content,
    store,
    acknowledged,
    messageId: randomId(MESSAGE_ID_LENGTH),
  }
}

/** What stands in the fields for the next one. */
export const nextMessage = (sent: UserMessageValues): UserMessageValues => ({ ...sent, content: '' })
