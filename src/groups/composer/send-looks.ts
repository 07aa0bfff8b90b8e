import { type LookUp, STAMP_SLACK } from '#api/message-look-up.ts'
import type { NewMessage, SoughtMessage } from '#api/messages.ts'
import { whileUnderWay } from '#lib/under-way.ts'
import type { Fate, Send } from './send-state.ts'

/** What `lookFor` must know. */
interface Looking {
  sought: () => SoughtMessage
  waited: () => number
}

export interface LooksOptions {
  lookFor: (what: Looking & { signal: AbortSignal }) => Promise<LookUp>
  /** The service's time, UNIX seconds. */
  serviceNow: () => number
  /** A clock that nobody sets, milliseconds. */
  running: () => number
}

/** Looks for sent messages among the stored ones. */
export function createLooks({ lookFor, serviceNow, running }: LooksOptions) {
  /** Sends under IDs that were typed, under which there may be several messages: until when (service time) each may have been stamped. */
  const typed: { messageId: string; until: number }[] = []
  const looks = new Map<number, { what: Looking; stop: AbortController }>()

  return {
    /** A message leaves; returns how to say how it was answered. Of a refused one nothing is looked for. */
    leaves({ message, values }: Pick<Send, 'message' | 'values'>): (answer: 'accepted' | 'lost' | 'refused') => void {
      const own = { messageId: message.messageId, until: Number.POSITIVE_INFINITY }
      if (values.messageId !== '') typed.push(own)
      return (answer) => {
        if (answer === 'accepted') own.until = serviceNow() + STAMP_SLACK
        if (answer === 'refused') own.until = Number.NEGATIVE_INFINITY
      }
    },
    /** What to look for, from the moment on at which the answer came or was given up. `began`: service time. */
    begin(
      id: number,
      { messageId, type, senderId, content }: NewMessage,
      began: number,
      isLost: boolean,
      isTyped: boolean,
    ) {
      const ended = running()
      const until = serviceNow() + STAMP_SLACK
      const since = began - STAMP_SLACK
      const count = typed.filter((send) => send.messageId === messageId && send.until >= since).length
      const what: Looking = {
        sought: () => ({
          messageId,
          type,
          since,
          // It may still be on its way.
          until: isLost ? serviceNow() + STAMP_SLACK : until,
          ...(isTyped ? { twins: { senderId, content, count } } : {}),
        }),
        waited: () => (running() - ended) / 1000,
      }
      looks.set(id, { what, stop: new AbortController() })
    },
    /** Resolves with what the stored messages tell; undefined when it was stopped. */
    async look(id: number): Promise<Fate | undefined> {
      const entry = looks.get(id)
      if (entry === undefined) return undefined
      const { signal } = entry.stop
      try {
        const result = await whileUnderWay('looking for a message', lookFor({ ...entry.what, signal }))
        if (signal.aborted) return undefined
        return result.found ? { kind: 'found' } : { kind: 'notFound', waited: result.waited }
      } catch (error) {
        return signal.aborted ? undefined : { kind: 'unreadable', error }
      }
    },
    /** Whether it is there now, as far as one look can tell. */
    async isThere(id: number): Promise<boolean> {
      const entry = looks.get(id)
      if (entry === undefined) return false
      const once = { ...entry.what, waited: () => Number.POSITIVE_INFINITY, signal: entry.stop.signal }
      return lookFor(once).then(
        ({ found }) => found,
        () => false,
      )
    },
    /** Whether a message that the history showed may be this one: stamped around it. */
    mayBe: (id: number, at: number): boolean => {
      const sought = looks.get(id)?.what.sought()
      return sought !== undefined && at >= sought.since && at <= sought.until
    },
    drop(id: number) {
      looks.get(id)?.stop.abort()
      looks.delete(id)
    },
  }
}
