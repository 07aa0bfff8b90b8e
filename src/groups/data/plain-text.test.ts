import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOriginal, plain } from './plain-text.ts'

/** What stands in a text where a word is found in its plain form. */
function shown(word: string, text: string): string[] {
  const start = plain(text).indexOf(plain(word))
  const range = { start, end: start + plain(word).length }
  return inOriginal(text, [range]).map(({ start: from, end }) => text.slice(from, end))
}

describe('what is found in plain text stands in the original', () => {
  test.each([
    ['as it is', 'show', 'Spring Show', 'Show'],
    ['with full-width letters', 'show', '春季 ＳＨＯＷ７', 'ＳＨＯＷ'],
    ['with a letter that becomes three', 'ffi', 'Oﬃce', 'ﬃ'],
    ['with a part of such a letter', 'fi', 'Oﬃce', 'ﬃ'],
    ['with accents of their own', 'é', 'Cafe\u0301 noir', 'e\u0301'],
    ['behind letters that grow', 'x', '㍿İx', 'x'],
    ['behind invisible characters', 'live', '\u200B\u200BLive', 'Live'],
    ['with invisible characters within', 'live', 'Li\u200Bve', 'Li\u200Bve'],
    ['as a whole emoji', '👩', '一家👨‍👩‍👧', '👨‍👩‍👧'],
    ['behind an emoji', '夜', '🎉夜', '夜'],
    ['with half-width kana and its mark', 'ガ', '｢ｶﾞ', 'ｶﾞ'],
  ])('%s', (_, word, text, expected) => expect(shown(word, text)).toEqual([expected]))

  test('never a part of a character, and never beyond the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'É', 'e\u0301', 'ﬃ', '㍿', '\u200B', '双', '👨‍👩‍👧', 'İ', 'Σ', 'ﾡ', '\u0301'),
    })
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(10), (original, from, length) => {
        const end = Math.min(from + length, plain(original).length)
        fc.pre(from < end)
        for (const range of inOriginal(original, [{ start: from, end }])) {
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.end).toBeLessThanOrEqual(original.length)
          expect(plain(original.slice(range.start, range.end))).toContain(plain(original).slice(from, end))
        }
      }),
    )
  })
})
