import { beforeEach, describe, expect, it } from 'vitest'
import { STAMP_SLACK } from '#api/message-look-up.ts'
import { group, lost, muted, startWorld, turns, world } from './fake-group-sends.ts'
import { fateOf, isUncertain, type Send } from './send-state.ts'

beforeEach(startWorld)

const fate = (send: Send | undefined) => send && fateOf(send)

describe('an accepted message', () => {
  it('is looked for from a little before the send to a little after the answer', async () => {
    const { send, sends, submit } = group()
    send.mockImplementation(({ messageId }) => {
      world.now += 3000
      return Promise.resolve({ messageId, requestId: 'R' })
    })
    const id = submit()
    await turns()
    const sent = sends.find(id)
    expect(world.looks[0]?.what).toEqual({
      messageId: sent?.message.messageId,
      type: 1n,
      since: 1000 - STAMP_SLACK,
      until: 1003 + STAMP_SLACK,
    })
    expect(fate(sent)).toEqual({ kind: 'looking' })
    world.looks[0]?.end({ found: true })
    await turns()
    expect(fate(sends.find(id))).toEqual({ kind: 'found' })
  })

  it('that is not found is uncertain, with the seconds waited, and can be found later', async () => {
    const { sends, heard, submit } = group()
    const id = submit()
    await turns()
    world.looks[0]?.end({ found: false, waited: 11 })
    await turns()
    const send = sends.find(id)
    expect(fate(send)).toEqual({ kind: 'notFound', waited: 11 })
    expect(send !== undefined && isUncertain(send)).toBe(true)
    sends.check(id)
    expect(fate(sends.find(id))).toEqual({ kind: 'looking' })
    world.looks[1]?.end({ found: true })
    await turns()
    expect(heard.map(([, what]) => what)).toEqual(['looking', 'notFound', 'found'])
  })

  it('that is not to be stored is never looked for', async () => {
    const { sends, submit } = group()
    const id = submit({ doNotStore: true })
    await turns()
    expect(fate(sends.find(id))).toEqual({ kind: 'unknowable' })
    expect(world.looks).toHaveLength(0)
  })

  it('whose look fails says so, which is neither found nor lost', async () => {
    const { sends, submit } = group()
    const id = submit()
    await turns()
    world.looks[0]?.fail(muted)
    await turns()
    expect(fate(sends.find(id))).toEqual({ kind: 'unreadable', error: muted })
  })

  it('is recalled once the history shows it no more: that message, and no other under its ID', async () => {
    const { sends, submit } = group()
    const id = submit({ messageId: 'gift1' })
    await turns()
    const row = { id: 'gift1', seq: 1n, at: 1000, type: 1n, senderId: 'anna', senderInformation: '', content: 'Hello' }
    sends.noteRecalled({ ...row, content: 'Another' })
    sends.noteRecalled({ ...row, at: 1000 + STAMP_SLACK + 1 })
    expect(sends.find(id)?.recalled).toBe(false)
    sends.noteRecalled(row)
    expect(sends.find(id)?.recalled).toBe(true)
  })
})

