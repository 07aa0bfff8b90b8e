import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import { haystackOf, matches, searchWords } from './search.ts'

const group: GroupRow = {
  id: 'springShow7',
  name: '春季新品首发 Spring Fashion',
  owner: 'MeiLing',
  administrators: ['anna', 'Bob_2'],
  createdAt: 1,
  deleted: false,
}
const finds = (query: string, row = group) => matches(haystackOf(row), searchWords(query))

describe('a search', () => {
  test.each([
    ['a part of the ID', 'gshow'],
    ['a part of the name', 'Fashion'],
    ['Chinese', '新品'],
    ['the owner', 'meiling'],
    ['an administrator', 'bob_2'],
    ['another case', 'SPRING'],
    ['full-width letters and digits', 'ｓｈｏｗ７'],
    ['several words of different fields, in any order', 'bob 首发 spring'],
    ['nothing', ''],
    ['spaces only', ' 　\t'],
  ])('finds by %s', (_, query) => expect(finds(query)).toBe(true))

  test.each([
    ['a word that is nowhere', 'autumn'],
    ['words of which one is missing', 'spring autumn'],
    ['text across two fields', 'annabob'],
  ])('does not find by %s', (_, query) => expect(finds(query)).toBe(false))

  test('finds a group by its whole name, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        expect(finds(name, { ...group, name })).toBe(true)
      }),
    )
  })
})
