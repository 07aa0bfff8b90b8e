import * as v from 'valibot'
import { digitsProblems, type FieldRule, newIdProblems, textProblems, whenGiven } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { NewMessage } from '#api/messages.ts'
import { type Filling, fillingSchema, toContentText } from './filling.ts'

/** What the fields of a message hold. Numbers are text: they have 64 bits. */
export const messageValues = v.object({
  senderId: v.string(),
  senderInformation: v.string(),
  type: v.string(),
  content: v.string(),
  /** What the content is made of, as long as it is what this says. */
  filling: v.optional(fillingSchema),
  weight: v.string(),
  increase: v.string(),
  doNotStore: v.boolean(),
  doNotCache: v.boolean(),
})
export type MessageValues = v.InferOutput<typeof messageValues>

export const BLANK_FIELDS: MessageValues = {
  senderId: '',
  senderInformation: '',
  type: '',
  content: '',
  weight: '',
  increase: '',
  doNotStore: false,
  doNotCache: false,
}

export const messageRules = {
  senderId: newIdProblems,
  type: digitsProblems,
  senderInformation: (value) => textProblems(value, LIMITS.senderInformationBytes),
  content: (value) => (value === '' ? [{ kind: 'required' }] : textProblems(value, LIMITS.messageContentBytes)),
  weight: whenGiven(digitsProblems),
  increase: whenGiven(digitsProblems),
  messageId: whenGiven(newIdProblems),
} as const satisfies Record<string, FieldRule>

/** What the content is made of; undefined where it was typed, or came otherwise than by filling in. */
export const fillingOf = ({ content, filling }: Pick<MessageValues, 'content' | 'filling'>): Filling | undefined =>
  filling !== undefined && toContentText(filling) === content ? filling : undefined

/** A type as the service writes it; undefined until it is one. */
export const typeOf = (typed: unknown): string | undefined =>
  typeof typed === 'string' && messageRules.type(typed).length === 0 ? String(BigInt(typed)) : undefined

/** The message that the fields mean, but for its ID. */
export function toContent(values: MessageValues): Omit<NewMessage, 'messageId'> {
  const { senderId, senderInformation, type, content, weight, increase, doNotStore, doNotCache } = values
  return {
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
