import { describe, expect, it, vi } from 'vitest'
import { createBell, type Sound } from './bell.ts'

function testBell(allowed: () => boolean = () => true) {
  let now = 0
  const play = vi.fn<Sound['play']>()
  const stop = vi.fn<Sound['stop']>().mockResolvedValue()
  const start = () => (allowed() ? Promise.resolve() : Promise.reject(new Error('not allowed')))
  const open = vi.fn<() => Sound>(() => ({ start, stop, play }))
  const bell = createBell(open, () => now)
  /** Rings so many milliseconds later. */
  const ringAfter = async (ms: number) => {
    now += ms
    bell.ring()
    await Promise.resolve()
  }
  return { bell, open, play, stop, ringAfter }
}

describe('the bell', () => {
  it('touches no sound before it is switched on', async () => {
    const { bell, open, ringAfter } = testBell()
    await ringAfter(60_000)
    expect(open).not.toHaveBeenCalled()
    expect(bell.getState()).toBe('off')
  })

  it('is heard when it is switched on, and then once in five seconds at most', async () => {
    const { bell, play, ringAfter } = testBell()
    await bell.switchOn()
    expect(bell.getState()).toBe('on')
    expect(play).toHaveBeenCalledTimes(1)
    await ringAfter(4999)
    expect(play).toHaveBeenCalledTimes(1)
    for (let message = 0; message < 50; message += 1) await ringAfter(1)
    expect(play).toHaveBeenCalledTimes(2)
  })

  it('is silent once it is switched off, and opens no second sound afterwards', async () => {
    const { bell, open, play, stop, ringAfter } = testBell()
    await bell.switchOn()
    bell.switchOff()
    expect(stop).toHaveBeenCalledTimes(1)
    await ringAfter(60_000)
    expect(play).toHaveBeenCalledTimes(1)
    await bell.switchOn()
    expect(play).toHaveBeenCalledTimes(2)
    expect(open).toHaveBeenCalledTimes(1)
  })

  it('says where the browser plays nothing, from the beginning or later', async () => {
    let allowed = false
    const { bell, play, ringAfter } = testBell(() => allowed)
    const told = vi.fn<() => void>()
    bell.subscribe(told)
    await bell.switchOn()
    expect(bell.getState()).toBe('unavailable')
    expect(told).toHaveBeenCalledTimes(1)
    allowed = true
    await bell.switchOn()
    expect(bell.getState()).toBe('on')
    allowed = false
    await ringAfter(60_000)
    await vi.waitFor(() => expect(bell.getState()).toBe('unavailable'))
    expect(play).toHaveBeenCalledTimes(1)
  })
})
