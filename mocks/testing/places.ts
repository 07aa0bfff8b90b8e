import assert from 'node:assert/strict'
import * as v from 'valibot'
import { SECRET_FIELDS } from '#api/contract/secrets.ts'
import { isSchema, type JsonSchema } from '../openapi/json-schema.ts'
import { around, VALUES } from './boundary-values.ts'
import { isKind } from './strict-schema.ts'
import { judgeOf } from './test-openapi.ts'

type Rule = v.GenericSchema

/** A place where a value stands, with what may stand there by contract and by document, and values made for it. */
export interface Place {
  path: string
  rule: Rule
  schema: JsonSchema
  values: readonly unknown[]
}

/** A place with all places in it, the whole one last, and a value that it takes. */
export interface Walked {
  places: readonly Place[]
  sample: unknown
}

const takes = (rule: Rule, value: unknown): boolean => v.safeParse(rule, value).success

function schemasIn(schema: JsonSchema, word: 'anyOf' | 'oneOf'): JsonSchema[] {
  const parts: unknown = schema[word]
  return Array.isArray(parts) ? parts.filter(isSchema) : []
}

/** Rules that look at a list as a whole judge its items, too. */
const looksInside = (rule: Rule): boolean =>
  'pipe' in rule && Array.isArray(rule.pipe) && rule.pipe.some(({ type }: { type: string }) => type === 'check')

/** A schema of the contract beside one of the document, down to the last field. Fails where they are not of one shape. */
export function walk(path: string, rule: Rule, schema: JsonSchema): Walked {
  if (isKind<v.OptionalSchema<Rule, undefined>>(rule, 'optional')) return walk(path, rule.wrapped, schema)
  if (isKind<v.StrictObjectSchema<Record<string, Rule>, undefined>>(rule, 'strict_object'))
    return walkObject(path, rule, schema)
  if (isKind<v.ObjectSchema<Record<string, Rule>, undefined>>(rule, 'object')) return walkObject(path, rule, schema)
  if (isKind<v.ArraySchema<Rule, undefined>>(rule, 'array') && !looksInside(rule) && isSchema(schema['items'])) {
    const { places, sample } = walk(`${path}[]`, rule.item, schema['items'])
    const counts = [0, 1, 2, ...['minItems', 'maxItems'].flatMap((word) => around(Number(schema[word] ?? 0)))].filter(
      (count) => count >= 0,
    )
    const values = counts.map((count) => Array.from({ length: count }, () => sample))
    return { places: [...places, { path, rule, schema, values }], sample: [sample] }
  }
  const choices = [...schemasIn(schema, 'anyOf'), ...schemasIn(schema, 'oneOf')]
  if (choices.length > 0 && 'options' in rule && Array.isArray(rule.options)) {
    const options: readonly Rule[] = rule.options
    assert.equal(choices.length, options.length, path)
    const walked = options.map((option, index) => walk(`${path}|${index}`, option, choices[index] ?? {}))
    const samples = walked.map(({ sample }) => sample)
    const mixed = samples.flatMap((one) => samples.map((other) => Object.assign({}, one, other)))
    return {
      places: [...walked.flatMap(({ places }) => places), { path, rule, schema, values: [...samples, ...mixed] }],
      sample: samples[0],
    }
  }
  return { places: [{ path, rule, schema, values: [] }], sample: VALUES.find((value) => takes(rule, value)) }
}

function walkObject(
  path: string,
  rule: v.GenericSchema & { entries: Record<string, Rule> },
  schema: JsonSchema,
): Walked {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const entries = Object.entries(rule.entries).filter(([name]) => !SECRET_FIELDS.some((secret) => secret === name))
  assert.deepEqual(
    Object.keys(properties),
    entries.map(([name]) => name),
    path,
  )
  const walked = entries.map(([name, entry]): [string, Walked] => {
    const property: unknown = properties[name]
    return [name, walk(`${path}.${name}`, entry, isSchema(property) ? property : {})]
  })
  const sample = Object.fromEntries(walked.map(([name, within]) => [name, within.sample]))
  const without = (left: string) => Object.fromEntries(Object.entries(sample).filter(([name]) => name !== left))
  const values = [sample, {}, { ...sample, Unknown: 1 }, ...Object.keys(sample).map(without)]
  return {
    places: [...walked.flatMap(([, { places }]) => places), { path, rule, schema, values }],
    sample,
  }
}

/** A list under a name, of whatever. */
function listIn(holder: object, name: string): readonly unknown[] {
  const list: unknown = Reflect.get(holder, name)
  return Array.isArray(list) ? list : []
}

/** What the place itself names: its limits and what is next to them, its choices. */
function ownValues({ rule, schema }: Place): unknown[] {
  const limits = Object.values(schema).filter((told) => typeof told === 'number')
  return [...limits.flatMap(around), ...listIn(rule, 'options'), ...listIn(schema, 'enum')]
}

/** The first value that one of both takes and the other refuses. */
export function difference(place: Place): unknown {
  const { rule, schema, values } = place
  const judge = judgeOf(schema)
  // To valibot a list is an object; the wire takes none for parameters.
  const isPossible = (value: unknown) => schema['type'] !== 'object' || !Array.isArray(value)
  return [...values, ...ownValues(place), ...VALUES].find(
    (value) => isPossible(value) && takes(rule, value) !== judge(value),
  )
}
