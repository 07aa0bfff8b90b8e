import { expect, test } from 'vitest'
import { countSelected } from './selected-counts.ts'
import { between } from '../../ui/use-range.ts'

const row = (id: string, deleted: boolean) => ({
  id,
  name: '',
  owner: '',
  administrators: [],
  createdAt: 1,
  deleted,
})
const rows = new Map([row('a', false), row('b', true), row('c', false)].map((one) => [one.id, one]))
const find = (id: string) => rows.get(id)

test('tells what has become of the selected groups', () => {
  expect(countSelected(['a', 'b', 'x'], { find, complete: true, matching: ['a', 'c'] })).toEqual({
    there: 2,
    normal: 1,
    deleted: 1,
    gone: ['x'],
    elsewhere: 1,
  })
})

test('takes nothing for gone while not all groups are known', () => {
  expect(countSelected(['a', 'x'], { find, complete: false, matching: undefined })).toEqual({
    there: 2,
    normal: 1,
    deleted: 0,
    gone: [],
    elsewhere: undefined,
  })
})

test('a range goes by the first order that holds both ends', () => {
  const page = ['d', 'c', 'b']
  const all = ['e', 'd', 'c', 'b', 'a']
  expect(between([page, all], 'd', 'b')).toEqual(['d', 'c', 'b'])
  expect(between([page, all], 'b', 'd')).toEqual(['d', 'c', 'b'])
  expect(between([page, all], 'e', 'c')).toEqual(['e', 'd', 'c'])
  expect(between([page], 'e', 'c')).toEqual([])
  expect(between([page], 'c', 'c')).toEqual(['c'])
})
