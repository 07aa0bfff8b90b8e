import { Validator } from '@seriousme/openapi-schema-validator'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ACTION_NAMES, ACTIONS } from '#api/contract/actions.ts'
import { BASE_CODES, CODE_STATUS } from '#api/contract/errors.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { type ControlName, type ControlParams, CONTROLS } from '../control.ts'
import { listenInNode, NODE_ORIGIN } from '../node.ts'
import { APPS } from '../scenarios/names.ts'
import { post, testHost } from '../testing/test-host.ts'
import { closed, codesOf, DOCUMENT, judgeOf, readDocument, schemaOf } from '../testing/test-openapi.ts'
import { openApiDocument } from './document.ts'
import { answerName, controlId } from './operations.ts'

const STATUS = new Map<string, number>(Object.entries(CODE_STATUS))

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator()
  // Bounds of 64 bits as any reader of JSON without bigints has them.
  const { valid, errors } = await validator.validate(
    v.parse(v.record(v.string(), v.unknown()), JSON.parse(toExactJson(openApiDocument('http://a.test')))),
  )
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('it has a path for every action and every command, each under a name of its own', () => {
  expect(Object.keys(DOCUMENT.paths).toSorted()).toEqual(
    [
      ...ACTION_NAMES.map((action) => `/api/live/${action}`),
      ...['ping', ...Object.keys(CONTROLS)].map((name) => `/_control/${name}`),
    ].toSorted(),
  )
  const ids = Object.values(DOCUMENT.paths).map(({ post: { operationId } }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z]+$/)
})

test('no secret of the vendor’s wire is in it', () => {
  expect(toExactJson(DOCUMENT)).not.toMatch(/AppKey|AppSign/)
})

test('it names every Code that is documented for an action, with its status', () => {
  for (const action of ACTION_NAMES) {
    const codes = codesOf(`/api/live/${action}`)
    for (const code of [...BASE_CODES, ...ACTIONS[action].codes, 'Throttling.User']) {
      expect([action, code, codes.get(code)]).toEqual([action, code, STATUS.get(code)])
    }
  }
  expect(codesOf('/api/live/RecoverLiveMessageDeletedGroup').get('ErrorTooManyGroups')).toBe(400)
  expect(codesOf('/api/live/ModifyLiveMessageGroup').get('Gateway.GroupChanged')).toBe(412)
  expect(codesOf('/api/live/DescribeLiveMessageGroup').has('Gateway.KeyReused')).toBe(false)
})

/** One of each, each with something to tell. */
const inGroup = { appId: APPS.empty, groupId: 'room' }
const commands: { [N in ControlName]: ControlParams<N> } = {
  reset: { scenario: 'empty' },
  assume: { settling: 3 },
  join: { ...inGroup, users: ['anna', 'bob'] },
  'log-in': { appId: APPS.empty, users: ['carl'] },
  say: { ...inGroup, messages: [{ sender: 'anna' }, { sender: 'nobody' }] },
  show: { ...inGroup, perSecond: 5 },
  'advance-clock': { seconds: 2 },
  'freeze-clock': {},
  'run-clock': {},
  inbox: { appId: APPS.empty, userId: 'anna' },
  members: inGroup,
  'cut-off': { appId: APPS.empty, users: ['bob'] },
  'come-back': { appId: APPS.empty, users: ['bob'] },
  'log-out': { appId: APPS.empty, users: ['bob'] },
  leave: { ...inGroup, count: 1 },
  faults: { set: [{ action: '*', kind: 'delay', ms: 0 }] },
  state: {},
  calls: {},
  settled: {},
  export: {},
  import: { file: undefined },
}

test('it knows every field that a command answers', async () => {
  const host = testHost({ settle: async () => [] })
  const ask = async (name: string, params: unknown) => {
    const response = await host.handle(post(`/_control/${name}`, params))
    const answer = parseExactJson(await response.text())
    const judge = judgeOf(closed(schemaOf(answerName(controlId(name)))))
    expect([name, response.status, judge(answer), judge.errors]).toEqual([name, 200, true, null])
    return answer
  }
  let file: unknown
  for (const [name, params] of Object.entries(commands)) {
    // Something to be found among the calls.
    await host.handle(post('/api/live/CreateLiveMessageGroup', { AppId: APPS.empty, GroupId: 'room' }))
    const answer = await ask(name, name === 'import' ? { file } : params)
    if (name === 'export') file = v.parse(v.object({ file: v.unknown() }), answer).file
  }
})

test('the mock serves it to a page and to a process, and names the address it is asked for at', async () => {
  const stop = listenInNode(testHost())
  const response = await fetch(`${NODE_ORIGIN}/openapi.json`).finally(stop)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
  expect(readDocument(await response.text())).toEqual({ ...DOCUMENT, servers: [{ url: NODE_ORIGIN }] })
})
