import { HIGH_PRIORITY } from '#api/contract/limits.ts'
import { createRandom } from './random.ts'
import type { App, Group, SentMessage, ServiceState, Show } from './state.ts'

/** What a show's people send when nobody says otherwise: mostly chat and likes, now and then a gift. */
export const SHOW_MIX: Show['mix'] = [
  { type: 1n, weight: 5n, share: 60, body: 'Hello from the front row!' },
  { type: 2n, weight: 1n, share: 38, body: '' },
  { type: 10_001n, weight: HIGH_PRIORITY, share: 2, body: '{"gift":"rocket","count":1}' },
]

/** What the simulated people of a show send in one second; the same every time for the same show and second. */
function chatterOf(show: Show, group: Group, second: number): SentMessage[] {
  const random = createRandom(show.seed ^ second)
  const senders = Math.max(1, Math.min(group.members.size, 1000))
  const total = show.mix.reduce((sum, { share }) => sum + share, 0)
  return Array.from({ length: show.perSecond }, (_, index) => {
    let left = random.next() * total
    const { type, weight, body } = show.mix.find(({ share }) => (left -= share) < 0) ?? show.mix[0] ?? { type: 1n, weight: 1n, body: '' }
    return {
      id: `SHOW${second}N${index}`,
      type,
      body,
      sender: `viewer${random.int(1, senders)}`,
      senderInfo: '',
      weight,
      increase: 1n,
      store: true,
      cache: true,
    }
  })
}

/** The messages that shows add to a group's second; nobody talks in a group that is empty or deleted. */
export function showMessages(shows: readonly Show[], app: App, group: Group, second: number): SentMessage[] {
  if (group.members.size === 0 || group.deletion !== undefined) return []
  return shows
    .filter((show) => show.appId === app.id && show.groupId === group.id && show.next <= second && second < show.until)
    .flatMap((show) => chatterOf(show, group, second))
}

/** Shows that are over are forgotten; the others go on at `now`. */
export function moveShows(state: ServiceState, now: number): void {
  for (const show of state.shows) show.next = Math.max(show.next, now)
  state.shows = state.shows.filter(({ until }) => until > now)
}
