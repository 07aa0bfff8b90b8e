import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  administratorsProblem,
  applicationNameProblem,
  digitsProblem,
  listProblem,
  newIdProblem,
  textProblem,
  userIdProblem,
} from './field-rules.ts'
import { LIMITS } from './limits.ts'

const CHARACTERS = ['a', 'é', '中', '😀'] as const

test('a text is judged by its bytes, exactly at the limit', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CHARACTERS), fc.integer({ min: 8, max: 200 }), (character, limit) => {
      const size = Buffer.byteLength(character)
      const fitting = character.repeat(Math.floor(limit / size))
      const filled = fitting + 'a'.repeat(limit - Buffer.byteLength(fitting))
      expect(textProblem(filled, limit)).toBeUndefined()
      expect(textProblem(filled.slice(1), limit)?.kind).not.toBe('tooLong')
      expect(textProblem(`${filled}a`, limit)).toEqual({ kind: 'tooLong', used: limit + 1, limit })
    }),
  )
})

test.each([
  ['', { kind: 'required' }],
  [' a', { kind: 'whiteSpace', where: 'start' }],
  ['a ', { kind: 'whiteSpace', where: 'end' }],
  ['a\n', { kind: 'whiteSpace', where: 'end' }],
  ['a b', { kind: 'whiteSpace', where: 'inside' }],
  ['a\u3000b', { kind: 'whiteSpace', where: 'inside' }],
  ['a\u200Bb', { kind: 'whiteSpace', where: 'inside' }],
  ['a-b', { kind: 'characters', found: '-', allowed: 'lettersDigits' }],
  ['a_b', { kind: 'characters', found: '_', allowed: 'lettersDigits' }],
  ['ａ', { kind: 'characters', found: 'ａ', allowed: 'lettersDigits' }],
  ['a\uD800', { kind: 'malformed' }],
  ['a'.repeat(65), { kind: 'tooLong', used: 65, limit: LIMITS.idBytes }],
])('a new ID %j', (id, problem) => {
  expect(newIdProblem(id)).toEqual(problem)
})

test('new IDs of 1 to 64 letters and digits are fine; user IDs may also hold _', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{1,64}$/), (id) => {
      expect(newIdProblem(id)).toBeUndefined()
    }),
  )
  expect(userIdProblem('host_01')).toBeUndefined()
  expect(userIdProblem('host-01')).toMatchObject({ kind: 'characters', found: '-' })
})

test('administrators: three at most, each once, each an ID', () => {
  expect(administratorsProblem(['a', 'b', 'c'])).toBeUndefined()
  expect(administratorsProblem(['a', 'b', 'c', 'd'])).toEqual({ kind: 'tooMany', limit: 3 })
  expect(administratorsProblem(['a', 'b', 'a'])).toEqual({ kind: 'duplicate', value: 'a' })
  expect(administratorsProblem(['a', ''])).toEqual({ kind: 'required' })
})

test('message types are digits up to 2^63-1, exact to the last one', () => {
  expect(digitsProblem('9223372036854775807')).toBeUndefined()
  expect(digitsProblem('9223372036854775808')).toEqual({ kind: 'tooLarge', limit: LIMITS.int64Max })
  expect(digitsProblem('0')).toBeUndefined()
  for (const text of ['-1', '1.0', '1e3', '+1', '１', 'one']) expect(digitsProblem(text)?.kind).toBe('characters')
})

test('application names are counted in characters', () => {
  expect(['a', '😀'.repeat(17)].map((name) => applicationNameProblem(name)?.kind)).toEqual(['length', 'length'])
  expect(['ab', '😀'.repeat(16)].map(applicationNameProblem)).toEqual([undefined, undefined])
  expect(['', 'ab\uD800'].map((name) => applicationNameProblem(name)?.kind)).toEqual(['required', 'malformed'])
})

test('a list of users has as many as may be, and every one of them is judged', () => {
  expect(listProblem(['a', 'b', 'c'], 2, 3)).toBeUndefined()
  expect(listProblem(['a'], 2, 3)).toEqual({ kind: 'required' })
  expect(listProblem(['a', 'b', 'c', 'd'], 2, 3)).toEqual({ kind: 'tooMany', limit: 3 })
  expect(listProblem(['a', 'b', 'c d'], 2, 3)).toMatchObject({ kind: 'whiteSpace' })
})
