import { describe, expect, it } from 'vitest'
import { Failure } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'
import { candidateOf, type Read } from './candidates.ts'
import { GroupsReader } from './groups-reader.ts'

const groupOf = (id: string, onlineUsers = 0): Group => ({
  id,
  name: `Room ${id}`,
  owner: '',
  administrators: [],
  createdAt: 1,
  deleted: false,
  information: 'x',
  live: { onlineUsers, sessions: 1, supergroup: false, messageCounts: [{ type: '1', count: 3n }] },
})
const refused = (code: string) =>
  new Failure({ kind: 'refused', action: 'DescribeLiveMessageGroup', write: false, message: '', code, status: 404 })

const settled = (reader: GroupsReader) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!reader.get().reading) resolve()
    }
    reader.subscribe(look)
    look()
  })

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

describe('GroupsReader', () => {
  it('reads every group once, and keeps which are gone', async () => {
    const asked: string[] = []
    const reader = new GroupsReader(IDS, async (id) => {
      asked.push(id)
      if (id === 'c') throw refused('ResourceNotExist')
      return groupOf(id, 5)
    })
    expect(reader.get().reading).toBe(true)
    reader.begin()
    reader.begin()
    await settled(reader)
    expect(asked.toSorted()).toEqual(IDS)
    expect(reader.get()).toMatchObject({ count: IDS.length, reading: false, failure: undefined })
    expect(reader.get().of('c')).toBe('gone')
    expect(reader.get().of('a')).toMatchObject({ onlineUsers: 5, types: ['1'], row: { name: 'Room a' } })
  })

  it('stops at a failure, and goes on from there', async () => {
    let down = true
    const asked: string[] = []
    const reader = new GroupsReader(IDS, async (id) => {
      asked.push(id)
      if (down && id === 'f') throw refused('InternalError')
      return groupOf(id)
    })
    reader.begin()
    await settled(reader)
    expect(reader.get().failure).toMatchObject({ facts: { code: 'InternalError' } })
    const { count } = reader.get()
    expect(count).toBeLessThan(IDS.length)
    down = false
    asked.length = 0
    reader.begin()
    await settled(reader)
    expect(asked).toHaveLength(IDS.length - count)
    expect(reader.get()).toMatchObject({ count: IDS.length, failure: undefined })
  })

  it('is stopped without a failure, and what arrives after that is not waited for', async () => {
    let goOn: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const reader = new GroupsReader(IDS, async (id, signal) => {
      await held
      signal.throwIfAborted()
      return groupOf(id)
    })
    reader.begin()
    expect(reader.get().reading).toBe(true)
    reader.stop()
    goOn()
    await settled(reader)
    expect(reader.get()).toMatchObject({ count: 0, failure: undefined, reading: false })
  })

  it('reads some again, and tells how old each is', async () => {
    let wall = 0
    let people = 1
    const reader = new GroupsReader(
      ['a', 'b'],
      async (id) => groupOf(id, people),
      () => ({ wall, running: wall }),
    )
    reader.begin()
    await settled(reader)
    wall = 9000
    people = 2
    await reader.renew(['b'], new AbortController().signal)
    expect(reader.ageOf('a')).toBe(9000)
    expect(reader.ageOf('b')).toBe(0)
    expect(reader.get().of('b')).toMatchObject({ onlineUsers: 2 })
    expect(reader.get().of('a')).toMatchObject({ onlineUsers: 1 })
  })
})

describe('candidateOf', () => {
  const row = { id: 'a', name: 'As listed', owner: '', administrators: ['x'], createdAt: 1, deleted: false }
  const read: Read = {
    row: { ...row, name: 'As read' },
    onlineUsers: 4,
    deletedAt: undefined,
    types: ['7'],
    at: { wall: 0, running: 0 },
  }

  it('takes from lists what is newer there, and from Describe what lists do not tell', () => {
    expect(candidateOf('a', row, read)).toMatchObject({
      known: 'read',
      name: 'As listed',
      onlineUsers: 4,
      types: ['7'],
    })
    expect(candidateOf('a', undefined, read)).toMatchObject({ known: 'read', name: 'As read' })
    expect(candidateOf('a', row, undefined)).toMatchObject({ known: 'listed', onlineUsers: undefined })
  })

  it('does not take people for online in a group that was deleted since', () => {
    expect(candidateOf('a', { ...row, deleted: true }, read)).toMatchObject({ known: 'listed', onlineUsers: undefined })
  })

  it('knows what is gone, what is back, and what nobody has told of', () => {
    expect(candidateOf('a', undefined, 'gone').known).toBe('gone')
    expect(candidateOf('a', row, 'gone').known).toBe('listed')
    expect(candidateOf('a', undefined, undefined).known).toBe('unknown')
  })
})
