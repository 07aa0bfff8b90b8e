import * as v from 'valibot'
import type { Locale } from '#lib/strings.ts'
import type { InboxItem } from '../controls/answers.ts'
import { peopleStrings } from './people-strings.ts'

const whole = v.union([v.number(), v.bigint()])
const message = { id: v.string(), type: whole, body: v.string(), sender: v.string() }

/** The kinds of mocks/backend/state.ts, as far as a line tells of them. */
const known = v.variant('kind', [
  v.object({ kind: v.literal('message'), ...message, replayed: v.optional(v.boolean()) }),
  v.object({ kind: v.literal('userMessage'), ...message }),
  v.object({ kind: v.literal('messageRecalled'), id: v.string(), by: v.string() }),
  v.object({ kind: v.literal('userMessageRecalled'), id: v.string(), by: v.string() }),
  v.object({ kind: v.literal('joined'), users: v.array(v.object({ userId: v.string() })), online: v.number() }),
  v.object({ kind: v.literal('left'), users: v.array(v.string()), online: v.number() }),
  v.object({ kind: v.literal('onlineCount'), online: v.number() }),
  v.object({ kind: v.literal('groupEnded') }),
  v.object({ kind: v.literal('kicked') }),
])

/** Names in one line; a crowd is not listed. */
const MOST_NAMES = 5

export interface InboxLine {
  title: string
  /** What was said; absent for notices. */
  body?: string
}

/** What an item of an inbox says. */
export function inboxLine(item: InboxItem, locale: Locale): InboxLine {
  const words = peopleStrings[locale]
  const parsed = v.safeParse(known, item)
  if (!parsed.success) return { title: words.unknownItem(item.kind) }
  const it = parsed.output
  const number = (value: number) => value.toLocaleString(locale)
  const names = (users: string[]) =>
    users.slice(0, MOST_NAMES).join(', ') +
    (users.length > MOST_NAMES ? ` ${words.more(number(users.length - MOST_NAMES))}` : '')
  switch (it.kind) {
    case 'message':
      return {
        title: words.message(String(it.type), it.sender) + (it.replayed === true ? ` (${words.replayed})` : ''),
        body: it.body,
      }
    case 'userMessage':
      return { title: words.userMessage(String(it.type), it.sender), body: it.body }
    case 'messageRecalled':
    case 'userMessageRecalled':
      return { title: words.recalled(it.id, it.by) }
    case 'joined':
      return { title: words.userJoined(names(it.users.map(({ userId }) => userId)), number(it.online)) }
    case 'left':
      return { title: words.userLeft(names(it.users), number(it.online)) }
    case 'onlineCount':
      return { title: words.onlineCount(number(it.online)) }
    case 'groupEnded':
    case 'kicked':
      return { title: words[it.kind] }
  }
}
