import * as v from 'valibot'
import type { UserMessage } from '#api/user-messages.ts'
import { randomId } from '#lib/random-id.ts'

/** What the fields of a direct message hold. The type is text: it has 64 bits. */
export const userMessageValues = v.object({
  senderId: v.string(),
  senderInformation: v.string(),
  type: v.string(),
  content: v.string(),
  store: v.boolean(),
  acknowledged: v.boolean(),
})
export type UserMessageValues = v.InferOutput<typeof userMessageValues>

const MESSAGE_ID_LENGTH = 20

/** The message that the fields mean, under an ID of its own, so that it can be taken back whatever becomes of its answer. */
export const toUserMessage = ({ type, ...values }: UserMessageValues): UserMessage => ({
  ...values,
  type: BigInt(type),
  messageId: randomId(MESSAGE_ID_LENGTH),
})

/** What stands in the fields for the next one. */
export const nextMessage = (sent: UserMessageValues): UserMessageValues => ({ ...sent, content: '' })
