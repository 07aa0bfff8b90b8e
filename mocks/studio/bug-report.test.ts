import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseExactJson } from '#lib/json.ts'
import { createHost } from '../host.ts'
import { readSessionFile } from '../session/session-file.ts'
import { NoReport, readBugReport, writeBugReport } from './bug-report.ts'

/** A session with a failure and a number beyond 2^53 in its journal, as `export` answers it. */
async function exported(): Promise<unknown> {
  let ids = 0
  const host = createHost({ wallClock: () => 1_800_000_000_000, newRequestId: () => `ID-${(ids += 1)}` })
  const post = async (path: string, body: string) => {
    const request = new Request(`http://host${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return parseExactJson(await (await host.handle(request)).text())
  }
  await post('/api/live/DescribeLiveMessageGroup', '{"AppId":"starlight001","GroupId":"nosuchgroup"}')
  await post(
    '/_control/show',
    '{"appId":"starlight001","groupId":"rehearsalroom","perSecond":1,"mix":[{"type":9007199254740993,"share":1}]}',
  )
  return v.parse(v.object({ file: v.unknown() }), await post('/_control/export', '{}')).file
}

const facts = { screen: '/live/cn-shanghai/starlight001/groups?q=a', scenario: 'typical', seed: 1 } as const

describe('a bug report', () => {
  test.each(['en', 'zh'] as const)('starts with what a person wants to read: %s', async (language) => {
    const text = writeBugReport({ ...facts, file: await exported(), language })
    const [first, ...rest] = text.split('\n')
    expect(first).toBe('{')
    expect(rest[0]).toBe('  "summary": [')
    expect(text.slice(0, 900)).toContain(facts.screen)
    expect(text.slice(0, 900)).toMatch(/DescribeLiveMessageGroup 404 ResourceNotExist RequestId ID-\d+/)
  })

  test('is read back whole, 64-bit numbers too', async () => {
    const file = await exported()
    const report = readBugReport(writeBugReport({ ...facts, file, language: 'zh' }), 'en')
    expect(report).toMatchObject({
      screen: facts.screen,
      language: 'zh',
      failures: [expect.stringContaining('404 ResourceNotExist')],
    })
    expect(report.file).toEqual({ ...readSessionFile(file), screen: facts.screen })
    expect(
      JSON.stringify(report.file.entries, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
    ).toContain('9007199254740993n')
  })

  test.each(['//example.com/a', 'https://example.com/', 'javascript:alert(1)', '/\\example.com', ''])(
    'leads nowhere but into the console: %j',
    async (screen) => {
      const report = readBugReport(writeBugReport({ ...facts, file: await exported(), screen, language: 'en' }), 'en')
      expect(report.screen).toBeUndefined()
    },
  )

  test.each(['', '{', 'null', '[]', '{"summary":[]}'])('is not %j', (text) => {
    expect(() => readBugReport(text, 'en')).toThrow(NoReport)
  })

  test('with a damaged line is refused before anything is replaced', async () => {
    const text = writeBugReport({ ...facts, file: await exported(), language: 'en' })
    expect(() => readBugReport(text.replace('"seq":', '"sequence":'), 'en')).toThrow(
      'Change 1 of this report is damaged.',
    )
  })
})
