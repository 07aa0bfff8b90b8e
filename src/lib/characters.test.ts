import { describe, expect, it } from 'vitest'
import { invisibleIn, isMeantAs, unmeantIn, withoutCharacters, withoutInvisible } from './characters.ts'

describe('invisible characters', () => {
  it.each([
    ['zero-width space', 'a\u200Bb\u200B', '\u200B'],
    ['byte order mark and word joiner', '\uFEFFab\u2060', '\uFEFF\u2060'],
    ['direction marks', '\u2066ab\u2069\u200E', '\u2066\u2069\u200E'],
    ['soft hyphen', 'a\u00ADb', '\u00AD'],
  ])('%s: found, surely not meant, removed', (_name, text, found) => {
    expect(invisibleIn(text)).toBe(found)
    expect(unmeantIn(text)).toBe(found)
    expect(withoutInvisible(text)).toBe('ab')
    expect(withoutCharacters(text, found)).toBe('ab')
  })

  it('leaves the parts of emoji and scripts alone where any text may stand', () => {
    for (const text of ['👨‍👩‍👧', '❤️', 'क्‍ष', 'می‌خواهم', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']) expect(unmeantIn(text)).toBe('')
    expect(invisibleIn('❤️')).toBe('\uFE0F')
  })

  it('tells control characters from white space', () => {
    expect(invisibleIn('a\0b\x1B')).toBe('\0\x1B')
    expect(invisibleIn('a\tb\r\nc \u00A0\u3000\u2028')).toBe('')
  })
})

it.each([
  ['stage', 'stage', true],
  ['stage', ' stage\n', true],
  ['stage', 'Stage', false],
  ['stage', 'stages', false],
  ['stage', '', false],
  ['stage', 'st age', false],
  ['stage', '\u200Bstage\u2060 ', true],
  ['stage', 'st\uFEFFage', true],
  [' stage', ' stage', true],
])('the ID %j, typed as %j', (id, typed, same) => {
  expect(isMeantAs(id, typed)).toBe(same)
})
