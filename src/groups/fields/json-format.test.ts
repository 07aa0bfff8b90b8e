import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactJson, formatJson, inspectJson, unmeantBesideJson, withoutStray } from './json-format.ts'

/** The tokens of a JSON text, by the grammar of RFC 8259 rather than by the code under test. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s"[\]{}:,]+/gs
const tokensOf = (text: string) => text.match(TOKENS)

const parseAny = (text: string): unknown => JSON.parse(text)

describe('inspectJson', () => {
  it('keeps 1.0, large numbers, escapes and doubled keys as they are', () => {
    const text = '{"a":1.0,"a":2,"big":12345678901234567890123,"e":1E400,"u":"\\u00e9\\/","空":"🎉 a  b"}'
    expect(formatJson(text)).toBe(
      '{\n  "a": 1.0,\n  "a": 2,\n  "big": 12345678901234567890123,\n  "e": 1E400,\n  "u": "\\u00e9\\/",\n  "空": "🎉 a  b"\n}',
    )
    expect(compactJson(formatJson(text))).toBe(text)
  })

  it('tells text from JSON, and JSON from what only begins like it', () => {
    for (const text of ['', 'hello', '123', '"text"', 'null', 'a{b}'])
      expect(inspectJson(text)).toEqual({ kind: 'text' })
    expect(inspectJson('{"a":1,}')).toEqual({ kind: 'broken', at: { line: 1, column: 8 } })
    expect(inspectJson('[1,\n 2')).toMatchObject({ kind: 'broken', at: { line: 2 } })
    expect(inspectJson('{"a":1} // note')).toMatchObject({ kind: 'broken' })
    expect(inspectJson("{'a':1}")).toMatchObject({ kind: 'broken' })
    expect(inspectJson('{"a":1,\u00A0}')).toMatchObject({ kind: 'broken', at: { column: 9 } })
  })

  it.each([
    ['\uFEFF{"a":1}', { before: '\uFEFF', inside: '', after: '' }, '{"a":1}'],
    ['\u00A0\u00A0[1, 2]\u3000', { before: '\u00A0', inside: '', after: '\u3000' }, '[1, 2]'],
    [
      ' \u3000\n{"a":\u00A01,\u200B"b":2}',
      { before: '\u3000', inside: '\u00A0\u200B', after: '' },
      ' \n{"a": 1,"b":2}',
    ],
    [
      '{"a":"\u3000\uFEFF\\"\u00A0"}\u2028\u2060',
      { before: '', inside: '', after: '\u2028\u2060' },
      '{"a":"\u3000\uFEFF\\"\u00A0"}',
    ],
    ['[12,\u00A034]\u200B', { before: '', inside: '\u00A0', after: '\u200B' }, '[12, 34]'],
  ])('%j: names what is stray, and takes it out without touching strings', (text, stray, without) => {
    expect(inspectJson(text)).toMatchObject({ stray })
    expect(withoutStray(text)).toBe(without)
    expect(inspectJson(without)).toEqual({ kind: 'json' })
  })

  it('leaves what is stray out of the invisible characters that are told of', () => {
    expect(unmeantBesideJson('\uFEFF{"a":"\u200B"}')).toBe('\u200B')
    expect(unmeantBesideJson('\uFEFFtext\u200B')).toBe('\uFEFF\u200B')
  })

  it('says both, what is stray and where it stops being JSON', () => {
    expect(inspectJson('\u3000{"a":1,}')).toEqual({
      kind: 'broken',
      at: { line: 1, column: 9 },
      stray: { before: '\u3000', inside: '', after: '' },
    })
    expect(withoutStray('\uFEFF[{"a":1]')).toBe('[{"a":1]')
    expect(inspectJson('[12\u00A034]')).toMatchObject({ kind: 'broken', stray: { inside: '\u00A0' } })
    expect(withoutStray('[12\u00A034]')).toBe('[12 34]')
  })

  it('leaves text alone that only begins with a bracket', () => {
    expect(inspectJson('\u3000\u3000[公告] 今晚八点')).toEqual({ kind: 'text' })
    expect(inspectJson('[公告]\u3000今晚八点')).toMatchObject({ kind: 'broken' })
    for (const text of ['[公告]\u3000今晚八点', '\u3000hello', '\uFEFF'.repeat(3)])
      expect(withoutStray(text)).toBe(text)
  })

  it('reads the longest text quickly, whatever its quotes', () => {
    for (const text of ['"'.repeat(32_768), '{'.repeat(9) + '"\\'.repeat(16_000), '\u00A0'.repeat(16_000)])
      expect(withoutStray(text)).toBe(text)
  })

  it('does not lay out what is nested without end', () => {
    expect(inspectJson('['.repeat(16_000) + ']'.repeat(16_000))).toEqual({ kind: 'deepJson' })
    expect(inspectJson('['.repeat(32_000))).toEqual({ kind: 'broken', at: undefined })
    expect(inspectJson('['.repeat(100) + ']'.repeat(100)).kind).toBe('json')
  })

  it('changes white space between tokens only', () => {
    const spaced = fc
      .tuple(fc.json(), fc.constantFrom(undefined, 1, 3, '\t', '\n\n'))
      .map(([json, space]) => JSON.stringify({ value: parseAny(json) }, null, space))
    fc.assert(
      fc.property(
        fc.oneof(
          spaced,
          fc.json().map((json) => `\r\n[ ${json} ,\t${json} ] `),
        ),
        (text) => {
          const formatted = formatJson(text)
          expect(inspectJson(text)).toEqual({ kind: 'json' })
          expect(tokensOf(formatted)).toEqual(tokensOf(text))
          expect(tokensOf(compactJson(text))).toEqual(tokensOf(text))
          expect(formatJson(formatted)).toBe(formatted)
          expect(JSON.parse(formatted)).toEqual(JSON.parse(text))
        },
      ),
    )
  })
})
