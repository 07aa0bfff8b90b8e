import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ACTION_NAMES, ACTIONS } from '#api/contract/actions.ts'
import { isSchema, jsonSchemaOf, type JsonSchema } from '../openapi/json-schema.ts'

/**
 * The contract against the models of the vendor's newest SDK, which `vendor-sdk-models.json` tells (`source` says where it is from): every
 * action, parameter and answer field, its type, and what is required. A type is the name of one, a list of one, or an object of them.
 */
const modelsSchema = v.object({
  source: v.string(),
  actions: v.record(
    v.string(),
    v.object({
      request: v.record(v.string(), v.object({ type: v.unknown(), required: v.union([v.boolean(), v.string()]) })),
      response: v.record(v.string(), v.unknown()),
    }),
  ),
})
const MODELS = v.parse(
  modelsSchema,
  JSON.parse(readFileSync(new URL('vendor-sdk-models.json', import.meta.url), 'utf8')),
)

/** A type as the models write it: `string`, `["string"]`, `{"UserId": "string"}`, and a map as `{"*": "number"}`. */
function typeOf({ type, items, properties, additionalProperties }: JsonSchema): unknown {
  if (type === 'integer') return 'number'
  if (type === 'array') return isSchema(items) ? [typeOf(items)] : []
  if (type !== 'object') return type
  return isSchema(properties)
    ? typesOf(properties)
    : { '*': isSchema(additionalProperties) && typeOf(additionalProperties) }
}

const typesOf = (properties: JsonSchema) =>
  Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, isSchema(field) ? typeOf(field) : field]))

const propertiesOf = ({ properties }: JsonSchema): JsonSchema => (isSchema(properties) ? properties : {})

/** How many fields a type has, those of the objects in it counted, too. */
function countFields(type: unknown): number {
  if (Array.isArray(type)) return countFields(type[0])
  if (!isSchema(type)) return 0
  return Object.entries(type).reduce((sum, [name, field]) => sum + (name === '*' ? 0 : 1) + countFields(field), 0)
}

test('the actions are those of the SDK', () => {
  expect([...ACTION_NAMES].toSorted()).toEqual(Object.keys(MODELS.actions).toSorted())
})

test('every parameter is there, of the same type, and required where it is required', () => {
  const ours = Object.fromEntries(
    ACTION_NAMES.map((action) => {
      const schema = jsonSchemaOf(ACTIONS[action].request)
      const required: unknown = schema['required']
      const isRequired = (name: string) => Array.isArray(required) && required.includes(name)
      const parameters = Object.entries(typesOf(propertiesOf(schema)))
      return [
        action,
        Object.fromEntries(parameters.map(([name, type]) => [name, { type, required: isRequired(name) }])),
      ]
    }),
  )
  const theirs = Object.fromEntries(
    Object.entries(MODELS.actions).map(([action, { request }]) => [
      action,
      // `AuditUrl` is required when AuditType is 2, which no schema of a single field says; the backend sees to it.
      Object.fromEntries(
        Object.entries(request).map(([name, { type, required }]) => [name, { type, required: required === true }]),
      ),
    ]),
  )
  expect(ours).toEqual(theirs)
  expect(Object.values(ours).reduce((sum, parameters) => sum + Object.keys(parameters).length, 0)).toBe(144)
})

test('every field of an answer is there, of the same type', () => {
  const ours = Object.fromEntries(
    ACTION_NAMES.map((action) => [action, typesOf(propertiesOf(jsonSchemaOf(ACTIONS[action].answer)))]),
  )
  const theirs = Object.fromEntries(Object.entries(MODELS.actions).map(([action, { response }]) => [action, response]))
  expect(ours).toEqual(theirs)
  expect(Object.values(ours).reduce((sum, fields) => sum + countFields(fields), 0)).toBe(149)
})
