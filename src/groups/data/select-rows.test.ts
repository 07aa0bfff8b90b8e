import { describe, expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import { momentNow } from '#lib/age.ts'
import type { FactsSnapshot, GroupFacts } from './group-facts.ts'
import type { Direction, SortKey } from './list-params.ts'
import { createSearch, haystackOf } from './search.ts'
import { selectEntries } from './select-rows.ts'
import { sortEntries } from './sorting.ts'

const row = (id: string, facts: Partial<GroupRow> = {}): GroupRow => ({
  id,
  name: '',
  owner: '',
  administrators: [],
  createdAt: 0,
  deleted: false,
  ...facts,
})

const NO_SELECTION = {
  status: 'all',
  owner: undefined,
  administrator: undefined,
  createdFrom: undefined,
  createdTo: undefined,
  createdLast: undefined,
  today: '2026-11-23',
} as const
interface Asked extends Partial<Parameters<typeof selectEntries>[1]> {
  sort?: SortKey
  order?: Direction
}

const facts = (known: Record<string, Partial<GroupFacts>>): FactsSnapshot => ({
  anew: 0,
  of: (id) =>
    known[id] && { onlineUsers: undefined, supergroup: false, deletedAt: undefined, readAt: momentNow(), ...known[id] },
})

function select(rows: GroupRow[], asked: Asked = {}, known: Record<string, Partial<GroupFacts>> = {}) {
  const { sort = 'created', order = 'desc', search = createSearch(''), ...selection } = asked
  const entries = rows.map((each) => ({ row: each, haystack: haystackOf(each) }))
  const found = selectEntries(entries, { ...NO_SELECTION, ...selection, search })
  return sortEntries(found, sort, order, 'zh', facts(known)).map((entry) => entry.row.id)
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
  test('the busiest first, whose number is not known last in both directions', () => {
    const known = { a: { onlineUsers: 12 }, c: { onlineUsers: 1742 }, d: { onlineUsers: 0 } }
    const live = { status: 'normal', sort: 'online' } as const
    expect(select([...shows, row('f')], live, known)).toEqual(['c', 'a', 'd', 'f'])
    expect(select([...shows, row('f')], { ...live, order: 'asc' }, known)).toEqual(['d', 'a', 'c', 'f'])
  })
  test('by the time that is left to restore: who was deleted first has the least', () =>
    expect(
      select(shows, { status: 'deleted', sort: 'left', order: 'asc' }, { b: { deletedAt: 9 }, e: { deletedAt: 7 } }),
    ).toEqual(['e', 'b']))

  test('one owner, and one administrator, as they are written', () => {
    expect(select(shows, { owner: 'anna' })).toEqual(['c'])
    const run = [row('x', { administrators: ['mei', 'bob'] }), row('y', { administrators: ['mei2'] })]
    expect(select(run, { administrator: 'mei' })).toEqual(['x'])
  })
  test('between two days of the operator’s time zone, both included', () => {
    const at = (hour: number) => new Date(2026, 10, 23, hour).getTime() / 1000
    const day = [-1, 0, 23, 24].map((hour) => row(`h${hour}`, { createdAt: at(hour) }))
    expect(select(day, { createdFrom: '2026-11-23', order: 'asc' })).toEqual(['h0', 'h23', 'h24'])
    expect(select(day, { createdTo: '2026-11-23', order: 'asc' })).toEqual(['h-1', 'h0', 'h23'])
    expect(select(day, { createdFrom: '2026-11-23', createdTo: '2026-11-23', order: 'asc' })).toEqual(['h0', 'h23'])
  })

  test('the last days go on with the calendar', () => {
    const at = (day: number) => new Date(2026, 10, day).getTime() / 1000
    const days = [16, 17, 23, 24].map((day) => row(`d${day}`, { createdAt: at(day) }))
    const week = (today: string) => select(days, { createdLast: 7, today, order: 'asc' })
    expect(week('2026-11-23')).toEqual(['d17', 'd23', 'd24'])
    expect(week('2026-12-01')).toEqual([])
    expect(select(days, { createdLast: 1, today: '2026-11-23', order: 'asc' })).toEqual(['d23', 'd24'])
  })

  test('does not touch what it is given', () => {
    const given = [...shows]
    select(given, { sort: 'name' })
    expect(given).toEqual(shows)
  })
})
