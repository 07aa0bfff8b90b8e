import { describe, expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import type { DirectorySnapshot } from './directory.ts'
import { createSearch, haystackOf } from './search.ts'
import { selectRows } from './select-rows.ts'

const row = (id: string, facts: Partial<GroupRow> = {}): GroupRow => ({
  id,
  name: '',
  owner: '',
  administrators: [],
  createdAt: 0,
  deleted: false,
  ...facts,
})

function select(rows: GroupRow[], selection: Partial<Parameters<typeof selectRows>[1]> = {}, complete = true) {
  const snapshot: DirectorySnapshot = {
    entries: rows.map((each) => ({ row: each, haystack: haystackOf(each) })),
    total: rows.length,
    complete,
    reading: !complete,
    failure: undefined,
  }
  const all = { status: 'all', search: createSearch(''), sort: 'created', order: 'desc' } as const
  return selectRows(snapshot, { ...all, ...selection }, 'zh').map(({ id }) => id)
}

const shows = [
  row('a', { createdAt: 1, name: 'Show 10', owner: 'zoe' }),
  row('b', { createdAt: 2, name: 'Show 9', deleted: true }),
  row('c', { createdAt: 2, name: '', owner: 'anna' }),
  row('d', { createdAt: 3, name: '北京', owner: 'Anna' }),
  row('e', { createdAt: 4, name: '安徽', deleted: true }),
]

describe('what the list shows of the groups read', () => {
  test('newest first, the service’s order within a second', () =>
    expect(select(shows)).toEqual(['e', 'd', 'c', 'b', 'a']))
  test('oldest first', () => expect(select(shows, { order: 'asc' })).toEqual(['a', 'b', 'c', 'd', 'e']))
  test('one status', () => {
    expect(select(shows, { status: 'deleted' })).toEqual(['e', 'b'])
    expect(select(shows, { status: 'normal' })).toEqual(['d', 'c', 'a'])
  })
  test('a status and a search', () =>
    expect(select(shows, { status: 'normal', search: createSearch('SHOW') })).toEqual(['a']))

  test('names by number and pronunciation, blank ones last in both directions', () => {
    expect(select(shows, { sort: 'name', order: 'asc' })).toEqual(['e', 'd', 'b', 'a', 'c'])
    expect(select(shows, { sort: 'name', order: 'desc' }).at(-1)).toBe('c')
    // One of spaces looks no different from none.
    const spaced = [row('spaces', { name: '  ' }), row('named', { name: '-' })]
    for (const order of ['asc', 'desc'] as const)
      expect(select(spaced, { sort: 'name', order })).toEqual(['named', 'spaces'])
  })
  test('IDs by number, whatever their case', () => {
    const rooms = ['room10', 'Room9', 'room_1', 'room09', 'a'].map((id, index) => row(id, { createdAt: index }))
    expect(select(rooms, { sort: 'id', order: 'asc' })).toEqual(['a', 'room09', 'Room9', 'room10', 'room_1'])
    expect(select(rooms, { sort: 'id', order: 'desc' })).toEqual(['room_1', 'room10', 'room09', 'Room9', 'a'])
  })
  test('owners without regard to case, the newest of equals first', () =>
    expect(select(shows, { sort: 'owner', order: 'asc' }).slice(0, 3)).toEqual(['c', 'd', 'a']))
  test('status, the newest of each first', () => {
    expect(select(shows, { sort: 'status', order: 'asc' })).toEqual(['d', 'c', 'a', 'e', 'b'])
    expect(select(shows, { sort: 'status', order: 'desc' })).toEqual(['e', 'b', 'd', 'c', 'a'])
  })
  test('newest first while an order by words still waits for the rest', () =>
    expect(select(shows, { sort: 'id', order: 'asc' }, false)).toEqual(['e', 'd', 'c', 'b', 'a']))
  test('oldest first as soon as it is asked for: that order waits for nothing', () =>
    expect(select(shows, { order: 'asc' }, false)).toEqual(['a', 'b', 'c', 'd', 'e']))

  test('does not touch what it is given', () => {
    const given = [...shows]
    select(given, { sort: 'name' })
    expect(given).toEqual(shows)
  })
})
