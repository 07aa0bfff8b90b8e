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
  for (const text of ['', '{', 'nope', '{"a":1,"a":2}', '<html>']) expect(() => parseExactJson(text)).toThrow(SyntaxError)
})

test('a key named __proto__ changes no prototype', () => {
  const value = parseExactJson('{"__proto__":{"polluted":true}}')
  expect(toExactJson(value)).toBe('{"__proto__":{"polluted":true}}')
  expect(value).not.toHaveProperty('polluted')
})
