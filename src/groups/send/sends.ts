import { Failure } from '#api/failure.ts'
import { type LookUp, STAMP_SLACK } from '#api/message-look-up.ts'
import type { AcceptedMessage, NewMessage, SoughtMessage } from '#api/messages.ts'
import { whileUnderWay } from '#lib/under-way.ts'
import { type SendValues, toMessage } from './send-values.ts'

/** What the stored messages tell of a send. */
export type Fate =
  | { kind: 'looking' }
  | { kind: 'found' }
  /** Looked for during so many seconds after the answer; it may be there all the same, later. */
  | { kind: 'notFound'; waited: number }
  | { kind: 'unreadable'; error: unknown }
  /** It was not to be stored, so nothing can tell. */
  | { kind: 'unknowable' }

/** A message that the service took, or may have taken. */
export interface Send {
  id: number
  /** What stood in the form. */
  values: SendValues
  message: NewMessage
  answer: { kind: 'accepted'; requestId: string } | { kind: 'lost'; failure: Failure }
  fate: Fate
  /** Sending it once more is under way, or was refused. */
  again?: { kind: 'sending' } | { kind: 'refused'; error: unknown } | undefined
}

/** Sent again unthinkingly, such a message might come twice. */
export const isUncertain = ({ answer, fate }: Send): boolean =>
  fate.kind !== 'found' && (answer.kind === 'lost' || fate.kind === 'notFound')

const isOpen = (send: Send): boolean => isUncertain(send) || send.fate.kind === 'looking'

/** What `lookFor` must know. */
interface Looking {
  sought: () => SoughtMessage
  waited: () => number
}

interface SendsOptions {
  /** Sends one message under a key of its own. Rejects with `Failure`. */
  send: (message: NewMessage) => Promise<AcceptedMessage>
  lookFor: (what: Looking & { signal: AbortSignal }) => Promise<LookUp>
  /** The service's time, UNIX seconds. */
  serviceNow: () => number
  /** A clock that nobody sets, milliseconds. */
  running: () => number
  /** The message was accepted. */
  onAccepted?: (send: Send) => void
  /** Something new is known of it. */
  onFate?: (send: Send) => void
}

/** The messages sent from one composer, and what is found out about each. */
export interface Sends {
  /** Newest first: the last one, and earlier ones of which something is still open. */
  get: () => readonly Send[]
  /** The one that was sent last; undefined once another submit was tried. */
  latest: () => Send | undefined
  /** Looks go on as long as somebody listens. */
  subscribe: (listener: () => void) => () => void
  /** A submit is tried: what came of the one before must not look like its result. */
  begin: () => void
  /** Resolves once the message was accepted, or its answer was lost. Rejects with `Failure` when it was refused. */
  send: (values: SendValues) => Promise<Send>
  /** Looks once more. */
  check: (send: Send) => void
  /** Looks once more, and unless the message is there now sends it a second time. */
  sendAgain: (send: Send) => Promise<void>
}

