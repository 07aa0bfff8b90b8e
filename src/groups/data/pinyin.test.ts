import fc from 'fast-check'
import { dict as simplified } from 'pinyin-match/src/simplified_dict.js'
import { dict as traditional } from 'pinyin-match/src/traditional_dict.js'
import { describe, expect, test, vi } from 'vitest'
import { createPinyin, type Pinyin } from './pinyin.ts'
import { plain } from './plain-text.ts'

const pinyin = createPinyin([simplified])

/** What a word finds in a text, undefined when nothing. */
function found(word: string, text: string, by: Pinyin = pinyin): string | undefined {
  const range = by.spelled(plain(word)).findIn(plain(text))
  return range && plain(text).slice(range.start, range.end)
}

const OUTLET = '2026 双十一狂欢夜 · 主会场'

describe('pinyin finds', () => {
  test.each([
    ['initials', 'ssy', OUTLET, '双十一'],
    ['both letters of an initial', 'shsy', OUTLET, '双十一'],
    ['all of them', 'shshy', OUTLET, '双十一'],
    ['whole syllables', 'shuangshiyi', OUTLET, '双十一'],
    ['syllables and initials', 'shuangsyk', OUTLET, '双十一狂'],
    ['a syllable that is only begun', 'shuangshiyiku', OUTLET, '双十一狂'],
    ['capitals', 'SSY', OUTLET, '双十一'],
    ['tones', 'shuāngshíyī', OUTLET, '双十一'],
    ['across separators', 'khyzhc', OUTLET, '狂欢夜 · 主会场'],
    ['figures before', '2026ss', OUTLET, '2026 双十'],
    ['figures behind', 'shuang11', '双11大促', '双11'],
    ['Latin letters between', 'g2vsxh', '电竞总决赛 G2vs星河', 'g2vs星河'],
    ['Latin letters', 'vsxh', '电竞总决赛 G2vs星河', 'vs星河'],
    ['Chinese and Latin letters', '双sy', OUTLET, '双十一'],
    ['ü as v', 'nvzhuang', '女装', '女装'],
    ['ü as ü', 'nüzhuang', '女装', '女装'],
    ['ü with a tone', 'lǜ', '绿茶', '绿'],
    ['üe as ue', 'celue', '策略', '策略'],
    ['u as v', 'qvan', '全场', '全'],
  ])('%s', (_, word, text, expected) => expect(found(word, text)).toBe(expected))

  test.each([
    ['重庆', ['chongqing', 'cq', 'zhongqing']],
    ['长沙', ['changsha', 'cs', 'zs']],
    ['音乐会', ['yinyuehui', 'yyh', 'yinlehui']],
    ['银行', ['yinhang', 'yx']],
  ])('each reading of %s', (text, words) => {
    for (const word of words) expect(found(word, text)).toBe(text)
  })

  test.each([
    ['letters that are not there', 'ssx', OUTLET],
    ['a gap of one character', 'sk', OUTLET],
    ['an end of a syllable', 'uang', OUTLET],
    ['middle letters of a syllable', 'shuas', OUTLET],
    ['across lines', 'syk', '双十一\n狂欢'],
    ['Latin words across a space', 'goodshow', '好 good show'],
    ['emoji', 'ss', '😀😀'],
    ['nothing but Latin', 'ssy', 'say silly things'],
  ])('nothing by %s', (_, word, text) => expect(found(word, text)).toBeUndefined())
})

test('what a word finds, each of its beginnings finds', () => {
  const han = fc.constantFrom(...Array.from('双十一狂欢夜重庆长沙音乐女装策略安恩二中会aghsy12 ·'))
  const text = fc.array(han, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''))
  const word = fc
    .array(fc.constantFrom(...Array.from('acghnsuvyz12')), { minLength: 1, maxLength: 6 })
    .map((signs) => signs.join(''))
  const finds = (typed: string, within: string) => within.includes(typed) || found(typed, within) !== undefined
  fc.assert(
    fc.property(text, word, (within, typed) => {
      fc.pre(finds(typed, within))
      for (let length = 1; length < typed.length; length += 1) expect(finds(typed.slice(0, length), within)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('every text of the dictionary is found by whole syllables, by initials, and by any mixture', () => {
  const sign = fc.constantFrom(...Object.entries(simplified)).chain(([syllable, signs]) =>
    fc.record({
      sign: fc.constantFrom(...signs),
      typed: fc.constantFrom(syllable, syllable.charAt(0)),
    }),
  )
  fc.assert(
    fc.property(fc.array(sign, { minLength: 1, maxLength: 10 }), (signs) => {
      const text = signs.map((each) => each.sign).join('')
      expect(found(signs.map((each) => each.typed).join(''), `x${text}y`)).toBeDefined()
    }),
  )
})

test('a long word with many ways to be spelled takes no time', () => {
  const started = performance.now()
  expect(found(`${'zh'.repeat(40)}!`, '中会'.repeat(40))).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(1000)
})

test('Chinese that the dictionary does not know is told, and known to a larger one', () => {
  const onUnknown = vi.fn<() => void>()
  const small = createPinyin([simplified], onUnknown)
  expect(found('ssy', '双十一', small)).toBe('双十一')
  expect(onUnknown).not.toHaveBeenCalled()
  expect(found('ssygw', '雙十一購物節', small)).toBeUndefined()
  expect(onUnknown).toHaveBeenCalled()
  const both = createPinyin([simplified, traditional])
  expect(found('ssygwj', '雙十一購物節', both)).toBe('雙十一購物節')
  // Of what both know, the readings of today.
  expect(found('yimian', '台面', both)).toBeUndefined()
  expect(found('yimian', '台面', createPinyin([traditional]))).toBe('台面')
})
