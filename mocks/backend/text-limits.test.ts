import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'
import {
  administratorsProblems,
  applicationNameProblems,
  digitsProblems,
  type FieldRule,
  newIdProblems,
  textProblems,
  userIdProblems,
  whenGiven,
} from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { byteLength } from '#lib/byte-length.ts'
import { APPS } from '../scenarios/names.ts'
import { testBackend } from '../testing/test-backend.ts'

const bytesOf = (limit: number) => (value: string) => textProblems(value, limit)

interface Field {
  action: ActionName
  name: string
  limit: number
  /** What the console's form asks of the value. */
  form: FieldRule
  /** How the value stands in the parameters. */
  params: (value: string) => object
}

const group = { AppId: APPS.empty, GroupId: 'g1' }
const send = { ...group, SenderId: 's' }
let fresh = 0
/** A free ID for every try. */
const freshGroup = () => {
  fresh += 1
  return { AppId: APPS.empty, GroupId: `fresh${fresh}` }
}

/** Every text a caller may choose that has a limit in bytes. */
const FIELDS: Field[] = [
  {
    action: 'CreateLiveMessageGroup',
    name: 'GroupId',
    limit: LIMITS.idBytes,
    form: newIdProblems,
    params: (GroupId) => ({ AppId: APPS.empty, GroupId }),
  },
  {
    action: 'CreateLiveMessageGroup',
    name: 'GroupName',
    limit: LIMITS.groupNameBytes,
    form: bytesOf(LIMITS.groupNameBytes),
    params: (GroupName) => ({ ...freshGroup(), GroupName }),
  },
  {
    action: 'CreateLiveMessageGroup',
    name: 'GroupInfo',
    limit: LIMITS.groupInformationBytes,
    form: bytesOf(LIMITS.groupInformationBytes),
    params: (GroupInfo) => ({ ...freshGroup(), GroupInfo }),
  },
  {
    action: 'CreateLiveMessageGroup',
    name: 'CreatorId',
    limit: LIMITS.idBytes,
    form: whenGiven(userIdProblems),
    params: (CreatorId) => ({ ...freshGroup(), CreatorId }),
  },
  {
    action: 'CreateLiveMessageGroup',
    name: 'Administrators',
    limit: LIMITS.idBytes,
    form: (id) => administratorsProblems(['a', id]),
    params: (id) => ({ ...freshGroup(), Administrators: ['a', id] }),
  },
  {
    action: 'ModifyLiveMessageGroup',
    name: 'GroupInfo',
    limit: LIMITS.groupInformationBytes,
    form: bytesOf(LIMITS.groupInformationBytes),
    params: (GroupInfo) => ({ ...group, ModifyInfo: true, GroupInfo }),
  },
  {
    action: 'ModifyLiveMessageGroup',
    name: 'AdminList',
    limit: LIMITS.idBytes,
    form: (id) => administratorsProblems(['a', id]),
    params: (id) => ({ ...group, ModifyAdmin: true, AdminList: ['a', id] }),
  },
  {
    action: 'DeleteLiveMessageGroup',
    name: 'OperatorId',
    limit: LIMITS.idBytes,
    form: whenGiven(userIdProblems),
    // Deleting what is deleted answers 200, so one group serves all tries.
    params: (OperatorId) => ({ AppId: APPS.empty, GroupId: 'deleted', OperatorId }),
  },
  {
    action: 'SendLiveMessageGroup',
    name: 'SenderId',
    limit: LIMITS.idBytes,
    form: userIdProblems,
    params: (SenderId) => ({ ...group, SenderId }),
  },
  {
    action: 'SendLiveMessageGroup',
    name: 'SenderMetaInfo',
    limit: LIMITS.senderInformationBytes,
    form: bytesOf(LIMITS.senderInformationBytes),
    params: (SenderMetaInfo) => ({ ...send, SenderMetaInfo }),
  },
  {
    action: 'SendLiveMessageGroup',
    name: 'Body',
    limit: LIMITS.messageContentBytes,
    form: bytesOf(LIMITS.messageContentBytes),
    params: (Body) => ({ ...send, Body }),
  },
  {
    action: 'SendLiveMessageGroup',
    name: 'MsgTid',
    limit: LIMITS.idBytes,
    form: whenGiven(newIdProblems),
    params: (MsgTid) => ({ ...send, MsgTid }),
  },
]

/** A group with a user in it, and a deleted one. */
function backendWithGroups() {
  const backend = testBackend()
  backend.call('CreateLiveMessageGroup', group)
  backend.join('g1', 'viewer')
  backend.call('CreateLiveMessageGroup', { ...group, GroupId: 'deleted' })
  backend.call('DeleteLiveMessageGroup', { ...group, GroupId: 'deleted' })
  return backend
}

/** Whether form, client and backend take the value; all three, so that a difference shows which. */
function verdicts(
  { action, form, params }: Field,
  value: string,
  call: (action: ActionName, params: object) => unknown,
) {
  const given = params(value)
  return {
    form: form(value).length === 0,
    client: v.safeParse<v.GenericSchema>(ACTIONS[action].request, given).success,
    backend: isTaken(() => call(action, given)),
  }
}

