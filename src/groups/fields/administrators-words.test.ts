import { describe, expect, it } from 'vitest'
import { administratorProblems } from './administrators.ts'
import { administratorSentences } from './administrators-words.ts'

const said = (typing: string, locale: 'en' | 'zh' = 'en') =>
  administratorSentences(administratorProblems({ ids: ['anna'], typing }), locale)

describe('administratorSentences', () => {
  it('says all that is wrong with an entry', () => {
    expect(said('b-b#')).toEqual(['“b-b#”: Use letters (A–Z, a–z) and digits only: “-”, “#” are not allowed.'])
    expect(said('b\u200B_b')).toEqual([
      '“b\u200B_b”: Contains an invisible character (U+200B, zero-width space). Use letters (A–Z, a–z) and digits only: “_” is not allowed.',
    ])
  })

  it('names together what fails alike', () => {
    expect(said('b, c, d, e, f, g')).toEqual(['“d”, “e”, “f” and 1 more: At most 3.'])
    expect(said('b@c d@e anna')).toEqual([
      '“b@c”, “d@e”: Use letters (A–Z, a–z) and digits only: “@” is not allowed.',
      '“anna”: anna is listed twice.',
    ])
    expect(said('b、c、d、e', 'zh')).toEqual(['“d”、“e”：最多 3 个。'])
  })

  it('stays short, however long the list or an entry', () => {
    const lines = said('a@ b# c$ d% e^ f& g* h(')
    expect(lines).toHaveLength(6)
    expect(lines.at(-1)).toBe('Refused for other reasons: 3 more.')
    expect(said(`${'x'.repeat(500)}@`)[0]).toContain(`“${'x'.repeat(64)}…”: `)
  })
})
