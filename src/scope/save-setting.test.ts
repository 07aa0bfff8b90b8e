import { describe, expect, it } from 'vitest'
import { Failure } from '#api/failure.ts'
import { UncertainWrite } from '#api/write-or-ask.ts'
import { saveSetting } from './save-setting.ts'

/** A service that keeps one text, and what was written to it. */
function service(stored: string) {
  const written: string[] = []
  return {
    written,
    stored: () => stored,
    isSame: (one: string, other: string) => one === other,
    read: () => Promise.resolve(stored),
    write(value: string) {
      written.push(value)
      stored = value
      return Promise.resolve()
    },
  }
}

describe('saving a setting', () => {
  it('writes it once', async () => {
    const one = service('a')
    expect(await saveSetting({ seen: 'a', wanted: 'b' }, one)).toEqual({ kind: 'saved' })
    expect(one.written).toEqual(['b'])
  })

  it('asks nothing where nothing was changed', async () => {
    const one = { ...service('x'), read: () => Promise.reject(new Error('asked')) }
    expect(await saveSetting({ seen: 'a', wanted: 'a' }, one)).toEqual({ kind: 'unchanged' })
  })

  it('tells what somebody else has made of it, and writes over that only when it was seen', async () => {
    const one = service('theirs')
    expect(await saveSetting({ seen: 'a', wanted: 'b' }, one)).toEqual({ kind: 'theirs', value: 'theirs' })
    expect(one.written).toEqual([])
    expect(await saveSetting({ seen: 'theirs', wanted: 'b' }, one)).toEqual({ kind: 'saved' })
    expect(one.stored()).toBe('b')
  })

  it('writes nothing where somebody else wanted the same', async () => {
    const one = service('b')
    expect(await saveSetting({ seen: 'a', wanted: 'b' }, one)).toEqual({ kind: 'saved' })
    expect(one.written).toEqual([])
  })

  it('asks after a lost answer, and never writes again', async () => {
    const lost = new Failure({
      kind: 'unreachable',
      action: 'ModifyLiveMessageAppCallback',
      write: true,
      message: '',
      reason: 'network',
    })
    const reached = service('a')
    const losing = (write: (value: string) => Promise<void>) => async (value: string) => {
      await write(value)
      throw lost
    }
    expect(
      await saveSetting({ seen: 'a', wanted: 'b' }, { ...reached, write: losing((value) => reached.write(value)) }),
    ).toEqual({ kind: 'saved' })
    expect(reached.written).toEqual(['b'])
    const saving = saveSetting({ seen: 'a', wanted: 'b' }, { ...service('a'), write: losing(() => Promise.resolve()) })
    await expect(saving).rejects.toThrow(UncertainWrite)
    await expect(saving).rejects.toMatchObject({ verdict: 'notDone' })
  })
})
