import { expect, test } from 'vitest'
import { ACTION_NAMES, ACTIONS } from '#api/contract/actions.ts'
import { toExactJson } from '#lib/json.ts'
import { CONTROLS, isControlName } from '../control.ts'
import { difference, type Place, walk, type Walked } from '../testing/places.ts'
import { schemaOf } from '../testing/test-openapi.ts'
import type { JsonSchema } from './json-schema.ts'
import { answerName, controlId, requestName } from './operations.ts'

/**
 * Contract and document side by side, down to the last field: whatever stands in a place, both must take it, or both refuse it. The
 * values are the same for every place: everything that is just inside or just outside of any limit there is, and of every kind.
 */

const requests = [
  ...ACTION_NAMES.map((action) => walk(action, ACTIONS[action].request, schemaOf(requestName(action)))),
  ...Object.keys(CONTROLS)
    .filter(isControlName)
    .map((name): Walked => walk(name, CONTROLS[name].params, schemaOf(requestName(controlId(name))))),
]
const answers = ACTION_NAMES.map((action) => walk(action, ACTIONS[action].answer, schemaOf(answerName(action))))

/** Places that share their rule and are told alike are one. */
function distinct(walked: readonly Walked[]): Place[] {
  const numbers = new Map<Place['rule'], number>()
  const found = new Map<string, Place>()
  for (const place of walked.flatMap(({ places }) => places)) {
    const number = numbers.get(place.rule) ?? numbers.size
    numbers.set(place.rule, number)
    const { description: _words, ...rules } = place.schema
    const key = `${number} ${toExactJson(rules)}`
    if (!found.has(key)) found.set(key, place)
  }
  return [...found.values()]
}
const PLACES = [...distinct(requests), ...distinct(answers)]

test('every parameter is looked at', () => {
  const paths = new Set(requests.flatMap(({ places }) => places.map(({ path }) => path)))
  for (const action of ACTION_NAMES) {
    for (const name of Object.keys(ACTIONS[action].request.entries)) expect(paths).toContain(`${action}.${name}`)
  }
})

test('contract and document take the same values, and refuse the same', () => {
  const differing = PLACES.flatMap((place) => {
    const value = difference(place)
    return value === undefined ? [] : [`${place.path}: ${toExactJson(value).slice(0, 100)}`]
  })
  expect(differing).toEqual([])
})

/** The document with one rule of a place told wrongly, in every way that is nearly right. */
function* mistold({ schema }: Place): Generator<[what: string, schema: JsonSchema]> {
  for (const [word, told] of Object.entries(schema)) {
    if (word === 'default') continue
    if (typeof told === 'number' || typeof told === 'bigint') {
      for (const by of [-1, 1]) {
        // A text of as many characters as bytes is too long by its bytes already.
        if (word === 'maxLength' && by === 1 && schema['x-max-bytes'] === told) continue
        const near = typeof told === 'bigint' ? told + BigInt(by) : told + by
        const isPossible = near >= 0 || ['minimum', 'maximum'].includes(word)
        if (isPossible) yield [`${word} ${near}`, { ...schema, [word]: near }]
      }
    } else if (Array.isArray(told) && word === 'enum') yield [word, { ...schema, enum: told.slice(1) }]
    else if (word === 'pattern' || word === 'uniqueItems') {
      const { [word]: _left, ...rest } = schema
      yield [word, rest]
    }
  }
}

test('no rule can be told wrongly without being found out', () => {
  const unnoticed = PLACES.flatMap((place) =>
    [...mistold(place)]
      .filter(([, schema]) => difference({ ...place, schema }) === undefined)
      .map(([what]) => `${place.path}: ${what}`),
  )
  expect(unnoticed).toEqual([])
})
