import { backgroundCalls, PRIORITY } from './call-budget.ts'
import type { Client } from './client.ts'
import { CLOCKS_APART, SETTLING } from './contract/settling.ts'
import { isMessageStored, type SoughtMessage } from './messages.ts'
import { repeatTransient } from './retry.ts'
import type { Scope } from './scope.ts'
import { READING_ERROR } from './service-clock.ts'
import { pause } from '#lib/pause.ts'

/** Seconds around a send in which its message may be stamped: clocks are apart, and we read the service's only roughly. */
export const STAMP_SLACK = CLOCKS_APART + READING_ERROR

/** A message is there at the end of its own second at the earliest. */
const LAST_LOOK = SETTLING + 1

/** Found is certain, and not found after so many seconds is not: no document says when a message can be listed. */
export type LookUp = { found: true } | { found: false; waited: number }

interface LookUpOptions {
  /** Asked at every look: where no answer came the message may have been stamped at any time until then. */
  sought: () => SoughtMessage
  /** Seconds since the answer, or since it was given up. */
  waited: () => number
  signal: AbortSignal
  /** Waits so many milliseconds. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * Looks for a message among the stored ones until it is found, or the seconds are over after which looking is not worth while; then
 * once. Its reads share the budget of what the console reads by itself. Rejects with what a read fails with, or the signal's reason.
 */
export async function lookFor(
  client: Client,
  scope: Scope,
  groupId: string,
  { sought, waited, signal, wait = pause }: LookUpOptions,
): Promise<LookUp> {
  const run = <T>(call: () => Promise<T>) =>
    repeatTransient(() => backgroundCalls.run(call, { priority: PRIORITY.screen, signal }), signal)
  for (;;) {
    if (await isMessageStored(client, scope, groupId, sought(), { signal, run })) return { found: true }
    const seconds = waited()
    if (seconds >= LAST_LOOK) return { found: false, waited: Math.floor(seconds) }
    signal.throwIfAborted()
    await wait(Math.ceil(untilNextLook(seconds) * 1000), signal)
  }
}

/** Seconds from one look to the next: ever longer, and never beyond the last. */
const untilNextLook = (waited: number): number => Math.min(Math.max(1, waited), LAST_LOOK - waited)
