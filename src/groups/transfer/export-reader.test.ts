import { describe, expect, it, vi } from 'vitest'
import { Failure } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'
import { ExportReader } from './export-reader.ts'

const groupOf = (id: string): Group => ({
  id,
  name: '',
  owner: '',
  administrators: [],
  information: '',
  createdAt: 1,
  deleted: false,
})
const refused = (code: string) =>
  new Failure({ kind: 'refused', action: 'DescribeLiveMessageGroup', write: false, message: '', code })

/** A service whose answers come when told, in whatever order. */
function service() {
  const asked: string[] = []
  const answers = new Map<string, { resolve: (group: Group) => void; reject: (error: unknown) => void }>()
  return {
    asked,
    describe: (id: string) => {
      asked.push(id)
      return new Promise<Group>((resolve, reject) => answers.set(id, { resolve, reject }))
    },
    answer: async (...ids: string[]) => {
      for (const id of ids) answers.get(id)?.resolve(groupOf(id))
      await vi.waitFor(() => undefined)
    },
    fail: async (error: unknown, ...ids: string[]) => {
      for (const id of ids) answers.get(id)?.reject(error)
      await vi.waitFor(() => undefined)
    },
  }
}

function started(...ids: string[]) {
  const { asked, ...rest } = service()
  const written: string[] = []
  const whole: number[] = []
  const reader = new ExportReader(ids, {
    describe: rest.describe,
    write: ({ id }) => written.push(id),
    onWhole: (read) => whole.push(read),
  })
  reader.resume()
  return { reader, written, whole, asked, ...rest }
}

describe('an export', () => {
  it('asks for a few at a time, and writes in the order wanted, however answers come', async () => {
    const { reader, written, asked, answer } = started('a', 'b', 'c', 'd', 'e')
    expect(asked).toEqual(['a', 'b', 'c', 'd'])
    await answer('b', 'd')
    expect(written).toEqual([])
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e'])
    await answer('a')
    expect(written).toEqual(['a', 'b'])
    await answer('c', 'e')
    expect(written).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(reader.getState()).toMatchObject({ phase: 'done', read: 5, total: 5, failed: [], gone: [] })
  })

  it('of nothing is done at once', async () => {
    const { reader } = started()
    await vi.waitFor(() => expect(reader.getState().phase).toBe('done'))
  })

  it('pauses, lets arrive what is under way, and goes on', async () => {
    const { reader, written, asked, answer } = started('a', 'b', 'c', 'd', 'e')
    reader.pause()
    await answer('a', 'b', 'c', 'd')
    expect(written).toEqual(['a', 'b', 'c', 'd'])
    expect(asked).toHaveLength(4)
    expect(reader.getState().phase).toBe('paused')
    reader.resume()
    expect(asked).toHaveLength(5)
    await answer('e')
    expect(reader.getState()).toMatchObject({ phase: 'done', read: 5 })
  })

  it('resumed while answers are under way asks for no more than before', () => {
    const { reader, asked } = started('a', 'b', 'c', 'd', 'e', 'f')
    reader.pause()
    reader.resume()
    expect(asked).toEqual(['a', 'b', 'c', 'd'])
  })

  it('tells of groups that are gone, and of those that could not be read, which it reads when told', async () => {
    const { reader, written, whole, answer, fail } = started('a', 'b', 'c')
    await fail(refused('ResourceNotExist'), 'a')
    await fail(refused('ServerError'), 'b')
    await answer('c')
    expect(written).toEqual(['c'])
    expect(reader.getState()).toMatchObject({ phase: 'done', read: 1, gone: ['a'], failed: ['b'] })
    expect(whole).toEqual([])
    reader.resume()
    expect(reader.getState()).toMatchObject({ phase: 'reading', failed: [] })
    await answer('b')
    expect(written).toEqual(['c', 'b'])
    expect(reader.getState()).toMatchObject({ phase: 'done', read: 2, failed: [] })
    expect(whole).toEqual([2])
  })

  it('pauses by itself when one after the other fails, and misses none of them afterwards', async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `g${index}`)
    const { reader, written, asked, answer, fail } = started(...ids)
    const lost = refused('ServerError')
    await fail(lost, 'g0', 'g1', 'g2', 'g3')
    await fail(lost, 'g4')
    expect(reader.getState()).toMatchObject({ phase: 'paused', failure: lost, failed: ['g0', 'g1', 'g2', 'g3', 'g4'] })
    await answer('g5', 'g6', 'g7')
    expect(asked).toHaveLength(8)
    reader.resume()
    for (let turn = 0; turn < 4; turn += 1) await answer(...ids)
    expect(new Set(written)).toEqual(new Set(ids))
    expect(written).toHaveLength(9)
    expect(reader.getState()).toMatchObject({ phase: 'done', failed: [] })
  })

  it('waits for whoever has to sign in again', async () => {
    const { reader, fail } = started('a', 'b', 'c', 'd', 'e')
    await fail(refused('Gateway.SignInRequired'), 'a')
    expect(reader.getState()).toMatchObject({ phase: 'paused', failed: ['a'] })
  })

  it('that was stopped neither writes nor goes on', async () => {
    const { reader, written, asked, answer } = started('a', 'b', 'c', 'd', 'e')
    reader.stop()
    await answer('a', 'b', 'c', 'd')
    reader.resume()
    expect(written).toEqual([])
    expect(asked).toHaveLength(4)
  })
})
