import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Failure } from '#api/failure.ts'
import { type LookUp, STAMP_SLACK } from '#api/message-look-up.ts'
import type { AcceptedMessage, NewMessage, SoughtMessage } from '#api/messages.ts'
import { BLANK_MESSAGE, type SendValues } from './send-values.ts'
import { createSends, isUncertain, type Send } from './sends.ts'

const failure = (facts: Partial<ConstructorParameters<typeof Failure>[0]>) =>
  new Failure({ kind: 'refused', action: 'SendLiveMessageGroup', write: true, message: '', ...facts })
const lost = failure({ kind: 'unreachable', reason: 'timeout' })
const muted = failure({ status: 403, code: 'NoAuth' })

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

let now = 1000
let looks: Look[] = []
beforeEach(() => {
  now = 1000
  looks = []
})

/** A composer before a service; looks end when the test says so. */
function composer() {
  const send = vi.fn<(message: NewMessage) => Promise<AcceptedMessage>>(({ messageId }) =>
    Promise.resolve({ messageId, requestId: `R-${messageId}` }),
  )
  const fates: [content: string, fate: string][] = []
  const sends = createSends({
    send,
    lookFor: ({ sought, waited, signal }) =>
      new Promise((end, fail) => {
        looks.push({ what: sought(), signal, once: waited() === Infinity, end, fail })
      }),
    serviceNow: () => now,
    running: () => now * 1000,
    onFate: ({ values, fate }) => fates.push([values.content, fate.kind]),
  })
  const stop = sends.subscribe(() => undefined)
  return { send, sends, fates, stop }
}

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
const fateOf = (send: Send | undefined) => send?.fate

describe('an accepted message', () => {
  it('is looked for from a little before the send to a little after the answer', async () => {
    const { send, sends } = composer()
    send.mockImplementation(({ messageId }) => {
      now += 3
      return Promise.resolve({ messageId, requestId: 'R' })
    })
    const sent = await sends.send(typed())
    expect(looks[0]?.what).toEqual({
      messageId: sent.message.messageId,
      type: 1n,
      since: 1000 - STAMP_SLACK,
      until: 1003 + STAMP_SLACK,
    })
    expect(fateOf(sends.latest())).toEqual({ kind: 'looking' })
    looks[0]?.end({ found: true })
    await turns()
    expect(fateOf(sends.latest())).toEqual({ kind: 'found' })
  })

  it('that is not found is uncertain, with the seconds waited, and can be found later', async () => {
    const { sends, fates } = composer()
    await sends.send(typed())
    looks[0]?.end({ found: false, waited: 11 })
    await turns()
    const send = sends.latest()
    expect(fateOf(send)).toEqual({ kind: 'notFound', waited: 11 })
    expect(send !== undefined && isUncertain(send)).toBe(true)
    if (send !== undefined) sends.check(send)
    expect(fateOf(sends.latest())).toEqual({ kind: 'looking' })
    looks[1]?.end({ found: true })
    await turns()
    expect(fates).toEqual([
      ['Hello', 'notFound'],
      ['Hello', 'found'],
    ])
  })

  it('that is not to be stored is never looked for', async () => {
    const { sends } = composer()
    const sent = await sends.send(typed({ doNotStore: true }))
    expect(sent.fate).toEqual({ kind: 'unknowable' })
    expect(isUncertain(sent)).toBe(false)
    expect(looks).toHaveLength(0)
  })

  it('whose look fails says so, which is neither found nor lost', async () => {
    const { sends } = composer()
    await sends.send(typed())
    looks[0]?.fail(muted)
    await turns()
    expect(fateOf(sends.latest())).toEqual({ kind: 'unreadable', error: muted })
  })
})

describe('a lost answer', () => {
  it('leaves open until when the message may be stamped', async () => {
    const { send, sends } = composer()
    send.mockRejectedValueOnce(lost)
    const sent = await sends.send(typed())
    expect(sent.answer).toEqual({ kind: 'lost', failure: lost })
    expect(isUncertain(sent)).toBe(true)
    looks[0]?.end({ found: false, waited: 11 })
    await turns()
    now += 60
    sends.check(sent)
    expect(looks[1]?.what).toMatchObject({ since: 1000 - STAMP_SLACK, until: 1060 + STAMP_SLACK })
  })

  it('of a message that is not stored stays uncertain', async () => {
    const { send, sends } = composer()
    send.mockRejectedValueOnce(lost)
    expect(isUncertain(await sends.send(typed({ doNotStore: true })))).toBe(true)
  })
})

