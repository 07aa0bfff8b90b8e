import { HIGH_PRIORITY, LIMITS, TYPE_GUARANTEE } from '#api/contract/limits.ts'
import { dropExpired } from './messages.ts'
import { nextEvent, publish } from './people.ts'
import type { App, Group, SentMessage } from './state.ts'

/** High-priority messages kept for users who come back. */
const CACHED_MESSAGES = 100

/**
 * Which messages of one service second a group delivers, as places in the order they came: the 50 of highest weight (of equal
 * ones the earlier), and of the rest the newest of every type that had no delivery in the last 5 seconds. Source: the
 * service's description of its rate limit (`interactive-messages-new`).
 */
export function deliveredOf(sent: readonly SentMessage[], hadDelivery: (type: bigint) => boolean): number[] {
  const byWeight = sent
    .map((message, place) => ({ ...message, place }))
    .toSorted((a, b) => (a.weight === b.weight ? a.place - b.place : a.weight > b.weight ? -1 : 1))
  const first = byWeight.slice(0, LIMITS.messagesPerSecond)
  const served = new Set(first.map(({ type }) => type))
  const newest = new Map<bigint, number>()
  for (const { type, place } of byWeight.slice(LIMITS.messagesPerSecond)) {
    if (!served.has(type) && !hadDelivery(type)) newest.set(type, Math.max(place, newest.get(type) ?? 0))
  }
  return [...first.map(({ place }) => place), ...newest.values()].toSorted((a, b) => a - b)
}

/**
 * Settles a second that is over: what is delivered reaches those inside and is counted, stored and cached as its sender wished;
 * nothing of the rest happens, although its senders got success.
 */
export function settle(
  { app, group, clocksApart }: { app: App; group: Group; clocksApart: number },
  second: number,
  sent: readonly SentMessage[],
): void {
  const hadDelivery = (type: bigint) =>
    second - (group.lastDelivered.get(type) ?? Number.NEGATIVE_INFINITY) < TYPE_GUARANTEE
  for (const place of deliveredOf(sent, hadDelivery)) {
    const message = sent[place]
    if (message === undefined) continue
    deliver(app, group, second, message)
    if (message.store) store(group, second, message, clocksApart)
  }
  dropExpired(app, group, second)
}

function deliver(app: App, group: Group, at: number, message: SentMessage): void {
  const { id, type, body, sender, senderInfo, weight, increase, cache } = message
  const sum = (group.amounts.get(type) ?? 0n) + increase
  group.amounts.set(type, sum > LIMITS.int64Max ? LIMITS.int64Max : sum)
  group.lastDelivered.set(type, at)
  group.lastSeq += 1
  const news = { kind: 'message', id, type, body, sender, senderInfo, weight } as const
  if (group.members.size > 0) publish(app, group, at, news)
  if (cache && weight >= HIGH_PRIORITY) {
    group.cache.push({ n: nextEvent(app), at, ...news })
    if (group.cache.length > CACHED_MESSAGES) group.cache.shift()
  }
}

/** Keeps a message that was just delivered, stamped by a clock that may be apart. */
function store(group: Group, at: number, message: SentMessage, clocksApart: number): void {
  const { id, type, body, sender, senderInfo } = message
  const total = group.amounts.get(type) ?? 0n
  const stamp = clocksApart === 0 ? {} : { stamp: at + clocksApart }
  group.messages.push({ id, type, body, at, ...stamp, seq: group.lastSeq, total, sender, senderInfo })
}
