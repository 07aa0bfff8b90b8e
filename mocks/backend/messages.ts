import { MESSAGE_RETENTION_DAYS, RETENTION } from '#api/contract/limits.ts'
import type { App, Group, Message } from './state.ts'

const DAY = 86_400

/** What `MsgType` left out means: the documents name no default. */
export const DEFAULT_TYPE = 0n

/** Times (seconds) after which a message is still kept by the application's retention tier. */
const keptSince = (app: App, now: number) => now - MESSAGE_RETENTION_DAYS[app.tier] * DAY

/** Where the first message at or after `at` stands. */
function firstFrom(messages: readonly Message[], at: number): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * What can be read of a group's history at `now`, oldest first: nothing older than the application keeps, and nothing at all
 * once the group has been deleted for seven days.
 */
export function readableMessages(app: App, group: Group, now: number): readonly Message[] {
  if (group.deletion !== undefined && now - group.deletion.at >= RETENTION.deletedGroupMessages) return []
  return group.messages.slice(firstFrom(group.messages, keptSince(app, now) + 1))
}

/** Of what can be read, what can already be listed. `settling`: seconds for which a stored message cannot. */
export function listedMessages(app: App, group: Group, now: number, settling: number): readonly Message[] {
  const readable = readableMessages(app, group, now)
  return settling === 0 ? readable : readable.slice(0, firstFrom(readable, now - settling))
}

/** When a message says it was sent, UNIX seconds. */
export const stampOf = ({ at, stamp = at }: Message): number => stamp

/** The message types a group has carried in its life, those of the running second included. */
export const typesOf = ({ amounts, sent }: Group): Set<bigint> =>
  new Set([...amounts.keys(), ...(sent?.messages ?? []).map(({ type }) => type)])

/** Drops what no call can read any more. Part of sending, so that a busy group's history does not grow for ever. */
export function dropExpired(app: App, group: Group, now: number): void {
  const expired = firstFrom(group.messages, keptSince(app, now) + 1)
  if (expired > 0) group.messages.splice(0, expired)
}
