import { LIMITS } from './contract/limits.ts'
import { CLOCKS_APART } from './contract/settling.ts'
import { READING_ERROR } from './service-clock.ts'
import { type MessageLog, wholeSince } from './message-log.ts'

export interface StoredRate {
  /** Messages stored in one second of the service. */
  count: number
  /** The second was not read whole: there may be more. */
  atLeast: boolean
  /** As many as a group delivers in a second: more may have been dropped. */
  atLimit: boolean
}

/**
 * Messages stored in the last second that was over, by the service's clock as well as we know it, when the newest ones were asked for at
 * `askedAt` (UNIX seconds).
 */
export function storedRate(log: MessageLog, askedAt: number): StoredRate {
  const second = askedAt - READING_ERROR - 1
  let count = 0
  for (const { at } of log.rows) {
    if (at < second - CLOCKS_APART) break
    if (at === second) count += 1
  }
  const since = wholeSince(log)
  return {
    count,
    atLeast: since !== undefined && second < since,
    atLimit: count >= LIMITS.messagesPerSecond,
  }
}
