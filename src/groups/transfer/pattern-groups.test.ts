import { expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { patternRows, planPattern } from './pattern-groups.ts'

const BLANK = { id: '', name: '', owner: '', administrators: '', information: '' }

it('fields go along with the IDs, and what has no range is the same for all', async () => {
  const plan = planPattern({
    id: 'show{08..10}',
    name: 'Night {8..10}',
    owner: 'host{3..1}',
    administrators: 'anna, admin{1..3}',
    information: '{"room":"A"}',
  })
  expect(plan).toMatchObject({ count: 3, faults: [] })
  const rows = await patternRows(plan, createBreather())
  expect(rows.map(({ group }) => group)).toEqual(
    [
      ['show08', 'Night 8', 'host3', 'admin1'],
      ['show09', 'Night 9', 'host2', 'admin2'],
      ['show10', 'Night 10', 'host1', 'admin3'],
    ].map(([id, name, owner, administrator]) => ({
      id,
      name,
      owner,
      administrators: ['anna', administrator],
      information: '{"room":"A"}',
    })),
  )
  expect(rows.map(({ place }) => place.line)).toEqual([1, 2, 3])
})

it('several ranges of the ID may be matched by one of the name', async () => {
  const rows = await patternRows(planPattern({ ...BLANK, id: 'c{1..2}r{1..2}', name: 'Room {1..4}' }), createBreather())
  expect(rows.map(({ group }) => `${group.id} ${group.name}`)).toEqual([
    'c1r1 Room 1',
    'c1r2 Room 2',
    'c2r1 Room 3',
    'c2r2 Room 4',
  ])
})

it('says which field makes another number, and what is no range', () => {
  expect(planPattern({ ...BLANK, id: 'a{1..5}', name: 'N{1..4}', owner: 'o{a..b}' })).toMatchObject({
    count: 0,
    faults: [
      { column: 'name', kind: 'count', makes: 4, groups: 5 },
      { column: 'owner', kind: 'notARange', found: '{a..b}' },
    ],
  })
  expect(planPattern({ ...BLANK, id: 'a{1..99999}', name: 'N{1..4}' }).faults).toEqual([
    { column: 'id', kind: 'tooMany', limit: 10_000 },
  ])
})
