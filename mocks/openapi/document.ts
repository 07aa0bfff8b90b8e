import { ACTION_NAMES, ACTIONS } from '#api/contract/actions.ts'
import { errorEnvelope } from '#api/contract/errors.ts'
import { SECRET_FIELDS } from '#api/contract/secrets.ts'
import { CONTROLS, isControlName } from '../control.ts'
import { CONTROL_ANSWERS } from '../controls/answers.ts'
import { ANSWER_WORDS, PARAMETER_WORDS } from './action-words.ts'
import { COMMAND_PARAMETER_WORDS } from './command-words.ts'
import { isSchema, type JsonSchema, jsonSchemaOf, mapSchema } from './json-schema.ts'
import { answerName, controlId, type Part, PATHS, requestName, RESPONSES, TAGS } from './operations.ts'

const DESCRIPTION = `The console's wire: one POST an action, parameters and answer in JSON, no signature; and the control interface of the mock.

- \`x-max-bytes\`: the longest a text may be, in UTF-8 bytes. JSON Schema can only count characters.
- Integers of 64 bits are JSON numbers. Read and write them exactly, not as floating point.
- Unknown parameters are refused. Answers may grow: ignore fields you do not know.
- Branch on \`Code\`, never on \`Message\`.
- A write with header \`Idempotency-Key\` is executed once, however often it is sent.`

const text = { type: 'string' } as const

const HEADERS: Part = {
  Date: { description: 'The service’s time. Everything is judged by it.', schema: text },
  RequestId: { description: 'RequestId of the answer.', schema: text },
  RetryAfter: {
    description: 'Milliseconds to wait before calling again; with Throttling.User.',
    schema: { type: 'integer', format: 'int64', minimum: 1 },
  },
}

const inHeader = (name: string, description: string, schema: Part): Part => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
})

const PARAMETERS: Part = {
  Account: inHeader(
    'x-emulator-account',
    'The AccessKey ID of the account meant, where an emulator has several. Left out: the first one.',
    text,
  ),
  IdempotencyKey: inHeader(
    'Idempotency-Key',
    'Made once per act: repeated under it, within ten minutes, the write is not executed again and has the same answer.',
    { ...text, pattern: '^[!-~]{1,128}$' },
  ),
  IfMatch: inHeader(
    'If-Match',
    'Refuses the change (412, with the current values) when the group differs from what it was made of: the SHA-256, in hex ' +
      'and in double quotes, of the JSON list of GroupInfo and AdminList without spaces, as in `["info",["anna"]]`.',
    text,
  ),
}

const SECRETS = new Set<string>(SECRET_FIELDS)

/** Without what the vendor's wire carries and the console's does not. */
function withoutSecretFields(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, (part) => {
    const { properties } = part
    if (!isSchema(properties)) return part
    return {
      ...part,
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !SECRETS.has(name))),
    }
  })
}

/** Says of each field what it is. */
function described(schema: JsonSchema, owner: string, words: Readonly<Record<string, string | undefined>>): JsonSchema {
  return mapSchema(schema, (part) => {
    const { properties } = part
    if (!isSchema(properties)) return part
    const told = Object.entries(properties).map(([name, field]) => {
      const description = words[`${owner}.${name}`] ?? words[name]
      return [name, description === undefined || !isSchema(field) ? field : { ...field, description }]
    })
    return { ...part, properties: Object.fromEntries(told) }
  })
}

function schemas(): Part {
  const ofCalls = ACTION_NAMES.flatMap((action): [string, JsonSchema][] => {
    const { request, answer } = ACTIONS[action]
    return [
      [requestName(action), described(jsonSchemaOf(request), action, PARAMETER_WORDS)],
      [answerName(action), described(withoutSecretFields(jsonSchemaOf(answer)), action, ANSWER_WORDS)],
    ]
  })
  const ofCommands = Object.keys(CONTROLS)
    .filter(isControlName)
    .flatMap((name): [string, JsonSchema][] => [
      [requestName(controlId(name)), described(jsonSchemaOf(CONTROLS[name].params), name, COMMAND_PARAMETER_WORDS)],
      [answerName(controlId(name)), jsonSchemaOf(CONTROL_ANSWERS[name])],
    ])
  return { ...Object.fromEntries([...ofCalls, ...ofCommands]), Refusal: jsonSchemaOf(errorEnvelope) }
}

let parts: Part | undefined

/**
 * The console's wire and the control interface in OpenAPI 3.1, made of the contract itself. `server`: the address that paths are
 * appended to, without a slash at its end. Write it with `toExactJson`: it holds bounds of 64 bits.
 */
export function openApiDocument(server: string): Part {
  parts ??= {
    openapi: '3.1.1',
    info: {
      title: 'ApsaraVideo Live interactive messaging, on the console’s wire',
      version: '2016-11-01',
      description: DESCRIPTION,
    },
    tags: TAGS,
    paths: PATHS,
    components: { schemas: schemas(), responses: RESPONSES, headers: HEADERS, parameters: PARAMETERS },
  }
  return { ...parts, servers: [{ url: server }] }
}
