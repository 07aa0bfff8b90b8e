import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import * as v from 'valibot'
import { byteLength } from '#lib/byte-length.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { openApiDocument } from '../openapi/document.ts'
import { isSchema, type JsonSchema, mapSchema } from '../openapi/json-schema.ts'

/**
 * The document as a program of somebody else reads it: served text, parsed, and judged by Ajv, which knows nothing of our contract.
 * Ajv reads numbers as floating point, so that bounds of 64 bits are judged by a keyword of its own.
 */
const ajv = new Ajv2020({ formats: { int32: true }, strictRequired: false })
ajv.addKeyword({
  keyword: 'x-max-bytes',
  type: 'string',
  schemaType: 'number',
  validate: (most: number, given: string) => byteLength(given) <= most,
})
ajv.addKeyword({
  keyword: 'exactInteger',
  validate: ({ minimum, maximum }: Bounds, given: unknown) => {
    const exact = typeof given === 'number' && Number.isInteger(given) ? BigInt(given) : given
    return (
      typeof exact === 'bigint' &&
      (minimum === undefined || exact >= minimum) &&
      (maximum === undefined || exact <= maximum)
    )
  },
})

interface Bounds {
  minimum?: number | bigint
  maximum?: number | bigint
}

/** A schema of the document, ready to judge values as `parseExactJson` gives them. */
export function judgeOf(schema: JsonSchema): ValidateFunction {
  return ajv.compile(
    mapSchema(schema, ({ default: _given, ...part }) => {
      if (part['format'] !== 'int64') return part
      const { type: _type, format: _format, minimum, maximum, ...rest } = part
      return { ...rest, exactInteger: { minimum, maximum } }
    }),
  )
}

/** The same schema, but an object that names its fields has no others: what an answer of the mock must satisfy. */
export const closed = (schema: JsonSchema): JsonSchema =>
  mapSchema(schema, (part) => {
    const { properties, additionalProperties } = part
    const isOpen = !isSchema(properties) || Object.keys(properties).length === 0 || additionalProperties !== undefined
    return isOpen ? part : { ...part, additionalProperties: false }
  })

const json = v.record(v.string(), v.unknown())
const response = v.looseObject({ $ref: v.optional(v.string()), 'x-codes': v.optional(v.array(v.string()), []) })
const documentSchema = v.looseObject({
  servers: v.tuple([v.object({ url: v.string() })]),
  paths: v.record(
    v.string(),
    v.object({
      post: v.looseObject({
        operationId: v.string(),
        parameters: v.optional(v.array(json), []),
        responses: v.record(v.string(), response),
      }),
    }),
  ),
  components: v.object({
    schemas: v.record(v.string(), json),
    headers: json,
    parameters: json,
    responses: v.record(v.string(), response),
  }),
})

export const readDocument = (text: string) => v.parse(documentSchema, parseExactJson(text))

/** The document, having crossed a wire. */
export const DOCUMENT = readDocument(toExactJson(openApiDocument('http://console.test')))

export function schemaOf(name: string): JsonSchema {
  const schema = DOCUMENT.components.schemas[name]
  if (schema === undefined) throw new Error(`The document has no schema ${name}.`)
  return schema
}

/** The Codes that the document names for a path, each with its status. */
export function codesOf(path: string): ReadonlyMap<string, number> {
  const responses = Object.entries(DOCUMENT.paths[path]?.post.responses ?? {})
  return new Map(
    responses.flatMap(([status, told]) => {
      const { 'x-codes': codes } = DOCUMENT.components.responses[told.$ref?.split('/').at(-1) ?? ''] ?? told
      return codes.map((code): [string, number] => [code, Number(status)])
    }),
  )
}
