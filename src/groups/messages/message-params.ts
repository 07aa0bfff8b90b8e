import * as v from 'valibot'
import type { MessageOrder } from '#api/stored-messages.ts'

/** Which messages of a group are shown, as the address of its tab says it. */
export interface MessageParams {
  /** The message type as it is typed: what is none is told, and not asked for. */
  type: string
  /** UNIX seconds, both included; both undefined where `at` is not. */
  since: number | undefined
  until: number | undefined
  order: MessageOrder
  /** Whether what comes is wanted: other parameters may leave no room for it. */
  live: boolean
  /** What is searched for in what is loaded, as typed. */
  find: string
  /** Only messages of this sender, in what is loaded. */
  sender: string | undefined
  /** Around this UNIX second. */
  at: number | undefined
  /** The ID of the message that a link leads to. */
  message: string | undefined
}

export const ALL_MESSAGES: MessageParams = {
  type: '',
  since: undefined,
  until: undefined,
  order: 'newest',
  live: true,
  find: '',
  sender: undefined,
  at: undefined,
  message: undefined,
}

/** 9999-12-31T23:59:59Z: the last year that a field for times takes. */
const LAST_SECOND = 253_402_300_799

const second = v.fallback(
  v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number), v.maxValue(LAST_SECOND))),
  undefined,
)
const optionalText = v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty())), undefined)

const schema = v.object({
  type: v.fallback(v.string(), ''),
  since: second,
  until: second,
  first: v.fallback(v.optional(v.literal('oldest')), undefined),
  live: v.fallback(v.optional(v.literal('off')), undefined),
  find: v.fallback(v.string(), ''),
  sender: optionalText,
  around: second,
  message: optionalText,
})

/** Names the group that the parameters are about: links to other groups, and back to the list, take the whole search along. */
const GROUP = 'of'

/** Reads an address; whatever it does not say, says wrongly, or says of another group, falls back to the default. */
export function readMessageParams(search: URLSearchParams, groupId: string): MessageParams {
  if (search.get(GROUP) !== groupId) return ALL_MESSAGES
  const { first, live, around: at, ...read } = v.parse(schema, Object.fromEntries(search))
  const range = at === undefined ? { since: read.since, until: read.until } : {}
  return {
    ...ALL_MESSAGES,
    ...read,
    since: undefined,
    until: undefined,
    ...range,
    at,
    order: first ?? 'newest',
    live: live === undefined,
  }
}

/** Writes into a copy of `search`, leaving out defaults and keeping what is not the messages'. */
export function writeMessageParams(search: URLSearchParams, groupId: string, params: MessageParams): URLSearchParams {
  const { type, order, live, find, sender, message } = params
  const written = {
    type: type === '' ? undefined : type,
    since: numbered(params.since),
    until: numbered(params.until),
    first: order === 'newest' ? undefined : order,
    live: live ? undefined : 'off',
    find: find === '' ? undefined : find,
    sender,
    around: numbered(params.at),
    message,
  }
  const result = new URLSearchParams(search)
  // All of them first, so that they always stand in the same order.
  for (const name of [GROUP, ...Object.keys(written)]) result.delete(name)
  const said = Object.entries(written).filter((entry): entry is [string, string] => entry[1] !== undefined)
  if (said.length > 0) result.set(GROUP, groupId)
  for (const [name, value] of said) result.set(name, value)
  return result
}

const numbered = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value))

/** A range takes the place of a moment, and the other way round; other messages are not those that a link led to. */
export function changeMessageParams(params: MessageParams, change: Partial<MessageParams>): MessageParams {
  const other = ['type', 'since', 'until', 'at'].some((name) => name in change)
  return {
    ...params,
    ...(other ? { message: undefined } : {}),
    ...(change.since === undefined && change.until === undefined ? {} : { at: undefined }),
    ...(change.at === undefined ? {} : { since: undefined, until: undefined }),
    ...change,
  }
}

/** What leads to one message: its second, its type and its ID, since no call gets one by its ID. */
export const paramsToMessage = ({ at, type, id }: { at: number; type: bigint; id: string }): MessageParams => ({
  ...ALL_MESSAGES,
  type: String(type),
  since: at,
  until: at,
  message: id,
})