describe('sending again', () => {
  it('looks once more first, and sends nothing when the message is there by now', async () => {
    const { send, sends, submit } = group()
    send.mockRejectedValueOnce(lost)
    const id = submit()
    await turns()
    expect(sends.find(id)?.state).toMatchObject({ kind: 'lost', failure: lost })
    world.looks[0]?.end({ found: false, waited: 11 })
    await turns()
    const again = sends.sendAgain(id, 0)
    expect(world.looks[1]?.once).toBe(true)
    world.looks[1]?.end({ found: true })
    expect(await again).toBeUndefined()
    expect(send).toHaveBeenCalledTimes(1)
    expect(fate(sends.find(id))).toEqual({ kind: 'found' })
  })

  it('sends a message of its own once, however often it is asked for, which stands for the first', async () => {
    const { send, sends, submit } = group()
    send.mockRejectedValueOnce(lost)
    const id = submit()
    await turns()
    world.looks[0]?.end({ found: false, waited: 11 })
    await turns()
    const both = [sends.sendAgain(id, 0), sends.sendAgain(id, 0)]
    world.looks[1]?.fail(new Error('unreachable'))
    await Promise.all(both)
    await turns()
    expect(send).toHaveBeenCalledTimes(2)
    const [first, second] = send.mock.calls.map(([{ messageId }]) => messageId)
    expect(second).not.toBe(first)
    expect(sends.get().map((one) => isUncertain(one))).toEqual([false, false])
  })

  it('that is refused leaves the first as open as it was', async () => {
    const { send, sends, submit } = group()
    send.mockRejectedValueOnce(lost)
    const id = submit({ doNotStore: true })
    await turns()
    send.mockRejectedValueOnce(muted)
    const again = await sends.sendAgain(id, 0)
    await turns()
    expect(again && sends.find(again.id)?.state).toEqual({ kind: 'refused', error: muted })
    expect(sends.get().map((one) => isUncertain(one))).toEqual([false, true])
  })

  it('under an ID that was typed needs both copies to be certain', async () => {
    const { send, sends, submit } = group()
    send.mockRejectedValueOnce(lost)
    const id = submit({ messageId: 'gift1' })
    await turns()
    expect(world.looks[0]?.what.twins).toEqual({ senderId: 'anna', content: 'Hello', count: 1 })
    world.looks[0]?.end({ found: false, waited: 11 })
    await turns()
    world.now += 500_000
    const again = sends.sendAgain(id, 0)
    world.looks[1]?.end({ found: false, waited: 500 })
    await again
    await turns()
    // Nobody knows when the first one arrives, if it does.
    expect(world.looks[2]?.what.twins?.count).toBe(2)
  })
})

describe('a reload', () => {
  it('finds what waited as not sent, and looks for what was on its way', async () => {
    const before = group()
    before.send.mockImplementation(() => new Promise(() => {}))
    before.submit({ content: 'Under way' })
    before.submit({ content: 'Waits' })
    const { sends, send } = group(before.seen.kept)
    expect(sends.get().map(({ values, state }) => [values.content, state])).toEqual([
      ['Waits', { kind: 'unsent', why: 'closed' }],
      ['Under way', { kind: 'lost', failure: undefined, fate: { kind: 'looking' } }],
    ])
    expect(world.looks[0]?.what.messageId).toBe(before.sends.get()[1]?.message.messageId)
    world.looks[0]?.end({ found: true })
    await turns()
    expect(fate(sends.get()[1])).toEqual({ kind: 'found' })
    expect(send).not.toHaveBeenCalled()
  })

  it('leaves nothing of one that was answered, or whose text stands in a form', async () => {
    const { send, sends, submit, seen } = group()
    submit()
    await turns()
    expect(seen.kept).toEqual([])
    send.mockRejectedValueOnce(muted)
    const id = submit()
    await turns()
    expect(seen.kept).toMatchObject([{ state: 'refused' }])
    sends.returned(id)
    expect(seen.kept).toEqual([])
  })
})

describe('the list', () => {
  it('lets the oldest go that are settled, and never one that is open', async () => {
    const { send, sends, submit } = group()
    send.mockRejectedValueOnce(lost)
    const open = submit({ content: 'Open', doNotStore: true })
    await turns()
    for (let count = 0; count < 110; count += 1) submit({ content: String(count), doNotStore: true })
    await turns()
    await turns()
    for (let turn = 0; turn < 100; turn += 1) await turns()
    expect(sends.get()).toHaveLength(100)
    expect(sends.find(open)?.values.content).toBe('Open')
    expect(sends.get()[0]?.values.content).toBe('109')
  })

  it('is forgotten with the session, looks and all', async () => {
    const { sends, submit, contents, pass, heard } = group()
    submit({ content: 'Sent' })
    await turns()
    submit({ content: 'Held' }, 5000)
    sends.forget()
    expect(sends.get()).toEqual([])
    expect(world.looks[0]?.signal.aborted).toBe(true)
    world.looks[0]?.fail(new Error('aborted'))
    await turns()
    pass(9000)
    expect(contents()).toEqual(['Sent'])
    expect(heard.map(([, what]) => what)).toEqual(['looking', 'unsent'])
  })
})
