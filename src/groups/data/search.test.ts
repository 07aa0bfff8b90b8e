import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import { createSearch, haystackOf } from './search.ts'
import { simplifiedPinyin } from './simplified-pinyin.ts'

const group: GroupRow = {
  id: 'springShow7',
  name: '春季新品首发 Spring Fashion',
  owner: 'MeiLing',
  administrators: ['anna', 'Bob_2'],
  createdAt: 1,
  deleted: false,
}
const finds = (query: string, row = group) => createSearch(query).matches(haystackOf(row))

describe('a search', () => {
  test.each([
    ['a part of the ID', 'gshow'],
    ['a part of the name', 'Fashion'],
    ['Chinese', '新品'],
    ['the owner', 'meiling'],
    ['an administrator', 'bob_2'],
    ['another case', 'SPRING'],
    ['full-width letters and digits', 'ｓｈｏｗ７'],
    ['Greek, as far as it is typed', 'ΟΔΟΣ', { ...group, name: 'Οδοστρωτήρας' }],
    ['several words of different fields, in any order', 'bob 首发 spring'],
    ['text with a zero-width space', 'spring\u200B'],
    ['text between marks of direction', '\u2066Fashion\u2069 \u200Emeiling'],
    ['text with a soft hyphen and a word joiner', 'fash\u00ADi\u2060on'],
    ['invisible characters only', '\u200B\uFEFF'],
    ['nothing', ''],
    ['spaces only', ' 　\t'],
  ])('finds by %s', (_, query, row = group) => expect(finds(query, row)).toBe(true))

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

describe('with pinyin', () => {
  const pinyin = simplifiedPinyin(() => undefined)
  const found = (query: string, row: Partial<GroupRow> = {}) =>
    createSearch(query, pinyin).matches(haystackOf({ ...group, ...row }))

  test.each([
    ['initials', 'xpsf'],
    ['syllables', 'chunjixinpin'],
    ['initials and a word as it stands', 'xp fashion'],
    ['one word of each language', 'sfspring'],
    ['the owner, where it is Chinese', 'lm', { owner: '李明' }],
    ['an administrator, where it is Chinese', 'zhangwei', { administrators: ['anna', '张伟'] }],
  ])('a group is found by %s', (_, query, row: Partial<GroupRow> = {}) => expect(found(query, row)).toBe(true))

  test.each([
    ['the ends of two texts', 'fashionml', { owner: '美玲' }],
    ['a word that is missing beside one that is spelled', 'xpsf autumn'],
  ])('but not by %s', (_, query, row: Partial<GroupRow> = {}) => expect(found(query, row)).toBe(false))
})
