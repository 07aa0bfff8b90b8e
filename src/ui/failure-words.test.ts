import { describe, expect, it } from 'vitest'
import { ACTIONS, type ActionName, isActionName } from '#api/contract/actions.ts'
import { BASE_CODES, CODE_STATUS, type KnownCode } from '#api/contract/errors.ts'
import { Failure } from '#api/failure.ts'
import { failureStrings } from './failure-strings.ts'
import { failureWords } from './failure-words.ts'

type Facts = ConstructorParameters<typeof Failure>[0]

const NAMES = Object.keys(ACTIONS).filter(isActionName)
const isKnown = (code: string): code is KnownCode => Object.hasOwn(CODE_STATUS, code)

function said(action: ActionName, facts: Partial<Facts> & { code?: string }, locale: 'en' | 'zh' = 'en') {
  const write = ACTIONS[action].kind === 'write'
  const failure = new Failure({ kind: 'refused', action, write, message: 'from the service', ...facts })
  const { title, advice } = failureWords(failure, failureStrings[locale])
  return `${title} ${advice}`
}

const refused = (action: ActionName, code: string, locale?: 'en' | 'zh') =>
  said(action, { code, ...(isKnown(code) ? { status: CODE_STATUS[code] } : {}) }, locale)

const DEFAULT = { en: failureStrings.en.refused, zh: failureStrings.zh.refused }

describe('every action and Code of the contract', () => {
  const pairs = NAMES.flatMap((action) =>
    [...BASE_CODES, ...ACTIONS[action].codes, 'Throttling.User'].map((code) => [action, code] as const),
  )

  it.each(pairs)('%s %s has words of its own, in both languages', (action, code) => {
    for (const locale of ['en', 'zh'] as const) {
      const text = refused(action, code, locale)
      expect(text).not.toContain(DEFAULT[locale])
      expect(text.length).toBeGreaterThan(5)
    }
    expect(refused(action, code, 'zh')).not.toBe(refused(action, code))
  })

  it('blames an application only where one was named', () => {
    for (const action of NAMES) {
      const names = 'AppId' in ACTIONS[action].request.entries
      expect(`${action} ${refused(action, 'NoAuth').includes('the applications of this account')}`).toBe(
        `${action} ${!names}`,
      )
    }
  })

  it('speaks of a group only where one was named', () => {
    for (const action of NAMES) {
      const names = 'GroupId' in ACTIONS[action].request.entries && action !== 'CreateLiveMessageGroup'
      expect(`${action} ${/group/.test(refused(action, 'ResourceNotExist'))}`).toBe(`${action} ${names}`)
    }
  })

  it('asks nobody to correct what nobody typed', () => {
    for (const action of NAMES.filter((name) => ACTIONS[name].kind === 'read')) {
      expect(refused(action, 'InputInvalid')).not.toMatch(/Correct|did not accept the input/)
    }
  })
})

it('a refused sender may be muted, whichever Code says so', () => {
  expect(refused('SendLiveMessageGroup', 'NoAuth')).toBe(
    'Not allowed to send. The sender is muted, or the application is disabled or belongs to another account.',
  )
  expect(refused('ModifyLiveMessageGroup', 'NoAuth')).not.toContain('muted')
  expect(refused('SendLiveMessageGroup', 'InputInvalid')).toContain('Somebody must be online')
})

it('a refused restore is no matter of input, and a deleted group is not gone for good to all', () => {
  expect(refused('RecoverLiveMessageDeletedGroup', 'InputInvalid')).toContain('It may not be deleted any more.')
  expect(refused('RecoverLiveMessageDeletedGroup', 'ResourceNotExist')).toContain('It is gone for good')
  expect(refused('SendLiveMessageGroup', 'ResourceNotExist')).toContain('It is deleted or gone for good')
})

describe('what is no matter of the action', () => {
  it.each([
    ['an unknown Code', { code: 'Something.New', status: 400 }, 'The service refused this.'],
    ['an unknown Code of a server', { code: 'Something.New', status: 500 }, 'The service had a problem of its own.'],
    ['parameters that were not sent', { code: 'InputInvalid', sent: false }, 'This was not sent to the service.'],
    ['headers that are too large', { kind: 'unreadable', status: 431 }, 'The browser sends too much along'],
    ['the same from the gateway', { code: 'Gateway.HeadersTooLarge', status: 431 }, 'The browser sends too much'],
    ['an answer that is none', { kind: 'unreadable', status: 502 }, '(HTTP 502)'],
    ['no answer', { kind: 'unreachable', reason: 'timeout' }, 'did not answer in time'],
    ['a session that ended', { code: 'Gateway.SignInRequired', status: 401 }, 'Your session has ended.'],
    ['throttling by status alone', { kind: 'unreadable', status: 429 }, 'HTTP 429'],
  ] as const)('%s', (_name, facts, words) => {
    expect(said('SendLiveMessageGroup', facts)).toContain(words)
  })
})
