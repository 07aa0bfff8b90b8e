import { describe, expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import type { TextRange } from '#lib/text-ranges.ts'
import { createSearch } from './search.ts'
import { simplifiedPinyin } from './simplified-pinyin.ts'
import { whyMatched } from './why-matched.ts'

const row: GroupRow = {
  id: 'springShow7',
  name: 'Spring 双十一 ＳＨＯＷ show',
  owner: 'showmaster',
  administrators: ['anna', 'Bob_Show', '张伟'],
  createdAt: 1,
  deleted: false,
}
const pinyin = simplifiedPinyin(() => undefined)
const cut = (text: string, ranges: readonly TextRange[]) => ranges.map(({ start, end }) => text.slice(start, end))

/** What is marked in each text. */
function marked(query: string) {
  const { id, name, owner, administrators } = whyMatched(row, createSearch(query, pinyin))
  return {
    id: cut(row.id, id),
    name: cut(row.name, name),
    owner: cut(row.owner, owner),
    administrators: administrators.map(({ text, ranges }) => [text, ...cut(text, ranges)]),
  }
}

const NOTHING = { id: [], name: [], owner: [], administrators: [] }

describe('why a group matched', () => {
  test.each([
    ['', NOTHING],
    ['SHOW', { id: ['Show'], name: ['ＳＨＯＷ', 'show'], owner: ['show'], administrators: [['Bob_Show', 'Show']] }],
    ['spring show7', { ...NOTHING, id: ['springShow7'], name: ['Spring'] }],
    ['pring spri', { ...NOTHING, id: ['spring'], name: ['Spring'] }],
    ['master', { ...NOTHING, owner: ['master'] }],
    ['ssy', { ...NOTHING, name: ['双十一'] }],
    ['zhangw', { ...NOTHING, administrators: [['张伟', '张伟']] }],
    ['十一 anna', { ...NOTHING, name: ['十一'], administrators: [['anna', 'anna']] }],
  ])('by %j', (query, expected) => expect(marked(query)).toEqual(expected))

  test('a word that is written somewhere is not looked for as pinyin elsewhere', () => {
    // 十 would be one reading of it.
    expect(marked('sh')).toMatchObject({ name: ['ＳＨ', 'sh'] })
  })
})
