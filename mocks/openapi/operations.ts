import type * as v from 'valibot'
import { ACTION_NAMES, type ActionName, actionPage, ACTIONS } from '#api/contract/actions.ts'
import { appActions } from '#api/contract/app-actions.ts'
import { BASE_CODES, CODE_STATUS } from '#api/contract/errors.ts'
import { groupActions } from '#api/contract/group-actions.ts'
import { takesKey } from '#api/contract/idempotency.ts'
import { memberActions } from '#api/contract/member-actions.ts'
import { messageActions } from '#api/contract/message-actions.ts'
import { muteActions } from '#api/contract/mute-actions.ts'
import { codeWhenMissing } from '../backend/input.ts'
import { CONTROLS, isControlName } from '../control.ts'
import { ACTION_WORDS } from './action-words.ts'
import { COMMAND_WORDS } from './command-words.ts'

/** A part of an OpenAPI document, as JSON. */
export type Part = Readonly<Record<string, unknown>>

const TOPICS = {
  Applications: appActions,
  Groups: groupActions,
  Messages: messageActions,
  Members: memberActions,
  Mutes: muteActions,
}
const CONTROL_TOPIC = 'Control'

export const TAGS: readonly Part[] = [
  ...Object.keys(TOPICS).map((name) => ({ name })),
  { name: CONTROL_TOPIC, description: 'The tester’s hands. No real service has any of this.' },
]

const THROTTLED = 'Throttling.User'
/** Refusals of the wire itself, before a request is read as a call. Web pages are the emulator's business. */
const WIRE_STATUS = { 'Gateway.BadRequest': 400, Forbidden: 403 } as const
const STATUS: ReadonlyMap<string, number> = new Map(Object.entries({ ...CODE_STATUS, ...WIRE_STATUS }))

/** Every Code that an action is refused with, but for faults. */
function codesOf(action: ActionName): string[] {
  const { request, codes } = ACTIONS[action]
  const required = Object.entries<v.GenericSchema>(request.entries).filter(([, field]) => field.type !== 'optional')
  return [
    ...BASE_CODES,
    ...codes,
    ...required.map(([name]) => codeWhenMissing(action, name)),
    THROTTLED,
    ...(takesKey(action) ? ['Gateway.BadRequest', 'Gateway.KeyReused'] : []),
    ...(takesIfMatch(action) ? ['Gateway.GroupChanged'] : []),
    'Forbidden',
  ]
}

const takesIfMatch = (action: ActionName) => action === 'ModifyLiveMessageGroup'

const refTo = (kind: 'schemas' | 'headers' | 'parameters' | 'responses', name: string): Part => ({
  $ref: `#/components/${kind}/${name}`,
})
const jsonOf = (schema: string): Part => ({ 'application/json': { schema: refTo('schemas', schema) } })
const HEADERS = { Date: refTo('headers', 'Date'), 'x-acs-request-id': refTo('headers', 'RequestId') }

function refused(codes: readonly string[]): Part {
  return {
    description: `Refused with Code ${codes.join(', ')}.`,
    headers: codes.includes(THROTTLED) ? { ...HEADERS, 'x-acs-retry-after': refTo('headers', 'RetryAfter') } : HEADERS,
    content: jsonOf('Refusal'),
    'x-codes': codes,
  }
}

/** Refusals that are the same wherever they come. */
export const RESPONSES: Part = {
  WrongMethod: refused(['UnsupportedHTTPMethod']),
  TooLarge: refused(['RequestTooLarge']),
  WrongMediaType: refused(['UnsupportedMediaType']),
  Otherwise: {
    description: 'Refused otherwise, as a fault may have it.',
    headers: HEADERS,
    content: jsonOf('Refusal'),
  },
}

function responsesOf(answer: string, codes: readonly string[]): Part {
  const byStatus = new Map<number, string[]>()
  for (const code of new Set(codes)) {
    // Of a parameter that is missing.
    const status = STATUS.get(code) ?? 400
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return {
    200: { description: 'Done.', headers: HEADERS, content: jsonOf(answer) },
    ...Object.fromEntries([...byStatus].map(([status, given]) => [`${status}`, refused(given)])),
    405: refTo('responses', 'WrongMethod'),
    413: refTo('responses', 'TooLarge'),
    415: refTo('responses', 'WrongMediaType'),
    default: refTo('responses', 'Otherwise'),
  }
}

function topicOf(action: ActionName): string {
  const found = Object.entries(TOPICS).find(([, actions]) => Object.hasOwn(actions, action))
  if (found === undefined) throw new Error(`${action} belongs to no topic.`)
  return found[0]
}

function callOperation(action: ActionName): Part {
  const { kind, qps } = ACTIONS[action]
  const parameters = [
    refTo('parameters', 'Account'),
    ...(takesKey(action) ? [refTo('parameters', 'IdempotencyKey')] : []),
    ...(takesIfMatch(action) ? [refTo('parameters', 'IfMatch')] : []),
  ]
  return {
    operationId: action,
    tags: [topicOf(action)],
    summary: ACTION_WORDS[action],
    description: `A ${kind}; ${qps} calls a second and account.`,
    externalDocs: { description: 'The vendor’s page', url: actionPage(action, 'en') },
    parameters,
    requestBody: { required: true, content: jsonOf(requestName(action)) },
    responses: responsesOf(answerName(action), codesOf(action)),
  }
}

export const requestName = (operation: string): string => `${operation}Request`
export const answerName = (operation: string): string => `${operation}Answer`

/** `advance-clock` as a name that is one in every language. */
export const controlId = (name: string): string =>
  `control${name.replaceAll(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase())}`

function commandOperation(name: keyof typeof COMMAND_WORDS): Part {
  const id = controlId(name)
  return {
    operationId: id,
    tags: [CONTROL_TOPIC],
    summary: COMMAND_WORDS[name],
    parameters: [refTo('parameters', 'Account')],
    // Without a body it has no parameters.
    requestBody: { required: false, content: jsonOf(requestName(id)) },
    responses: responsesOf(answerName(id), ['InputInvalid', 'ResourceNotExist', 'Forbidden']),
  }
}

const PING: Part = {
  operationId: controlId('ping'),
  tags: [CONTROL_TOPIC],
  summary: 'Say that it answers, with header x-mock: 1',
  responses: {
    200: {
      description: 'It answers.',
      headers: HEADERS,
      content: {
        'application/json': { schema: { type: 'object', properties: { pong: { const: true } }, required: ['pong'] } },
      },
    },
  },
}

/** One path for every action and every command. */
export const PATHS: Part = {
  ...Object.fromEntries(ACTION_NAMES.map((action) => [`/api/live/${action}`, { post: callOperation(action) }])),
  ...Object.fromEntries(
    Object.keys(CONTROLS)
      .filter(isControlName)
      .map((name) => [`/_control/${name}`, { post: commandOperation(name) }]),
  ),
  '/_control/ping': { post: PING },
}
