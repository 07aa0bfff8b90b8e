import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExactJson, toExactJson } from './json.ts'

test('64-bit integers keep every digit', () => {
  const text = '{"a":9223372036854775807,"b":-9007199254740993,"c":9007199254740991,"d":1.5}'
  expect(parseExactJson(text)).toEqual({ a: 9223372036854775807n, b: -9007199254740993n, c: 9007199254740991, d: 1.5 })
  expect(toExactJson({ a: 9223372036854775807n, b: -1n })).toBe('{"a":9223372036854775807,"b":-1}')
})

const plain = [fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null)]

test('agrees with JSON on everything without large integers', () => {
  fc.assert(
    fc.property(fc.object({ values: plain }), (value) => {
      const text = JSON.stringify(value)
      expect(parseExactJson(text)).toEqual(JSON.parse(text))
      expect(JSON.parse(toExactJson(value))).toEqual(JSON.parse(text))
    }),
  )
})

test('refuses what is not JSON', () => {
  for (const text of ['', '{', 'nope', '{"a":1,"a":2}', '<html>'])
    expect(() => parseExactJson(text)).toThrow(SyntaxError)
})

test('a key named __proto__ changes no prototype', () => {
  const value = parseExactJson('{"__proto__":{"polluted":true}}')
  expect(toExactJson(value)).toBe('{"__proto__":{"polluted":true}}')
  expect(value).not.toHaveProperty('polluted')
})

const LONG = 'A number of more than 32 characters'
const DEEP = 'Nested in more than 100 levels'

test.each([
  ['a number without end', '9'.repeat(262_134), LONG],
  ['a long fraction', `0.${'1'.repeat(40)}`, LONG],
  ['a long exponent', `1e${'0'.repeat(40)}1`, LONG],
  ['a long number deep inside', `{"a":[{"b":-${'9'.repeat(40)}}]}`, LONG],
  ['lists in lists', '['.repeat(100_000), DEEP],
  ['objects in objects', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`, DEEP],
  ['lists after a string that seems to close them', `${'["]]",'.repeat(101)}1${']'.repeat(101)}`, DEEP],
])('refuses %s before it costs anything', (_what, text, why) => {
  expect(() => parseExactJson(text)).toThrow(SyntaxError)
  expect(() => parseExactJson(text)).toThrow(why)
})

test('reads every number that JSON.stringify writes, every integer of 64 bits, and brackets in strings for what they are', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      // A large one is written as an integer, and read as a bigint.
      expect(Number(parseExactJson(JSON.stringify(value)))).toBe(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(parseExactJson('[-9223372036854775808,18446744073709551615]')).toEqual([
    -9_223_372_036_854_775_808n,
    18_446_744_073_709_551_615n,
  ])
  const brackets = { [`\\"${'[{'.repeat(200)}`]: `${'[{'.repeat(200)}\\` }
  expect(parseExactJson(JSON.stringify(brackets))).toEqual(brackets)
  // Side by side is not one in another, however many there are.
  const wide = `[${Array.from({ length: 200 }, () => '{"a":[]}').join(',')}]`
  expect(parseExactJson(wide)).toEqual(JSON.parse(wide))
  const deep = `${'['.repeat(100)}${']'.repeat(100)}`
  expect(parseExactJson(deep)).toEqual(JSON.parse(deep))
})
