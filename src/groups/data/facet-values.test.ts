import { expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import { facetValues, valuesLike } from './facet-values.ts'
import { readListParams } from './list-params.ts'
import { createSearch, haystackOf } from './search.ts'

const group = (id: string, owner: string, facts: Partial<GroupRow> = {}) => {
  const row = { id, name: '', owner, administrators: [], createdAt: 0, deleted: false, ...facts }
  return { row, haystack: haystackOf(row) }
}

const groups = [
  group('a', 'anna', { administrators: ['li', 'wei'] }),
  group('b', 'anna', { administrators: ['li', 'li'], deleted: true }),
  group('c', 'Bo', { administrators: ['wei'] }),
  group('d', ''),
  group('e', ' '),
  group('f', 'room10'),
  group('g', 'room9'),
]

function counted(address: string, facet: 'owner' | 'administrator') {
  const params = readListParams(new URLSearchParams(address))
  return facetValues(groups, params, createSearch(params.q), facet, 'en', '2026-11-23').map(({ value, count }) => [
    value,
    count,
  ])
}

test('the most frequent come first, equals by their words; a group has each administrator once, and blanks are none', () => {
  expect(counted('', 'owner')).toEqual([
    ['anna', 2],
    ['Bo', 1],
    ['room9', 1],
    ['room10', 1],
  ])
  expect(counted('', 'administrator')).toEqual([
    ['li', 2],
    ['wei', 2],
  ])
})

test('what else is chosen counts, the facet itself does not', () => {
  expect(counted('status=deleted', 'owner')).toEqual([['anna', 1]])
  expect(counted('owner=anna', 'owner')).toHaveLength(4)
  expect(counted('owner=anna&status=normal', 'administrator')).toEqual([
    ['li', 1],
    ['wei', 1],
  ])
  expect(counted('q=wei', 'owner')).toEqual([
    ['anna', 1],
    ['Bo', 1],
  ])
})

test('typed words narrow what is offered, whatever their case; what is typed itself comes first', () => {
  const values = ['anna', 'Annabel', 'ann', '双十一'].map((value) => ({ value, count: 1 }))
  const like = (typed: string) => valuesLike(values, typed).map(({ value }) => value)
  expect(like('ANN')).toEqual(['anna', 'Annabel', 'ann'])
  expect(like('ann')).toEqual(['ann', 'anna', 'Annabel'])
  expect(like('bel an')).toEqual(['Annabel'])
  expect(like('十一')).toEqual(['双十一'])
  expect(like(' ')).toHaveLength(4)
  expect(like('x')).toEqual([])
})
