import * as v from 'valibot'
import { digitsProblems, type FieldRule, newIdProblems, textProblems, whenGiven } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { NewMessage } from '#api/messages.ts'
import { randomId } from '#lib/random-id.ts'

/** What the form of Send Message holds. Numbers are text: they have 64 bits. */
export const sendValues = v.object({
  senderId: v.string(),
  senderInformation: v.string(),
  type: v.string(),
  content: v.string(),
  keepContent: v.boolean(),
  weight: v.string(),
  messageId: v.string(),
  increase: v.string(),
  doNotStore: v.boolean(),
  doNotCache: v.boolean(),
})
export type SendValues = v.InferOutput<typeof sendValues>

export const BLANK_MESSAGE: SendValues = {
  senderId: '',
  senderInformation: '',
  type: '',
  content: '',
  keepContent: false,
  weight: '',
  messageId: '',
  increase: '',
  doNotStore: false,
  doNotCache: false,
}

export const sendRules = {
  senderId: newIdProblems,
  type: digitsProblems,
  senderInformation: (value) => textProblems(value, LIMITS.senderInformationBytes),
  content: (value) => (value === '' ? [{ kind: 'required' }] : textProblems(value, LIMITS.messageContentBytes)),
  weight: whenGiven(digitsProblems),
  increase: whenGiven(digitsProblems),
  messageId: whenGiven(newIdProblems),
} as const satisfies Record<string, FieldRule>

/** Long enough never to meet another message's; the service allows 64. */
const MESSAGE_ID_LENGTH = 24

/** The message the form means. Every one has an ID of its own, so that it can be found again after a lost answer. */
export function toMessage(values: SendValues): NewMessage {
  const { senderId, senderInformation, type, content, weight, messageId, increase, doNotStore, doNotCache } = values
  return {
    messageId: messageId === '' ? randomId(MESSAGE_ID_LENGTH) : messageId,
    senderId,
    senderInformation,
    type: BigInt(type),
    content,
    ...(weight === '' ? {} : { weight: BigInt(weight) }),
    ...(increase === '' ? {} : { statisticsIncrease: BigInt(increase) }),
    doNotStore,
    doNotCache,
  }
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
