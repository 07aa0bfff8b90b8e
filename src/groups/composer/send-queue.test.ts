import { beforeEach, describe, expect, it } from 'vitest'
import type { AcceptedMessage } from '#api/messages.ts'
import { group, HERE, muted, startWorld, turns, world } from './fake-group-sends.ts'
import { MOST_WAITING } from './group-sends.ts'
import { changeOf } from './send-state.ts'

beforeEach(startWorld)

describe('a hold', () => {
  it('keeps the message for its time, and lets it leave once', async () => {
    const { submit, contents, pass, stateOf, busy } = group()
    const id = submit({}, 5000)
    pass(4900)
    expect(contents()).toEqual([])
    pass(200)
    await turns()
    expect(contents()).toEqual(['Hello'])
    expect(stateOf(id)).toMatchObject({ kind: 'accepted' })
    pass(10_000)
    expect(contents()).toEqual(['Hello'])
    expect(busy.at(0)).toBe(true)
    expect(busy.at(-1)).toBe(false)
  })

  it('can be taken back: nothing leaves, and whoever wrote it is told', () => {
    const { sends, submit, contents, pass, heard, ticks } = group()
    const id = submit({}, 5000)
    pass(3000)
    sends.takeBack(id)
    pass(5000)
    expect(contents()).toEqual([])
    expect(heard).toEqual([['Hello', 'unsent']])
    expect(ticks.size).toBe(0)
  })

  it.each<[why: string, happens: () => void]>([
    ['late', () => (world.slept += 8000)],
    ['session', () => (world.stand = { ...HERE, session: 'ended anna' })],
    ['role', () => (world.stand = { ...HERE, role: 'viewer' })],
    ['place', () => (world.stand = { ...HERE, place: 'other' })],
    ['group', () => (world.stand = { ...HERE, group: 'deleted' })],
  ])('is cancelled: %s', (why, happens) => {
    const { submit, contents, pass, stateOf, seen } = group()
    const id = submit({}, 5000)
    pass(1000)
    happens()
    pass(100)
    expect(stateOf(id)).toEqual({ kind: 'unsent', why })
    expect(seen.kept).toMatchObject([{ values: { content: 'Hello' }, state: why }])
    pass(9000)
    expect(contents()).toEqual([])
  })

  it('a second late still leaves: a busy page is no closed lid', async () => {
    const { submit, contents, pass, ticks } = group()
    submit({}, 5000)
    pass(4800)
    world.now += 1500
    for (const tick of ticks) tick()
    await turns()
    expect(contents()).toEqual(['Hello'])
  })

  it('what is not known is no change', () => {
    expect(changeOf({ ...HERE, group: undefined }, HERE)).toBeUndefined()
    expect(changeOf(HERE, { ...HERE, place: undefined, group: undefined })).toBeUndefined()
  })
})

describe('a queue', () => {
  it('leaves in order, each after the answer to the one before', async () => {
    const { send, submit, contents } = group()
    let answer: (accepted: AcceptedMessage) => void = () => {}
    send.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
    submit({ content: 'One' })
    submit({ content: 'Two' })
    submit({ content: 'Three' })
    await turns()
    expect(contents()).toEqual(['One'])
    answer({ messageId: 'a', requestId: 'R' })
    await turns()
    expect(contents()).toEqual(['One', 'Two', 'Three'])
  })

  it('waits for the one that is held before it, and for the pace', async () => {
    const { sends, submit, contents, pass } = group()
    const held = submit({ content: 'One' }, 5000)
    submit({ content: 'Two' })
    pass(1000)
    expect(contents()).toEqual([])
    sends.takeBack(held)
    world.paced = false
    pass(1000)
    expect(contents()).toEqual([])
    world.paced = true
    pass(100)
    await turns()
    expect(contents()).toEqual(['Two'])
  })

  it('stops behind one that failed: what was to come after it is kept', async () => {
    const { send, submit, contents, stateOf, sends } = group()
    send.mockRejectedValueOnce(muted)
    const first = submit({ content: 'One' })
    const second = submit({ content: 'Two' })
    await turns()
    expect(contents()).toEqual(['One'])
    expect(stateOf(first)).toEqual({ kind: 'refused', error: muted })
    expect(stateOf(second)).toEqual({ kind: 'unsent', why: 'before' })
    await sends.sendAgain(second, 0)
    expect(contents()).toEqual(['One', 'Two'])
  })

  it('takes no more than so many', () => {
    const { sends, submit } = group()
    for (let count = 0; count < MOST_WAITING; count += 1) submit({}, 5000)
    expect(sends.isFull()).toBe(true)
  })
})
