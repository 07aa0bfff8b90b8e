import { LIMITS } from '#api/contract/limits.ts'
import { chatOf, type Said } from './chat/chat.ts'
import type { Context } from './context.ts'
import { typesOf } from './messages.ts'
import { isMuted } from './mutes.ts'
import { join, leave } from './presence.ts'
import { createRandom } from './random.ts'
import type { App, Group, SentMessage, ServiceState, Show } from './state.ts'

/** People of a crowd who talk; the others listen. */
const MOST_SPEAKERS = 1000

/** Who talks: those inside who are not muted, in a crowd those who came first. */
function speakersOf(group: Group): string[] {
  const speakers: string[] = []
  for (const userId of group.members.keys()) {
    if (speakers.length === MOST_SPEAKERS) break
    if (!isMuted(group, userId)) speakers.push(userId)
  }
  return speakers
}

/** What people send in one second of a show that has a mix of its own. */
function mixedOf(show: Show, mix: NonNullable<Show['mix']>, speakers: readonly string[], second: number): Said[] {
  const random = createRandom(show.seed ^ second)
  const total = mix.reduce((sum, { share }) => sum + share, 0)
  return Array.from({ length: show.perSecond }, () => {
    let left = random.next() * total
    const { type, weight, body } = mix.find(({ share }) => (left -= share) < 0) ??
      mix[0] ?? { type: 1n, weight: 1n, body: '' }
    return { type, weight, body, sender: speakers[random.int(0, speakers.length - 1)] ?? '' }
  })
}

/** What the simulated people of a show send in one second; the same every time for the same show, people and second. */
function sentOf(show: Show, group: Group, speakers: readonly string[], second: number): SentMessage[] {
  const { mix } = show
  const said = mix === undefined ? chatOf(show, group, speakers, second) : mixedOf(show, mix, speakers, second)
  return said.map(({ type, weight, body, sender }, index) => ({
    id: `SHOW${second}N${index}`,
    type,
    body,
    sender,
    senderInfo: group.members.get(sender)?.info ?? '',
    weight,
    increase: 1n,
    store: true,
    cache: true,
  }))
}

const isOn = (show: Show, app: App, group: Group, second: number): boolean =>
  show.appId === app.id && show.groupId === group.id && show.next <= second && second < show.until

/** The part of a show's seconds in which one of its visitors comes or goes. */
const VISITS = 0.15

/** One of those who come and go does so, in some of a show's seconds. `context`: of that second. */
export function moveVisitors(context: Context, app: App, group: Group): void {
  for (const show of context.state.shows) {
    if (show.visitors.length === 0 || group.deletion !== undefined || !isOn(show, app, group, context.now)) continue
    const random = createRandom(show.seed ^ ~context.now)
    if (random.next() >= VISITS) continue
    const visitor = show.visitors[random.int(0, show.visitors.length - 1)] ?? ''
    if (leave(context, app, group, [visitor]) === 0) join(context, app, group, [visitor])
  }
}

/**
 * The messages that shows add to a group's second. Nobody talks in a group that is empty, deleted or muted, and like any other sender's,
 * messages of more types than a group may carry are refused.
 */
export function showMessages(shows: readonly Show[], app: App, group: Group, second: number): SentMessage[] {
  const running = shows.filter((show) => isOn(show, app, group, second))
  const speakers = running.length === 0 ? [] : speakersOf(group)
  if (speakers.length === 0) return []
  const types = typesOf(group)
  return running
    .flatMap((show) => sentOf(show, group, speakers, second))
    .filter(({ type }) => {
      if (types.size < LIMITS.messageTypesPerGroup) types.add(type)
      return types.has(type)
    })
}

/** Shows that are over are forgotten; the others go on at `now`. */
export function moveShows(state: ServiceState, now: number): void {
  for (const show of state.shows) show.next = Math.max(show.next, now)
  state.shows = state.shows.filter(({ until }) => until > now)
}
