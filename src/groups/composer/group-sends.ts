import { Failure } from '#api/failure.ts'
import type { AcceptedMessage, NewMessage } from '#api/messages.ts'
import type { StoredMessage } from '#api/stored-messages.ts'
import { createLooks, type LooksOptions } from './send-looks.ts'
import {
  changeOf,
  fateOf,
  hasFailed,
  isOpen,
  isUncertain,
  isWaiting,
  type Send,
  type Stand,
  type Unsent,
} from './send-state.ts'
import { type SendValues, toMessage } from './send-values.ts'

/** What is kept of a group in one session; the oldest that are settled go first. */
const MOST_KEPT = 100
/** What may wait at the same time. */
export const MOST_WAITING = 25
/** A hold that ends later than this was not watched: nobody may have been there to take the message back. Milliseconds. */
const LATE_MS = 2000

/** What outlives a reload of a message whose outcome is open, or whose text stands nowhere else. */
export interface KeptSend {
  values: SendValues
  messageId: string
  at: number
  /** `sending`: it may be out; else why it is not. */
  state: 'sending' | Unsent
}

export interface GroupSendsOptions extends LooksOptions {
  /** Sends one message under a key of its own. Rejects with `Failure`. */
  send: (message: NewMessage) => Promise<AcceptedMessage>
  /** Milliseconds of a clock that sleep moves on, too. */
  steady: () => number
  stand: () => Stand
  /** Whether the pace lets one more leave now; it is counted then. */
  takeTurn: () => boolean
  /** Calls back again and again, as long as something waits; returns how to end it. */
  everySoOften: (listener: () => void) => () => void
  /** Something waits or is on its way, or nothing does any more. */
  onBusy: (busy: boolean) => void
  keep: (kept: readonly KeptSend[]) => void
}

interface Watch {
  stand: Stand
  /** By the steady clock, milliseconds: later than this it does not leave. */
  lateAt: number
}

/** The messages submitted to one group in this session: they leave one after the other, and what becomes of each is found out. */
export type GroupSends = ReturnType<typeof createGroupSends>

