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
    ['text with a zero-width space', 'spring\u200B'],
    ['text between marks of direction', '\u2066Fashion\u2069 \u200Emeiling'],
    ['text with a soft hyphen and a word joiner', 'fash\u00ADi\u2060on'],
    ['invisible characters only', '\u200B\uFEFF'],
    ['nothing', ''],
    ['spaces only', ' 　\t'],
  ])('finds by %s', (_, query) => expect(finds(query)).toBe(true))

  test.each([
    ['a word that is nowhere', 'autumn'],
    ['words of which one is missing', 'spring autumn'],
    ['text across two fields', 'annabob'],
  ])('does not find by %s', (_, query) => expect(finds(query)).toBe(false))

  test('finds a name that holds invisible characters by what one sees of it', () => {
    const row = { ...group, name: 'Live\u200BShow \u{1F468}\u200D\u{1F469}' }
    expect([finds('liveshow', row), finds('\u{1F468}\u200D\u{1F469}', row)]).toEqual([true, true])
  })

  test('finds a group by its whole name, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        expect(finds(name, { ...group, name })).toBe(true)
      }),
    )
  })
})
