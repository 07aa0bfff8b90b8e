import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteLength } from './byte-length.ts'

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
