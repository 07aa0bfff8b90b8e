import { describe, expect, it } from 'vitest'
import { digitsProblems, newIdProblems } from '#api/contract/field-rules.ts'
import { problemTexts } from './problem-strings.ts'

describe('problemTexts', () => {
  it.each([
    [
      'my show #1 晚会',
      ['Remove the white space inside.', 'Use letters (A–Z, a–z) and digits only: “#”, “晚”, “会” are not allowed.'],
    ],
    [' two words ', ['Remove all white space.']],
    ['a_b', ['Use letters (A–Z, a–z) and digits only: “_” is not allowed.']],
    [
      `-${'x'.repeat(64)}`,
      ['Use letters (A–Z, a–z) and digits only: “-” is not allowed.', '65 bytes: 1 over the limit of 64 bytes.'],
    ],
    ['a\u200Bb', ['Contains an invisible character (U+200B, zero-width space).']],
    [
      '\uFEFFa\u2066b\u2069',
      ['Contains invisible characters (U+FEFF, byte order mark; U+2066, direction mark; U+2069, direction mark).'],
    ],
    ['a\0', ['Contains an invisible character (U+0000, control character).']],
    ['é̈', ['Use letters (A–Z, a–z) and digits only: “é”; U+0308 are not allowed.']],
    ['!"#$%&', ['Use letters (A–Z, a–z) and digits only: “!”, “"”, “#”, “$”, “%”, … are not allowed.']],
  ])('%j: all its faults', (id, sentences) => {
    expect(problemTexts(newIdProblems(id), 'en')).toEqual(sentences)
  })

  it('says the same in Chinese', () => {
    expect(problemTexts(newIdProblems('my show #1 晚会'), 'zh')).toEqual([
      '不能包含空格。',
      '只能使用字母（A–Z、a–z）和数字：不允许 “#”、“晚”、“会”。',
    ])
    expect(problemTexts(digitsProblems('1\u00AD２'), 'zh')).toEqual([
      '包含不可见字符（U+00AD 软连字符）。',
      '只能使用数字：不允许 “２”。',
    ])
  })
})
