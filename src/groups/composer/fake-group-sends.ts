/** For tests: the sends of a group before a service; looks and ticks end and come when the test says so. */
import { vi } from 'vitest'
import { Failure } from '#api/failure.ts'
import type { LookUp } from '#api/message-look-up.ts'
import type { AcceptedMessage, NewMessage, SoughtMessage } from '#api/messages.ts'
import { createGroupSends, type KeptSend } from './group-sends.ts'
import type { Stand } from './send-state.ts'
import { BLANK_MESSAGE, type SendValues } from './send-values.ts'

const failure = (facts: Partial<ConstructorParameters<typeof Failure>[0]>) =>
  new Failure({ kind: 'refused', action: 'SendLiveMessageGroup', write: true, message: '', ...facts })
export const lost = failure({ kind: 'unreachable', reason: 'timeout' })
export const muted = failure({ status: 403, code: 'NoAuth' })

const typed = (values: Partial<SendValues> = {}): SendValues => ({
  ...BLANK_MESSAGE,
  senderId: 'anna',
  type: '1',
  content: 'Hello',
  ...values,
})

interface Look {
  what: SoughtMessage
  signal: AbortSignal
  once: boolean
  end: (result: LookUp) => void
  fail: (error: unknown) => void
}

export const HERE: Stand = { session: 'running anna', role: 'operator', place: 'shop', group: 'since 1' }

/** What a test sets. */
export const world = {
  /** Milliseconds of the uptime; `slept` are added to the clock that sleep moves on. */
  now: 0,
  slept: 0,
  looks: [] as Look[],
  stand: HERE,
  /** The pace lets something leave. */
  paced: true,
}

/** A test begins. */
export function startWorld() {
  Object.assign(world, { now: 1_000_000, slept: 0, looks: [], stand: HERE, paced: true })
}

/** The sends of a group before a service; looks and ticks end and come when the test says so. */
export function group(kept: readonly KeptSend[] = []) {
  const send = vi.fn<(message: NewMessage) => Promise<AcceptedMessage>>(({ messageId }) =>
    Promise.resolve({ messageId, requestId: `R-${messageId}` }),
  )
  const heard: [content: string, what: string][] = []
  const busy: boolean[] = []
  const seen: { kept: readonly KeptSend[] } = { kept: [] }
  const ticks = new Set<() => void>()
  const sends = createGroupSends(
    {
      send,
      lookFor: ({ sought, waited, signal }) =>
        new Promise((end, fail) => {
          world.looks.push({ what: sought(), signal, once: waited() === Infinity, end, fail })
        }),
      serviceNow: () => world.now / 1000,
      running: () => world.now,
      steady: () => world.now + world.slept,
      stand: () => world.stand,
      takeTurn: () => world.paced,
      everySoOften(listener) {
        ticks.add(listener)
        return () => ticks.delete(listener)
      },
      onBusy: (is) => busy.push(is),
      keep(all) {
        seen.kept = all
      },
    },
    kept,
  )
  sends.hear(({ values, state }) => heard.push([values.content, 'fate' in state ? state.fate.kind : state.kind]))
  /** Time goes on in steps that are not noticed. */
  const pass = (ms: number) => {
    for (let step = 0; step < ms; step += 100) {
      world.now += 100
      for (const tick of ticks) tick()
    }
  }
  const submit = (values: Partial<SendValues> = {}, hold = 0) => sends.submit(typed(values), hold).id
  const contents = () => send.mock.calls.map(([{ content }]) => content)
  const stateOf = (id: number) => sends.find(id)?.state
  return { send, sends, heard, busy, seen, ticks, pass, submit, contents, stateOf }
}

export const turns = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
}
