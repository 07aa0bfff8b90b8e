import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { SCENARIO_NAMES } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { parseWorldJson, toWorldJson } from './world-json.ts'
import { createWorld, worldSchema } from './world.ts'

const TAGS = ['$bigint', '$map', '$set', '$object', '$other', '__proto__', 'toJSON', '']

const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.constant('\uD83C'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt(),
    fc.array(tie('value')),
    fc.array(tie('value')).map((items) => new Set(items)),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((items) => new Map(items)),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...TAGS), fc.string()), tie('value')))
      .map((items) => Object.fromEntries(items)),
  ),
})).value

test('comes back as it was, on one line', () => {
  fc.assert(
    fc.property(data, (value) => {
      const text = toWorldJson(value)
      expect(text).not.toContain('\n')
      expect(parseWorldJson(text)).toStrictEqual(value)
    }),
    { numRuns: 500 },
  )
})

test.each(SCENARIO_NAMES)('the world of %s comes back as it was', (scenario) => {
  const world = createWorld(scenario, 1, START_MS)
  const again = v.parse(worldSchema, parseWorldJson(toWorldJson(world)))
  expect(again).toStrictEqual(world)
})

test('plain data is plain JSON', () => {
  const entry = { seq: 1, command: { params: { AppId: 'a', AdminList: ['b'], PageSize: 20, MsgType: 2n ** 62n } } }
  expect(toWorldJson(entry)).toBe(
    '{"seq":1,"command":{"params":{"AppId":"a","AdminList":["b"],"PageSize":20,"MsgType":{"$bigint":"4611686018427387904"}}}}',
  )
})

test('a key named __proto__ changes no prototype', () => {
  const value = parseWorldJson(
    '{"a":{"__proto__":{"polluted":true}},"b":{"$object":[["__proto__",{"polluted":true}]]}}',
  )
  expect(value).not.toHaveProperty('a.polluted')
  expect(value).not.toHaveProperty('b.polluted')
})

test.each([
  [undefined, 'undefined has no JSON'],
  [() => 1, 'A function has no JSON'],
  [Symbol('a'), 'A symbol has no JSON'],
  [new Date(0), 'What turns itself into JSON'],
  [Number.NaN, 'NaN has no JSON'],
  [Number.POSITIVE_INFINITY, 'Infinity has no JSON'],
  [{ a: [new URL('http://a')] }, 'What turns itself into JSON'],
  [{ a: [new WeakMap()] }, 'Only plain objects'],
])('what would not come back is refused: %s', (value, why) => {
  expect(() => toWorldJson(value)).toThrow(TypeError)
  expect(() => toWorldJson(value)).toThrow(why)
})

test.each([
  ['', /JSON/],
  ['{', /JSON/],
  ['{"$bigint":1}', /^\$bigint holds no digits/],
  ['{"$bigint":"1.5"}', /^\$bigint holds no digits/],
  ['{"$map":{}}', /^\$map holds no list/],
  ['{"$map":[1]}', /^An entry is no pair/],
  ['{"$map":[[1]]}', /^An entry is no pair/],
  ['{"$set":"a"}', /^\$set holds no list/],
  ['{"$object":[[1,2,3]]}', /^An entry is no pair/],
])('text of another make is refused: %s', (text, why) => {
  expect(() => parseWorldJson(text)).toThrow(why)
})
