import type * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ACTIONS, type ActionName, isActionName } from '#api/contract/actions.ts'
import { APPS } from '../scenarios/names.ts'
import { testBackend } from '../testing/test-backend.ts'

const required = Object.entries(ACTIONS).flatMap(([action, { request }]) =>
  Object.entries<v.GenericSchema>(request.entries)
    .filter(([, field]) => field.type !== 'optional')
    .map(([name]) => ({ action, name })),
)
/** A value for every required parameter, good enough to come past the others. */
const SAMPLE: Record<string, unknown> = {
  AppId: APPS.empty,
  GroupId: 'g1',
  SortType: 1,
  SenderId: 's',
  PageSize: 10,
  ReceiverId: 'r',
  MessageId: 'm',
  UserId: 'u',
  UserIds: ['u'],
  KickoffUser: 'u',
  BannedUsers: ['u'],
  UnbannedUsers: ['u'],
  DeleterId: 'd',
}

const named = (action: string): ActionName => {
  if (!isActionName(action)) throw new Error(action)
  return action
}

test('every action of the contract names its application, but those that make or list them', () => {
  expect(required.filter(({ name }) => name === 'AppId')).toHaveLength(Object.keys(ACTIONS).length - 2)
})

test('there is a value for every required parameter', () => {
  expect(required.map(({ name }) => name).filter((name) => SAMPLE[name] === undefined)).toEqual([])
})

test.each(required)('$action without $name is refused', ({ action, name }) => {
  const { refusal } = testBackend()
  const params = Object.fromEntries(
    required
      .filter((field) => field.action === action && field.name !== name)
      .map((field) => [field.name, SAMPLE[field.name]]),
  )
  const { code, status, message } = refusal(named(action), params)
  const expected = name === 'DeleterId' ? 'InputInvalid' : `Missing${name}`
  expect({ code, status }).toEqual({ code: expected, status: 400 })
  expect(message).toBe(`${name} is required by ${action}. Send it.`)
})

describe('what is there but wrong', () => {
  const { refusal } = testBackend()
  const create = { AppId: APPS.empty, GroupId: 'g1' }
  test.each([
    [{ ...create, Groupname: 'x' }, 'Groupname is not a parameter of CreateLiveMessageGroup. Leave it out.'],
    [{ ...create, GroupName: 7 }, 'GroupName is invalid: Invalid type: Expected string but received 7.'],
    [{ ...create, GroupName: null }, 'GroupName is invalid: Invalid type: Expected string but received null.'],
    [{ ...create, AppId: '' }, 'AppId is invalid: Invalid length: Expected !0 but received 0.'],
    [{ ...create, GroupId: '' }, 'GroupId is empty. Give it a value.'],
    [{ ...create, GroupId: 'a-b' }, 'GroupId holds "-"; only letters A-Z, a-z and digits are allowed.'],
    [{ ...create, GroupId: ' ab' }, 'GroupId has white space at its start. Remove it.'],
    [{ ...create, GroupId: 'a b' }, 'GroupId has white space inside. Remove it.'],
    [{ ...create, CreatorId: 'a-b' }, 'CreatorId holds "-"; only letters A-Z, a-z, digits and _ are allowed.'],
    [
      { ...create, GroupName: 'x'.repeat(129) },
      'GroupName is 129 bytes long in UTF-8; at most 128 are allowed. Shorten it.',
    ],
    [
      { ...create, GroupName: '\uDC00' },
      'GroupName holds half of a surrogate pair, which UTF-8 cannot carry. Remove it.',
    ],
    [{ ...create, Administrators: ['a', 'b', 'c', 'd'] }, 'Administrators has more than 3 entries. Remove some.'],
    [{ ...create, Administrators: ['a', 'a'] }, 'Administrators names "a" twice. Name it once.'],
  ])('%j', (params, message) => {
    expect(refusal('CreateLiveMessageGroup', params)).toMatchObject({ code: 'InputInvalid', status: 400, message })
  })

  test('parameters that are no object count as none', () => {
    for (const params of [undefined, null, [], 'text', 7]) {
      expect(refusal('CreateLiveMessageGroup', params).code).toBe('MissingAppId')
    }
  })

  test('an application name of the wrong length', () => {
    expect(refusal('CreateLiveMessageApp', { AppName: 'a' }).message).toBe('AppName must have 2 to 16 characters.')
  })
})

test('IDs that arrive from the service are taken back as they are', () => {
  const { call } = testBackend('typical')
  const underscore = call('DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: 'legacy_room_7' })
  expect(underscore.GroupId).toBe('legacy_room_7')
})
