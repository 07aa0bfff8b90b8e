import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteLength, formatBytes } from './byte-length.ts'

test('counts UTF-8 bytes as Node does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(byteLength(text)).toBe(Buffer.byteLength(text))
    }),
  )
})

test('counts 1 to 4 bytes by character, and 3 for half a pair', () => {
  expect(['a', 'é', '中', '😀', '\uD83D'].map(byteLength)).toEqual([1, 2, 3, 4, 3])
})

test.each([
  [0, '0 kB'],
  [949, '0.9 kB'],
  [1234, '1.2 kB'],
  [56_789, '57 kB'],
  [256_000_000, '256 MB'],
])('says %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text)
})