export function createGroupSends(options: GroupSendsOptions, kept: readonly KeptSend[] = []) {
  const { serviceNow, running, steady } = options
  const looks = createLooks(options)
  /** Newest first. */
  let all: readonly Send[] = []
  let made = 0
  let over: (() => void) | undefined
  let lastTick = steady()
  const watched = new Map<number, Watch>()
  const listeners = new Set<() => void>()
  const hearers = new Set<(send: Send) => void>()

  const set = (next: readonly Send[]) => {
    const settled = next.filter((send) => !isOpen(send) && !isUncertain(send))
    const dropped = new Set(settled.slice(settled.length - Math.max(0, next.length - MOST_KEPT)))
    for (const { id } of dropped) looks.drop(id)
    all = next.filter((send) => !dropped.has(send))
    for (const id of watched.keys()) if (!all.some((send) => send.id === id && isWaiting(send))) watched.delete(id)
    follow()
    options.keep(all.flatMap((send) => keptOf(send) ?? []))
    for (const listener of listeners) listener()
  }
  const follow = () => {
    const waits = all.some(isWaiting)
    if (waits && over === undefined) {
      lastTick = steady()
      over = options.everySoOften(tick)
    } else if (!waits) {
      over?.()
      over = undefined
    }
    options.onBusy(all.some(isOpen))
  }
  const find = (id: number) => all.find((send) => send.id === id)
  const update = (id: number, change: Partial<Send>): Send | undefined => {
    const before = find(id)
    if (before === undefined) return undefined
    const after = { ...before, ...change }
    set(all.map((send) => (send.id === id ? after : send)))
    return after
  }
  /** The same, and whoever wrote it is told. */
  const settle = (id: number, change: Partial<Send>) => {
    const after = update(id, change)
    if (after === undefined) return
    // What it was to take the place of is as open as it was.
    if (hasFailed(after) && after.from !== undefined) update(after.from.id, { replaced: false })
    for (const hear of hearers) hear(after)
  }
  const cancel = (id: number, why: Unsent) => {
    const send = find(id)
    if (send !== undefined && isWaiting(send)) settle(id, { state: { kind: 'unsent', why } })
  }
  const cancelWaiting = (why: Unsent) => {
    for (const send of all.filter(isWaiting).toReversed()) cancel(send.id, why)
  }

  const look = async (id: number) => {
    const { state } = find(id) ?? {}
    if (state === undefined || !('fate' in state)) return
    update(id, { state: { ...state, fate: { kind: 'looking' } } })
    const fate = await looks.look(id)
    if (fate !== undefined) settle(id, { state: { ...state, fate } })
  }

  async function leave(send: Send) {
    const { id, message, values } = send
    update(id, { state: { kind: 'sending' } })
    const began = serviceNow()
    const answered = looks.leaves(send)
    const fate = { kind: values.doNotStore ? 'unknowable' : 'looking' } as const
    let sent: Partial<Send>
    try {
      const { messageId, requestId } = await options.send(message)
      answered('accepted')
      sent = { message: { ...message, messageId }, state: { kind: 'accepted', requestId, fate } }
    } catch (error) {
      const isLost = error instanceof Failure && error.outcomeUnknown
      answered(isLost ? 'lost' : 'refused')
      // What waits behind it was written to come after it.
      cancelWaiting('before')
      if (!isLost) {
        settle(id, { state: { kind: 'refused', error } })
        return
      }
      sent = { state: { kind: 'lost', failure: error, fate } }
    }
    if (find(id) === undefined) return
    looks.begin(id, sent.message ?? message, began, sent.state?.kind === 'lost', values.messageId !== '')
    settle(id, sent)
    if (!values.doNotStore) void look(id)
    tick()
  }

  function tick() {
    const now = steady()
    const slept = now - lastTick > LATE_MS
    lastTick = now
    const stand = options.stand()
    for (const { id, state } of all.filter(isWaiting).toReversed()) {
      const watch = watched.get(id)
      if (watch === undefined) continue
      const isLate = state.kind === 'held' ? now > watch.lateAt : slept
      const why = isLate ? 'late' : changeOf(watch.stand, stand)
      if (why !== undefined) cancel(id, why)
      else if (state.kind === 'held' && running() >= state.until) update(id, { state: { kind: 'waiting' } })
    }
    const next = all.findLast(isOpen)
    if (next?.state.kind === 'waiting' && options.takeTurn()) void leave(next)
  }

  const add = (
    values: SendValues,
    rest: Pick<Send, 'state' | 'from'>,
    message = toMessage(values),
    at = serviceNow(),
  ) => {
    made += 1
    const send = {
      id: made,
      values,
      message,
      at,
      checking: false,
      replaced: false,
      returned: false,
      recalled: false,
      ...rest,
    }
    set([send, ...all])
    return send
  }
  const submit = (values: SendValues, holdMs: number, from?: Send): Send => {
    const until = running() + holdMs
    watched.set(made + 1, { stand: options.stand(), lateAt: steady() + holdMs + LATE_MS })
    const send = add(values, { from, state: holdMs > 0 ? { kind: 'held', until } : { kind: 'waiting' } })
    tick()
    return send
  }

  for (const { values, messageId, at, state } of kept.toReversed()) {
    const message = { ...toMessage(values), messageId }
    const fate = { kind: values.doNotStore ? 'unknowable' : 'looking' } as const
    const isLost = state === 'sending'
    const { id } = add(
      values,
      { from: undefined, state: isLost ? { kind: 'lost', failure: undefined, fate } : { kind: 'unsent', why: state } },
      message,
      at,
    )
    if (!isLost) continue
    looks.begin(id, message, at, true, values.messageId !== '')
    if (!values.doNotStore) void look(id)
  }

  return {
    /** Newest first. */
    get: () => all,
    find,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Calls back when something new is known of one: answered, not sent, found or not. */
    hear(hearer: (send: Send) => void) {
      hearers.add(hearer)
      return () => {
        hearers.delete(hearer)
      }
    },
    /** Whether no more can be put in line now. */
    isFull: () => all.filter(isWaiting).length >= MOST_WAITING,
    /** Puts a message in line: it leaves once it was held so long, milliseconds, and those before it were answered. */
    submit,
    takeBack: (id: number) => cancel(id, 'takenBack'),
    cancelWaiting,
    /** Its text stands in a form, which keeps it from now on. */
    returned: (id: number) => void update(id, { returned: true }),
    /** Looks once more. */
    check: (id: number) => void look(id),
    /** Sends it a second time; where it may be out already looks once more first, and does nothing if it is. */
    async sendAgain(id: number, holdMs: number): Promise<Send | undefined> {
      const first = find(id)
      if (first === undefined || first.checking || first.replaced || isOpen(first)) return undefined
      const { state } = first
      if (isUncertain(first) && 'fate' in state) {
        update(id, { checking: true })
        const isThere = !first.values.doNotStore && (await looks.isThere(id))
        if (isThere) {
          settle(id, { checking: false, state: { ...state, fate: { kind: 'found' } } })
          return undefined
        }
      }
      const again = update(id, { checking: false, replaced: true })
      return again === undefined ? undefined : submit(first.values, holdMs, again)
    },
    /** The history does not show this message any more after its recall. */
    noteRecalled({ id, senderId, content, type, at }: StoredMessage) {
      for (const send of all) {
        const { message } = send
        const isIt = message.messageId === id && message.content === content && message.senderId === senderId
        if (isIt && message.type === type && fateOf(send) !== undefined && looks.mayBe(send.id, at))
          settle(send.id, { recalled: true })
      }
    },
    forget() {
      cancelWaiting('session')
      for (const { id } of all) looks.drop(id)
      set([])
    },
  }
}

function keptOf(send: Send): KeptSend | undefined {
  const { values, message, at, state, returned, replaced } = send
  const kept = { values, messageId: message.messageId, at }
  if (isWaiting(send)) return { ...kept, state: 'closed' }
  if (state.kind === 'sending' || isUncertain(send)) return { ...kept, state: 'sending' }
  if (returned || replaced) return undefined
  if (state.kind === 'unsent') return { ...kept, state: state.why }
  return state.kind === 'refused' ? { ...kept, state: 'refused' } : undefined
}
