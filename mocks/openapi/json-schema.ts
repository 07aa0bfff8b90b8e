import { type OverrideActionContext, type OverrideSchemaContext, toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'

/** A schema of JSON Schema 2020-12. Bounds beyond 2^53 are bigints: write it with `toExactJson`. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * A schema of the contract or of a command, in JSON Schema: what may stand on the wire. Throws on a kind of schema or rule that has no
 * words there, and on a rule of our own (`v.check`) that does not tell of itself with `v.metadata` before it.
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _dialect, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    // An answer is told as it is sent, a request as it is taken: both before anything is made of them.
    typeMode: 'input',
    overrideSchema: ownSchema,
    overrideAction: ownRule,
  })
  return tidied(converted)
}

/** What the converter cannot know of schemas. A 64-bit integer is a bigint or a safe number to us, and one number to the wire. */
function ownSchema({ valibotSchema, jsonSchema }: OverrideSchemaContext) {
  // Says more than it names, unlike an answer that may grow.
  if (valibotSchema.type === 'loose_object') return { ...jsonSchema, additionalProperties: true }
  if (valibotSchema.type === 'bigint') return { type: 'integer' as const }
  const { anyOf } = jsonSchema
  const isExact =
    valibotSchema.type === 'union' && anyOf?.every((part) => typeof part === 'object' && part.type === 'integer')
  return isExact === true ? { type: 'integer' as const } : undefined
}

/** What the converter cannot know: rules of our own, and bounds of 64-bit integers. */
function ownRule({ valibotAction, jsonSchema }: OverrideActionContext) {
  switch (valibotAction.type) {
    case 'check':
      if (Object.keys(jsonSchema).length > 1 + Number('items' in jsonSchema)) return jsonSchema
      throw new Error('A check says nothing of itself to JSON Schema. Put v.metadata with the same rule before it.')
    // JSON has no other numbers.
    case 'finite':
      return jsonSchema
    case 'min_value':
      return withBound('minimum', valibotAction, jsonSchema)
    case 'max_value':
      return withBound('maximum', valibotAction, jsonSchema)
    default:
      return undefined
  }
}

function withBound(
  name: 'minimum' | 'maximum',
  action: { type: string },
  jsonSchema: OverrideActionContext['jsonSchema'],
) {
  const bound = 'requirement' in action ? action.requirement : undefined
  return typeof bound === 'bigint' ? Object.assign({}, jsonSchema, { [name]: bound }) : undefined
}

/** Changes a schema and all schemas in it, the inner ones first. */
export function mapSchema(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const inner = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inner)
    return isSchema(part) ? mapSchema(part, change) : part
  }
  const changed = Object.entries(schema).map(([word, value]): [string, unknown] => {
    if (word === 'properties' && isSchema(value)) {
      return [word, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inner(part)]))]
    }
    return [word, HOLDS_SCHEMAS.has(word) ? inner(value) : value]
  })
  return change(Object.fromEntries(changed))
}

const HOLDS_SCHEMAS = new Set(['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'])

export const isSchema = (value: unknown): value is JsonSchema =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Without words that say nothing, and with the size that an integer needs: generators of clients take 32 bits for granted. */
function tidied(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, ({ required, propertyNames: _any, ...rest }) => {
    const type = typeOf(rest)
    return {
      ...(type === undefined ? {} : { type }),
      ...rest,
      ...(type === undefined ? {} : { type }),
      ...(type === 'integer' ? { format: isSmall(rest) ? 'int32' : 'int64' } : {}),
      ...(Array.isArray(required) && required.length > 0 ? { required } : {}),
    }
  })
}

function typeOf({ type, enum: choices, const: only }: JsonSchema): unknown {
  if (only !== undefined) return typeof only
  const isWhole = Array.isArray(choices) && choices.every((choice) => Number.isInteger(choice))
  return type === 'number' && isWhole ? 'integer' : type
}

const INT32 = 2 ** 31

function isSmall({ minimum, maximum, enum: choices }: JsonSchema): boolean {
  return Array.isArray(choices) || (Number(minimum) >= -INT32 && Number(maximum) < INT32)
}