describe('sending again', () => {
  it('looks once more first, and sends nothing when the message is there by now', async () => {
    const { send, sends } = composer()
    send.mockRejectedValueOnce(lost)
    const sent = await sends.send(typed())
    looks[0]?.end({ found: false, waited: 11 })
    await turns()
    const again = sends.sendAgain(sent)
    expect(looks[1]?.once).toBe(true)
    looks[1]?.end({ found: true })
    await again
    expect(send).toHaveBeenCalledTimes(1)
    expect(fateOf(sends.latest())).toEqual({ kind: 'found' })
  })

  it('sends a message of its own once, however often it is asked for, and forgets the first', async () => {
    const { send, sends } = composer()
    send.mockRejectedValueOnce(lost)
    const sent = await sends.send(typed())
    looks[0]?.end({ found: false, waited: 11 })
    await turns()
    const both = [sends.sendAgain(sent), sends.sendAgain(sent)]
    looks[1]?.fail(new Error('unreachable'))
    await Promise.all(both)
    expect(send).toHaveBeenCalledTimes(2)
    const [first, second] = send.mock.calls.map(([message]) => message.messageId)
    expect(second).not.toBe(first)
    expect(sends.get().map(({ message }) => message.messageId)).toEqual([second])
  })

  it('that is refused keeps the first one, and says why', async () => {
    const { send, sends } = composer()
    send.mockRejectedValueOnce(lost)
    const sent = await sends.send(typed({ doNotStore: true }))
    send.mockRejectedValueOnce(muted)
    await sends.sendAgain(sent)
    expect(sends.get()).toMatchObject([{ id: sent.id, again: { kind: 'refused', error: muted } }])
  })

  it('under an ID that was typed needs both copies to be certain', async () => {
    const { send, sends } = composer()
    send.mockRejectedValueOnce(lost)
    const sent = await sends.send(typed({ messageId: 'gift1' }))
    expect(looks[0]?.what.twins).toEqual({ senderId: 'anna', content: 'Hello', count: 1 })
    looks[0]?.end({ found: false, waited: 11 })
    await turns()
    now += 500
    const again = sends.sendAgain(sent)
    looks[1]?.end({ found: false, waited: 500 })
    await again
    // Nobody knows when the first one arrives, if it does.
    expect(looks[2]?.what.twins?.count).toBe(2)
  })

  it('an ID typed anew long after, or after a refusal, is one of its own', async () => {
    const { send, sends } = composer()
    send.mockRejectedValueOnce(muted)
    await expect(sends.send(typed({ messageId: 'gift1' }))).rejects.toBe(muted)
    await sends.send(typed({ messageId: 'gift1' }))
    expect(looks[0]?.what.twins?.count).toBe(1)
    now += 500
    await sends.send(typed({ messageId: 'gift1' }))
    expect(looks[1]?.what.twins?.count).toBe(1)
    await sends.send(typed({ messageId: 'gift1' }))
    expect(looks[2]?.what.twins?.count).toBe(2)
  })
})

describe('another submit', () => {
  it('that is refused leaves nothing of the one before that looks like its result', async () => {
    const { send, sends } = composer()
    await sends.send(typed())
    looks[0]?.end({ found: true })
    await turns()
    send.mockRejectedValueOnce(muted)
    sends.begin()
    await expect(sends.send(typed({ content: 'Again' }))).rejects.toBe(muted)
    expect(sends.latest()).toBeUndefined()
    expect(sends.get()).toEqual([])
  })

  it('keeps an earlier one that may be lost in view, and drops one that is found', async () => {
    const { sends } = composer()
    const first = await sends.send(typed({ content: 'First' }))
    sends.begin()
    const second = await sends.send(typed({ content: 'Second' }))
    sends.begin()
    const third = await sends.send(typed({ content: 'Third' }))
    looks[0]?.end({ found: false, waited: 11 })
    looks[1]?.end({ found: true })
    await turns()
    expect(sends.latest()?.id).toBe(third.id)
    expect(sends.get().map(({ id }) => id)).toEqual([third.id, first.id])
    expect(second.id).not.toBe(third.id)
  })
})

describe('nobody watches any more', () => {
  it('and all looking ends', async () => {
    const { sends, stop, fates } = composer()
    await sends.send(typed())
    stop()
    expect(looks[0]?.signal.aborted).toBe(true)
    looks[0]?.fail(new Error('aborted'))
    await turns()
    expect(fates).toEqual([])
  })

  it('and what is accepted after that is not looked for', async () => {
    const { sends, stop } = composer()
    const sending = sends.send(typed())
    stop()
    await sending
    expect(looks).toHaveLength(0)
  })
})
