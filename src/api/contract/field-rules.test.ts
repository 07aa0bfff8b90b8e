import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  administratorsProblems,
  applicationNameProblems,
  digitsProblems,
  listProblems,
  newIdProblems,
  problemMessage,
  textProblems,
  userIdProblems,
} from './field-rules.ts'
import { LIMITS } from './limits.ts'

const CHARACTERS = ['a', 'é', '中', '😀'] as const

test('a text is judged by its bytes, exactly at the limit', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CHARACTERS), fc.integer({ min: 8, max: 200 }), (character, limit) => {
      const size = Buffer.byteLength(character)
      const fitting = character.repeat(Math.floor(limit / size))
      const filled = fitting + 'a'.repeat(limit - Buffer.byteLength(fitting))
      expect(textProblems(filled, limit)).toEqual([])
      expect(textProblems(filled.slice(1), limit)).not.toMatchObject([{ kind: 'tooLong' }])
      expect(textProblems(`${filled}a`, limit)).toEqual([{ kind: 'tooLong', used: limit + 1, limit }])
    }),
  )
})

const space = (where: 'start' | 'end' | 'inside') => ({ kind: 'whiteSpace', where })
const characters = (found: string) => ({ kind: 'characters', found, allowed: 'lettersDigits' })
const invisible = (found: string) => ({ kind: 'invisible', found })

test.each([
  ['', [{ kind: 'required' }]],
  [' a', [space('start')]],
  ['a ', [space('end')]],
  ['a\n', [space('end')]],
  ['a b', [space('inside')]],
  ['a\u3000b', [space('inside')]],
  [' a\u00A0b\t', [space('inside'), space('start'), space('end')]],
  [' ', [space('start')]],
  ['a-b', [characters('-')]],
  ['a_b', [characters('_')]],
  ['ａ', [characters('ａ')]],
  ['bob-smith@example-mail.com', [characters('-@.')]],
  ['my show #1 晚会', [space('inside'), characters('#晚会')]],
  ['a\u200Bb', [invisible('\u200B')]],
  ['\uFEFFab\u2060', [invisible('\uFEFF\u2060')]],
  ['\u2066ab\u2069 c-\u00AD', [space('inside'), invisible('\u2066\u2069\u00AD'), characters('-')]],
  ['a\uD800', [{ kind: 'malformed' }]],
  ['-\uD800', [{ kind: 'malformed' }, characters('-')]],
  ['a'.repeat(65), [{ kind: 'tooLong', used: 65, limit: LIMITS.idBytes }]],
  ['晚'.repeat(22), [characters('晚'), { kind: 'tooLong', used: 66, limit: LIMITS.idBytes }]],
])('all that is wrong with a new ID %j', (id, problems) => {
  expect(newIdProblems(id)).toEqual(problems)
})

test.each([
  [' a b-', 'has white space inside. Remove it.'],
  ['a-#', 'holds "-"; only letters A-Z, a-z and digits are allowed.'],
  ['😀晚', 'holds "😀"; only letters A-Z, a-z and digits are allowed.'],
  ['a\u200B\u2060b', 'holds the invisible character U+200B. Remove it.'],
])('a refusal of %j says what is wrong first', (id, message) => {
  const [first] = newIdProblems(id)
  expect(first && problemMessage(first)).toBe(message)
})

test('new IDs of 1 to 64 letters and digits are fine; user IDs may also hold _', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{1,64}$/), (id) => {
      expect(newIdProblems(id)).toEqual([])
    }),
  )
  expect(userIdProblems('host_01')).toEqual([])
  expect(userIdProblems('host-01')).toMatchObject([{ kind: 'characters', found: '-' }])
})

test('administrators: three at most, each once, each an ID', () => {
  expect(administratorsProblems(['a', 'b', 'c'])).toEqual([])
  expect(administratorsProblems(['a', 'b', 'c', 'd'])).toEqual([{ kind: 'tooMany', limit: 3 }])
  expect(administratorsProblems(['a', 'b', 'a'])).toEqual([{ kind: 'duplicate', value: 'a' }])
  expect(administratorsProblems(['a', ''])).toEqual([{ kind: 'required' }])
})

test('message types are digits up to 2^63-1, exact to the last one', () => {
  expect(digitsProblems('9223372036854775807')).toEqual([])
  expect(digitsProblems('9223372036854775808')).toEqual([{ kind: 'tooLarge', limit: LIMITS.int64Max }])
  expect(digitsProblems('0')).toEqual([])
  for (const text of ['-1', '1.0', '1e3', '+1', '１', 'one'])
    expect(digitsProblems(text)).toMatchObject([{ kind: 'characters' }])
})

test('application names are counted in characters', () => {
  const kinds = (name: string) => applicationNameProblems(name).map(({ kind }) => kind)
  expect(['a', '😀'.repeat(17)].map(kinds)).toEqual([['length'], ['length']])
  expect(['ab', '😀'.repeat(16)].map(kinds)).toEqual([[], []])
  expect(['', 'ab\uD800', '\uD800'].map(kinds)).toEqual([['required'], ['malformed'], ['malformed', 'length']])
})

test('a list of users has as many as may be, and every one of them is judged', () => {
  expect(listProblems(['a', 'b', 'c'], 2, 3)).toEqual([])
  expect(listProblems(['a'], 2, 3)).toEqual([{ kind: 'required' }])
  expect(listProblems(['a', 'b', 'c', 'd'], 2, 3)).toEqual([{ kind: 'tooMany', limit: 3 }])
  expect(listProblems(['a', 'b', 'c d'], 2, 3)).toMatchObject([{ kind: 'whiteSpace' }])
})
