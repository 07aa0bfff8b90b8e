import { HIGH_PRIORITY } from '#api/contract/limits.ts'
import { createRandom, type Random } from '../random.ts'
import type { Group, Show } from '../state.ts'
import { CHAT, GIFT, LIKE, NOTICE } from './kinds.ts'
import { ANNOUNCEMENTS, CHEERS, COMPLAINTS, GIFTS, type Language, LINES, SPAM } from './lines.ts'

/** What somebody of a show says. */
export interface Said {
  type: bigint
  weight: bigint
  body: string
  sender: string
}

/** Seconds from one announcement to the next, and so on: what has its turn comes in place of one of the second's messages. */
const TURNS = { announcement: 40, complaint: 97, spam: 9 } as const

/** The part of all messages, up to here: talk, questions, cheers, gifts; what is left are likes. */
const UP_TO = { talk: 0.44, question: 0.53, cheer: 0.62, gift: 0.66 } as const

/** How often a line has something after it. */
const WITH_CHEER = 0.25

/** Marks, in what a client says of its user, who writes in English. */
const ENGLISH = '"lang":"en"'

const at = <T>(items: readonly [T, ...T[]] | readonly T[], place: number, other: T): T =>
  items[place % items.length] ?? other

/** The language of a person: as their client tells, or one that always stays the same. */
function languageOf(group: Group, userId: string): Language {
  const info = group.members.get(userId)?.info ?? ''
  if (info !== '') return info.includes(ENGLISH) ? 'en' : 'zh'
  return userId.length % 2 === 0 ? 'en' : 'zh'
}

const lineOf = (random: Random, lines: readonly string[]): string => {
  const line = at(lines, random.int(0, lines.length - 1), '')
  return random.next() < WITH_CHEER ? `${line} ${random.pick(CHEERS)}` : line
}

function giftOf(random: Random): string {
  // The dearer, the rarer.
  const { gift, name, price } = at(GIFTS, Math.floor(GIFTS.length * random.next() ** 2), GIFTS[0])
  const count = price > 100 ? 1 : random.pick([1, 1, 1, 9, 66, 99])
  return JSON.stringify({ gift, name, count, price })
}

/**
 * What people say in one second of a show: talk, questions, cheers, gifts and likes; the host announces, one viewer complains, one spams.
 * A few of them say much of it, those who came first.
 *
 * `speakers`: who may speak, in the order they came. The same every time for the same show, people and second.
 */
export function chatOf(show: Show, group: Group, speakers: readonly string[], second: number): Said[] {
  const random = createRandom(show.seed ^ second)
  const { about, cast } = show
  const isHost = (userId: string) => userId === group.owner || group.administrators.includes(userId)
  const others = speakers.filter((userId) => !isHost(userId) && userId !== cast?.spams)
  const crowd = others.length > 0 ? others : speakers
  const turns = turnsOf(show, speakers, speakers.find(isHost), second)

  return Array.from({ length: show.perSecond }, (_, index): Said => {
    const turn = turns[index]
    if (turn !== undefined) return turn
    const sender = at(crowd, Math.floor(crowd.length * random.next() ** 2), '')
    const { talk, questions } = LINES[about][languageOf(group, sender)]
    const kind = random.next()
    const chat = (body: string): Said => ({ type: CHAT, weight: 5n, body, sender })
    if (kind < UP_TO.talk) return chat(lineOf(random, talk))
    if (kind < UP_TO.question) return chat(lineOf(random, questions))
    if (kind < UP_TO.cheer) return chat(random.pick(CHEERS))
    if (kind < UP_TO.gift) return { type: GIFT, weight: HIGH_PRIORITY, body: giftOf(random), sender }
    return { type: LIKE, weight: 1n, body: `{"likes":${random.int(1, 20)}}`, sender }
  })
}

/** What comes in its turn in this second, from those who are there and may speak. */
function turnsOf(
  { about, cast }: Show,
  speakers: readonly string[],
  host: string | undefined,
  second: number,
): readonly Said[] {
  const has = (turn: number) => second % turn === 0
  const inTurn = (lines: readonly string[], turn: number) => at(lines, second / turn, '')
  const said: Said[] = []
  if (host !== undefined && has(TURNS.announcement)) {
    const body = inTurn(ANNOUNCEMENTS[about], TURNS.announcement)
    said.push({ type: NOTICE, weight: HIGH_PRIORITY, body, sender: host })
  }
  if (cast === undefined) return said
  const { complains, spams } = cast
  if (has(TURNS.complaint) && speakers.includes(complains))
    said.push({ type: CHAT, weight: 5n, body: inTurn(COMPLAINTS[about], TURNS.complaint), sender: complains })
  if (has(TURNS.spam) && speakers.includes(spams))
    said.push({ type: CHAT, weight: 5n, body: inTurn(SPAM, TURNS.spam), sender: spams })
  return said
}