export function createSends(options: SendsOptions): Sends {
  const { serviceNow, running } = options
  let all: readonly Send[] = []
  let latestId: number | undefined
  let made = 0
  const listeners = new Set<() => void>()
  /** Sends under IDs that were typed, under which there may be several messages: until when (service time) each may have been stamped. */
  const typed: { messageId: string; until: number }[] = []
  const looks = new Map<number, { what: Looking; stop: AbortController }>()

  const set = (next: readonly Send[]) => {
    all = next
    for (const [id, { stop }] of looks) {
      if (all.some((send) => send.id === id)) continue
      stop.abort()
      looks.delete(id)
    }
    for (const listener of listeners) listener()
  }
  const update = (id: number, change: Partial<Send>): Send | undefined => {
    const before = all.find((send) => send.id === id)
    if (before === undefined) return undefined
    const after = { ...before, ...change }
    set(all.map((send) => (send.id === id ? after : send)).filter((send) => send.id === latestId || isOpen(send)))
    return after
  }
  const settle = (id: number, fate: Fate) => {
    const after = update(id, { fate })
    if (after !== undefined) options.onFate?.(after)
  }
  const look = async (id: number) => {
    const entry = looks.get(id)
    if (entry === undefined) return
    const { signal } = entry.stop
    update(id, { fate: { kind: 'looking' } })
    try {
      const result = await whileUnderWay('looking for a message', options.lookFor({ ...entry.what, signal }))
      if (!signal.aborted) settle(id, result.found ? { kind: 'found' } : { kind: 'notFound', waited: result.waited })
    } catch (error) {
      if (!signal.aborted) settle(id, { kind: 'unreadable', error })
    }
  }

  /** What to look for, from the moment on at which the answer came or was given up. `began`: service time. */
  const lookingFor = (message: NewMessage, began: number, isLost: boolean, isTyped: boolean): Looking => {
    const { messageId, type, senderId, content } = message
    const ended = running()
    const until = serviceNow() + STAMP_SLACK
    const since = began - STAMP_SLACK
    const count = typed.filter((send) => send.messageId === messageId && send.until >= since).length
    return {
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
  }

  /** Sends the message; returns how it was answered, and the ID under which it is kept. Rejects when it was refused. */
  async function deliver(
    message: NewMessage,
    isTyped: boolean,
  ): Promise<{ answer: Send['answer']; messageId: string }> {
    const own = { messageId: message.messageId, until: Number.POSITIVE_INFINITY }
    if (isTyped) typed.push(own)
    try {
      const { messageId, requestId } = await options.send(message)
      own.until = serviceNow() + STAMP_SLACK
      return { answer: { kind: 'accepted', requestId }, messageId }
    } catch (error) {
      if (error instanceof Failure && error.outcomeUnknown)
        return { answer: { kind: 'lost', failure: error }, messageId: message.messageId }
      own.until = Number.NEGATIVE_INFINITY
      throw error
    }
  }

  async function sendOne(values: SendValues): Promise<Send> {
    const message = toMessage(values)
    const isTyped = values.messageId !== ''
    const began = serviceNow()
    const { answer, messageId } = await deliver(message, isTyped)
    made += 1
    const sent: Send = {
      id: made,
      values,
      message: { ...message, messageId },
      answer,
      fate: { kind: values.doNotStore ? 'unknowable' : 'looking' },
    }
    const what = lookingFor(sent.message, began, answer.kind === 'lost', isTyped)
    looks.set(sent.id, { what, stop: new AbortController() })
    latestId = sent.id
    set([sent, ...all.filter(isOpen)])
    if (answer.kind === 'accepted') options.onAccepted?.(sent)
    if (!values.doNotStore && listeners.size > 0) void look(sent.id)
    return sent
  }

  /** Whether it is there now, as far as one look can tell. */
  async function isThere({ id, values }: Send): Promise<boolean> {
    const entry = looks.get(id)
    if (entry === undefined || values.doNotStore) return false
    const once = { ...entry.what, waited: () => Number.POSITIVE_INFINITY, signal: entry.stop.signal }
    return options.lookFor(once).then(
      ({ found }) => found,
      () => false,
    )
  }

  return {
    get: () => all,
    latest: () => all.find(({ id }) => id === latestId),
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) for (const { stop } of looks.values()) stop.abort()
      }
    },
    begin() {
      latestId = undefined
      set(all.filter(isOpen))
    },
    send: sendOne,
    check: ({ id }) => void look(id),
    async sendAgain(first) {
      const { id, values } = first
      if (all.find((other) => other.id === id)?.again?.kind === 'sending') return
      update(id, { again: { kind: 'sending' } })
      if (await isThere(first)) {
        update(id, { again: undefined })
        settle(id, { kind: 'found' })
        return
      }
      try {
        await sendOne(values)
        set(all.filter((other) => other.id !== id))
      } catch (error) {
        update(id, { again: { kind: 'refused', error } })
      }
    },
  }
}