function isTaken(call: () => unknown): boolean {
  try {
    call()
    return true
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'InputInvalid') return false
    throw error
  }
}

/** Characters of 1, 2, 3 and 4 bytes that no alphabet rule minds, and some that it does. */
const CHARACTERS = {
  one: ['a', 'Z', '0', '_', '-', ' ', '\n', '<'],
  two: ['é', 'ß', 'я', '\u0085'],
  three: ['中', '。', '\u2028', '\uFEFF'],
  four: ['🎉', '𠮷', '😀'],
}

/** Text of exactly `bytes` bytes. */
const textOf = (bytes: number) =>
  fc
    .record({
      start: fc.array(fc.constantFrom(...Object.values(CHARACTERS).flat()), { maxLength: 20 }),
      unit: fc.constantFrom(...Object.values(CHARACTERS).flat()),
    })
    .map(({ start, unit }) => {
      const head: string[] = []
      let used = 0
      for (const character of start) {
        if (used + byteLength(character) > bytes) break
        head.push(character)
        used += byteLength(character)
      }
      const times = Math.floor((bytes - used) / byteLength(unit))
      return head.join('') + unit.repeat(times) + 'x'.repeat(bytes - used - times * byteLength(unit))
    })

describe.each(FIELDS)('$action $name, $limit bytes', (field) => {
  const { limit } = field

  test('form, client and backend agree at the limit and one byte beside it, whatever the characters', () => {
    const { call } = backendWithGroups()
    fc.assert(
      fc.property(
        fc.constantFrom(limit - 1, limit, limit + 1).chain((bytes) => textOf(bytes)),
        (value) => {
          const all = verdicts(field, value, call)
          expect(all).toEqual({ form: all.form, client: all.form, backend: all.form })
          expect(all.form && byteLength(value) > limit).toBe(false)
        },
      ),
      { seed: 20261123, numRuns: 60 },
    )
  })

  test('the limit itself is taken, one byte more is not', () => {
    const { call } = backendWithGroups()
    const yes = { form: true, client: true, backend: true }
    const no = { form: false, client: false, backend: false }
    for (const unit of ['x', 'é', '中', '🎉']) {
      // Alphabets of IDs have only characters of one byte.
      if (unit !== 'x' && field.form(unit).length > 0) continue
      const exactly = (bytes: number) =>
        'x'.repeat(bytes % byteLength(unit)) + unit.repeat(Math.floor(bytes / byteLength(unit)))
      expect(verdicts(field, exactly(limit - 1), call)).toEqual(yes)
      expect(verdicts(field, exactly(limit), call)).toEqual(yes)
      expect(verdicts(field, exactly(limit + 1), call)).toEqual(no)
    }
  })

  test('half of a surrogate pair is refused, empty text judged alike', () => {
    const { call } = backendWithGroups()
    expect(verdicts(field, 'a\uD800', call)).toEqual({ form: false, client: false, backend: false })
    const empty = verdicts(field, '', call)
    // An empty required ID counts as missing, which is a refusal, too.
    expect(empty).toEqual({ form: empty.form, client: empty.form, backend: empty.form })
  })

  test('the refusal names the parameter and what to do', () => {
    const { refusal } = backendWithGroups()
    const { code, status, message } = refusal(field.action, field.params('x'.repeat(limit + 1)))
    expect({ code, status }).toEqual({ code: 'InputInvalid', status: 400 })
    expect(message).toContain(field.name)
    expect(message).toMatch(/bytes.*Shorten it\./)
  })
})

test('application names have 2 to 16 characters, however many bytes', () => {
  const { call } = testBackend()
  fc.assert(
    fc.property(fc.constantFrom('a', '中', '🎉', ' '), fc.integer({ min: 0, max: 18 }), (character, count) => {
      const AppName = character.repeat(count)
      const taken = count >= 2 && count <= 16
      expect(applicationNameProblems(AppName).length === 0).toBe(taken)
      expect(v.safeParse(ACTIONS.CreateLiveMessageApp.request, { AppName }).success).toBe(taken)
      expect(isTaken(() => call('CreateLiveMessageApp', { AppName }))).toBe(taken)
    }),
    { seed: 3, numRuns: 80 },
  )
})

test('message types are whole numbers up to 2^63-1, exact to the last digit', () => {
  const { call } = backendWithGroups()
  const numbers = fc.oneof(
    fc.bigInt({ min: 0n, max: 20n }),
    fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n }),
    fc.bigInt({ min: LIMITS.int64Max - 2n, max: LIMITS.int64Max + 3n }),
  )
  fc.assert(
    fc.property(numbers, (MsgType) => {
      const taken = MsgType <= LIMITS.int64Max
      expect(digitsProblems(`${MsgType}`).length === 0).toBe(taken)
      expect(v.safeParse(ACTIONS.SendLiveMessageGroup.request, { ...send, MsgType }).success).toBe(taken)
      expect(isTaken(() => call('SendLiveMessageGroup', { ...send, MsgType }))).toBe(taken)
    }),
    { seed: 5, numRuns: 60 },
  )
})
