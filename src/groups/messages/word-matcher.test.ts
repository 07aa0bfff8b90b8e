import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../data/plain-text.ts'
import { createMatcher } from './word-matcher.ts'

const isIn = (word: string, text: string) => createMatcher(word)?.isIn(plain(text))
const markedIn = (word: string, text: string) =>
  createMatcher(word)
    ?.placesIn(plain(text))
    .map(({ start, end }) => plain(text).slice(start, end))

describe('a word', () => {
  it.each([
    ['refund', 'I want a REFUND now', true],
    ['refund', 'refunding', true],
    ['refund', 're fund', false],
    ['BUY', 'ｂｕｙ！', true],
    ['ＢＵＹ', 'buy', true],
    ['退款', '我要退款!!', true],
    ['退款', '退\u200B款', true],
    ['café', 'cafe\u0301', true],
    ['fi', 'ﬁne', true],
    ['buy now', 'buy　now', true],
    ['.*', 'anything', false],
    ['.*', 'a.b', true],
    ['[a-z]+', 'abc', false],
    ['加*信', '加我微信', true],
    ['加＊信', '加信', true],
    ['*spam*', 'a spam', true],
    ['信*加', '加我微信', false],
    ['a*a', 'a', false],
    ['a*a', 'ba ba', true],
    ['aab', 'aaaab', true],
    ['ab*ba', 'aba', false],
    ['你好 * 再见', '你好，再见', true],
    ['σας', 'ΣΑΣ', true],
  ])('%j in %j: %s', (word, text, expected) => {
    expect(isIn(word, text)).toBe(expected)
  })

  it('of stars and blanks alone is none', () => {
    for (const word of ['', ' ', '*', '* ＊', '\u200B']) expect(createMatcher(word)).toBeUndefined()
  })

  it('is marked wherever it stands, without what a star stands for', () => {
    expect(markedIn('ha', 'hahaha ha')).toEqual(['ha', 'ha', 'ha', 'ha'])
    expect(markedIn('加*信', '加我微信，加他的信，加')).toEqual(['加', '信', '加', '信'])
    expect(markedIn('aba', 'ababa')).toEqual(['aba'])
    expect(markedIn('x', 'abc')).toEqual([])
  })

  it('matches what a pattern of the same meaning matches', () => {
    const unit = fc.constantFrom('a', 'b', 'c')
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 })
    fc.assert(
      fc.property(word, fc.string({ unit, maxLength: 12 }), (written, text) => {
        const pattern = new RegExp(written.replaceAll('*', '.*'))
        expect(isIn(written, text)).toBe(/^\**$/.test(written) ? undefined : pattern.test(text))
      }),
    )
  })
})

describe('takes time that grows with the length of the text, and no more', () => {
  /** Letters that a matcher looks at. */
  function looksAt(word: string, text: string): number {
    let looks = 0
    const letters: ArrayLike<string> = new Proxy([...text], {
      get(target, key) {
        if (key !== 'length') looks += 1
        const value: unknown = Reflect.get(target, key)
        return value
      },
    })
    const matcher = createMatcher(word)
    expect(matcher?.isIn(letters)).toBe(false)
    matcher?.placesIn(letters)
    return looks
  }
  const stars = `${'a*'.repeat(30)}b`
  const pieces = `${'aaaaab*'.repeat(8)}c`
  it.each([
    ['many stars', stars, (n: number) => 'a'.repeat(n)],
    ['a word of one letter but its last', `${'a'.repeat(59)}b`, (n: number) => 'a'.repeat(n)],
    ['a word of one letter but its first', `b${'a'.repeat(59)}`, (n: number) => 'a'.repeat(n)],
    ['pieces that nearly fit', pieces, (n: number) => 'aaaaaab'.repeat(n / 7)],
    ['half of it again and again', `${'ab'.repeat(29)}c`, (n: number) => 'ab'.repeat(n / 2)],
  ])('%s', (_, word, textOf) => {
    const [short, long] = [looksAt(word, textOf(14_000)), looksAt(word, textOf(28_000))]
    expect(long / short).toBeCloseTo(2, 1)
    // Twice for two ways of asking, and twice for a letter that is looked at again once the word has been shifted.
    expect(long).toBeLessThanOrEqual(28_000 * 2 * 3)
  })
})
