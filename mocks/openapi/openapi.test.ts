import { Validator } from '@seriousme/openapi-schema-validator'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ACTION_NAMES } from '#api/contract/actions.ts'
import { toExactJson } from '#lib/json.ts'
import { CONTROLS } from '../control.ts'
import { DOCUMENT } from '../testing/test-openapi.ts'
import { openApiDocument } from './document.ts'

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
