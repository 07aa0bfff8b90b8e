import { describe, expect, it, test } from 'vitest'
import type { Candidate } from './candidates.ts'
import { concernOf, hasGrown, isCount, MANY, peopleIn, stillAgreed } from './risk.ts'

const item = (id: string, onlineUsers: number | undefined) => {
  const group: Candidate = {
    id,
    name: id,
    known: 'read',
    deleted: false,
    administrators: [],
    onlineUsers,
    deletedAt: undefined,
    types: undefined,
  }
  return { group }
}
const empty = (count: number) => Array.from({ length: count }, (_, index) => item(`g${index}`, 0))

test('tells who is online, and where most are', () => {
  const people = peopleIn([item('a', 2), item('b', 0), item('c', 40), item('d', undefined), item('e', 3), item('f', 1)])
  expect(people).toMatchObject({ online: 46, groups: 4, unknown: 1 })
  expect(people.busiest.map(({ id }) => id)).toEqual(['c', 'e', 'a'])
})

describe('the number has to be typed', () => {
  it.each([
    ['delete', empty(1), undefined],
    ['delete', empty(MANY - 1), undefined],
    ['delete', empty(MANY), 'many'],
    ['delete', [item('a', 1)], 'online'],
    ['delete', [item('a', undefined)], 'unknown'],
    ['send', [item('a', 1000)], undefined],
    ['send', empty(MANY), 'many'],
  ] as const)('%s %#', (kind, todo, concern) => {
    expect(concernOf(kind, { todo })).toBe(concern)
  })

  it.each([
    ['38', true],
    [' 38 ', true],
    ['３８', true],
    ['0038', true],
    ['38.0', false],
    ['3 8', true],
    ['39', false],
    ['', false],
    ['thirty-eight', false],
  ])('%j', (typed, right) => {
    expect(isCount(typed, 38)).toBe(right)
  })

  it('with or without its separators', () => {
    for (const typed of ['4213', '4,213', '4，213']) expect(isCount(typed, 4213)).toBe(true)
  })
})

describe('what was agreed to', () => {
  it('is carried out as far as it still can be, and nothing else is', () => {
    const agreed = { todo: [item('a', 0), item('b', 0)], left: [] }
    const now = { todo: [item('c', 0), item('b', 4)], left: [] }
    expect(stillAgreed(agreed, now)).toEqual([item('b', 4)])
  })

  it('is looked at again when people have come', () => {
    expect(hasGrown(empty(2), [item('g0', 1)])).toBe(true)
    expect(hasGrown(empty(2), empty(2))).toBe(false)
    expect(hasGrown([item('a', 10)], [item('a', 19)])).toBe(false)
    expect(hasGrown([item('a', 10)], [item('a', 20)])).toBe(true)
  })
})
