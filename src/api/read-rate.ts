import { LIMITS } from './contract/limits.ts'
import { CLOCKS_APART } from './contract/settling.ts'
import { READING_ERROR } from './service-clock.ts'
import { EMPTY_LOG } from './message-log.ts'
import { readFirst, readGap, type ReadPage } from './read-log.ts'

/** Messages stored a second, over seconds of the service that were over. */
export interface RateReading {
  /** Messages stored in those seconds, as far as they were read. */
  count: number
  /** How many seconds were looked at. */
  seconds: number
  /** UNIX second of the service, the last one of them. */
  end: number
  /** They were not read whole: there may be more. */
  atLeast: boolean
  /** One of them has as many as a group delivers in a second: more may have been dropped. */
  atLimit: boolean
}

/** Seconds of one look, where they have no more messages than a page has rows. */
export const LONG_LOOK = 10
/** Where they have more: so many have at most 100, and those of each type that are delivered in spite of the limit. */
export const SHORT_LOOK = 2
/** Pages of a short look beside its first one. */
const MORE_PAGES = 2

/** The last second that is over by either clock of the service, when it is `now` (UNIX seconds). */
export const lastSecondOver = (now: number): number => now - READING_ERROR - CLOCKS_APART - 1

/**
 * Messages stored in the seconds up to `end`, none before `since` (UNIX seconds, both included): ten seconds where a page tells them, else
 * two, so that 50 a second take four calls. Rejects with what `read` rejects with.
 */
export async function readRate(read: ReadPage, end: number, since: number): Promise<RateReading> {
  const long = await lookAt(read, Math.max(since, end - LONG_LOOK + 1), end, 0)
  return long.atLeast ? lookAt(read, Math.max(since, end - SHORT_LOOK + 1), end, MORE_PAGES) : long
}

async function lookAt(read: ReadPage, since: number, until: number, morePages: number): Promise<RateReading> {
  const filter = { order: 'newest', since, until } as const
  let log = (await readFirst(read, filter))(EMPTY_LOG)
  const [rest] = log.gaps
  if (rest !== undefined && morePages > 0) log = (await readGap(read, filter, rest, morePages))(log)
  const counts = new Map<number, number>()
  for (const { at } of log.rows) counts.set(at, (counts.get(at) ?? 0) + 1)
  return {
    count: log.rows.length,
    seconds: until - since + 1,
    end: until,
    atLeast: log.gaps.length > 0,
    atLimit: [...counts.values()].some((count) => count >= LIMITS.messagesPerSecond),
  }
}
