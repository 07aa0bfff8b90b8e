import { HIGH_PRIORITY, LIMITS } from '#api/contract/limits.ts'
import { typesOf } from './messages.ts'
import { isMuted } from './mutes.ts'
import { createRandom } from './random.ts'
import type { App, Group, SentMessage, ServiceState, Show } from './state.ts'

/** What a show's people send when nobody says otherwise: mostly chat and likes, now and then a gift. */
export const SHOW_MIX: Show['mix'] = [
  { type: 1n, weight: 5n, share: 60, body: 'Hello from the front row!' },
  { type: 2n, weight: 1n, share: 38, body: '' },
  { type: 10_001n, weight: HIGH_PRIORITY, share: 2, body: '{"gift":"rocket","count":1}' },
]

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

/** What the simulated people of a show send in one second; the same every time for the same show, people and second. */
function chatterOf(show: Show, speakers: readonly string[], second: number): SentMessage[] {
  const random = createRandom(show.seed ^ second)
  const total = show.mix.reduce((sum, { share }) => sum + share, 0)
  return Array.from({ length: show.perSecond }, (_, index) => {
    let left = random.next() * total
    const { type, weight, body } = show.mix.find(({ share }) => (left -= share) < 0) ??
      show.mix[0] ?? { type: 1n, weight: 1n, body: '' }
    return {
      id: `SHOW${second}N${index}`,
      type,
      body,
      sender: speakers[random.int(0, speakers.length - 1)] ?? '',
      senderInfo: '',
      weight,
      increase: 1n,
      store: true,
      cache: true,
    }
  })
}

/**
 * The messages that shows add to a group's second. Nobody talks in a group that is empty, deleted or muted, and like any other sender's,
 * messages of more types than a group may carry are refused.
 */
export function showMessages(shows: readonly Show[], app: App, group: Group, second: number): SentMessage[] {
  const running = shows.filter(
    (show) => show.appId === app.id && show.groupId === group.id && show.next <= second && second < show.until,
  )
  const speakers = running.length === 0 ? [] : speakersOf(group)
  if (speakers.length === 0) return []
  const types = typesOf(group)
  return running
    .flatMap((show) => chatterOf(show, speakers, second))
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
