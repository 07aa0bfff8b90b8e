import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkFor, type LinkProblem, parseLink } from './session-link.ts'
import { SCENARIO_NAMES } from './scenarios/names.ts'
import type { Fault } from './faults.ts'

const SCREEN = '/live/cn-shanghai/mainstage001/groups?status=deleted'
const hashOf = (link: string) => link.slice(link.indexOf('#'))
const problemsOf = (hash: string): LinkProblem[] => {
  const parsed = parseLink(hash)
  return parsed?.kind === 'problems' ? parsed.problems : []
}

test('reads as it is written in the guide', () => {
  expect(parseLink('#scenario=recycle-bin&seed=7&clock=86390&lang=zh-CN')).toEqual({
    kind: 'link',
    link: { scenario: 'recycle-bin', seed: 7, clock: 86_390, lang: 'zh' },
  })
  expect(linkFor(SCREEN, { scenario: 'recycle-bin', clock: 3600, lang: 'zh' })).toBe(
    `${SCREEN}#scenario=recycle-bin&clock=3600&lang=zh-CN`,
  )
})

test('takes faults as raw JSON, which a person may type, and as browsers encode it', () => {
  const faults: Fault[] = [{ action: '*', kind: 'error', code: 'a+b & c', status: 503, message: '忙 100%' }]
  const raw = JSON.stringify(faults).replace('100%', '100%25').replace('&', '%26')
  for (const hash of [
    `#scenario=empty&faults=${raw}`,
    `#scenario=empty&faults=${encodeURIComponent(JSON.stringify(faults))}`,
  ]) {
    expect(parseLink(hash)).toEqual({ kind: 'link', link: { scenario: 'empty', faults } })
  }
})

test('is read back exactly as it was written', () => {
  const fault = fc.oneof(
    fc.record({ action: fc.constant('*' as const), kind: fc.constant('delay' as const), ms: fc.nat(600_000) }),
    fc.record({
      action: fc.constant('DescribeLiveMessageGroup' as const),
      kind: fc.constant('error' as const),
      code: fc.string({ unit: 'binary' }),
      status: fc.integer({ min: 400, max: 599 }),
      nth: fc.integer({ min: 1, max: 9 }),
    }),
  )
  const link = fc.record(
    {
      scenario: fc.constantFrom(...SCENARIO_NAMES),
      seed: fc.nat(),
      clock: fc.nat(10 * 366 * 86_400),
      settling: fc.nat(30),
      apart: fc.integer({ min: -5, max: 5 }),
      lang: fc.constantFrom('en' as const, 'zh' as const),
      faults: fc.array(fault, { minLength: 1 }),
    },
    { requiredKeys: ['scenario'] },
  )
  fc.assert(
    fc.property(link, (given) => {
      expect(parseLink(hashOf(linkFor(SCREEN, given)))).toEqual({ kind: 'link', link: given })
    }),
  )
})

test.each(['', '#', '#content', '#a=b', '#access_token=x&state=y'])('%j is no scenario link', (hash) => {
  expect(parseLink(hash)).toBeUndefined()
})

describe('says what is wrong with', () => {
  test.each<[string, LinkProblem]>([
    ['#scenario=typicall', { kind: 'unknownScenario', value: 'typicall' }],
    ['#scenario=', { kind: 'unknownScenario', value: '' }],
    ['#clock=5', { kind: 'noScenario' }],
    ['#scenario=empty&sed=1', { kind: 'unknownWord', word: 'sed' }],
    ['#scenario=empty&seed=1&seed=2', { kind: 'twice', word: 'seed' }],
    ['#scenario=empty&seed=1.5', { kind: 'notWhole', word: 'seed', value: '1.5' }],
    ['#scenario=empty&seed=', { kind: 'notWhole', word: 'seed', value: '' }],
    ['#scenario=empty&clock=-1', { kind: 'notWhole', word: 'clock', value: '-1' }],
    ['#scenario=empty&clock=99999999999', { kind: 'notWhole', word: 'clock', value: '99999999999' }],
    ['#scenario=empty&settling=31', { kind: 'notWhole', word: 'settling', value: '31' }],
    ['#scenario=empty&apart=-6', { kind: 'notWhole', word: 'apart', value: '-6' }],
    ['#scenario=empty&lang=fr', { kind: 'unknownLanguage', value: 'fr' }],
    ['#scenario=empty&lang=english', { kind: 'unknownLanguage', value: 'english' }],
    ['#scenario=empty&lang=%E4%A', { kind: 'encoding', word: 'lang' }],
  ])('%s', (hash, problem) => {
    expect(problemsOf(hash)).toEqual([problem])
  })

  test('faults', () => {
    expect(problemsOf('#scenario=empty&faults=[{')).toMatchObject([{ kind: 'faultsNotJson' }])
    expect(problemsOf('#scenario=empty&faults={}')).toMatchObject([{ kind: 'badFault', number: 0 }])
    expect(
      problemsOf('#scenario=empty&faults=[{"action":"*","kind":"hang"},{"action":"Nope","kind":"hang"}]'),
    ).toMatchObject([{ kind: 'badFault', number: 2, detail: aboutItsAction }])
    expect(problemsOf('#scenario=empty&faults=[{"action":"*","kind":"melt"}]')).toMatchObject([
      { kind: 'badFault', number: 1 },
    ])
  })

  test('several things at once', () => {
    expect(problemsOf('#scenario=x&seed=y&foo=1').map(({ kind }) => kind)).toEqual([
      'unknownWord',
      'unknownScenario',
      'notWhole',
    ])
  })
})

const aboutItsAction: unknown = expect.stringMatching(/^action: /)
