import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import type { ControlParams } from './control.ts'
import { type Fault, takeFaults } from './faults.ts'
import type { Host } from './host.ts'
import { APPS, GROUPS } from './scenarios/names.ts'
import { controlOf, post, testHost } from './testing/test-host.ts'

const list = { AppId: APPS.typical, SortType: 1 }
const listed = () => post('/api/live/ListLiveMessageGroupByPage', list)
const created = (GroupId: string) => post('/api/live/CreateLiveMessageGroup', { AppId: APPS.typical, GroupId })
const total = async (host: ReturnType<typeof testHost>) => {
  const answer = await host.handle(listed())
  return /"TotalCount":(\d+)/.exec(await answer.text())?.[1]
}

async function hostWith(...set: Fault[]) {
  const host = testHost()
  const control = controlOf(host)
  await control('faults', { set })
  return { host, control }
}

const KINDS: [Fault, carriedOut: boolean][] = [
  [{ action: 'CreateLiveMessageGroup', kind: 'error', code: 'ServerError', status: 500 }, false],
  [{ action: 'CreateLiveMessageGroup', kind: 'cut-before' }, false],
  [{ action: 'CreateLiveMessageGroup', kind: 'html', status: 502 }, false],
  [{ action: 'CreateLiveMessageGroup', kind: 'cut-after' }, true],
  [{ action: 'CreateLiveMessageGroup', kind: 'truncated-json' }, true],
  [{ action: 'CreateLiveMessageGroup', kind: 'wrong-schema' }, true],
  [{ action: 'CreateLiveMessageGroup', kind: 'empty' }, true],
  [{ action: 'CreateLiveMessageGroup', kind: 'delay', ms: 1 }, true],
  [{ action: 'CreateLiveMessageGroup', kind: 'repeated' }, true],
  [{ action: 'CreateLiveMessageGroup', kind: 'duplicate-answer' }, true],
  [{ action: 'CreateLiveMessageGroup', kind: 'stale' }, true],
]

describe('what a fault does to a write', () => {
  test.each(KINDS)('$kind: carried out %s', async (fault, carriedOut) => {
    const { host } = await hostWith(fault)
    await host.handle(created('new1'))
    expect(await total(host)).toBe(carriedOut ? '61' : '60')
  })

  test('a hanging call is not carried out and ends only when its caller gives up', async () => {
    const { host } = await hostWith({ action: 'CreateLiveMessageGroup', kind: 'hang' })
    const caller = new AbortController()
    // Kept until the end: Node forgets to abort a request that nobody holds any more.
    const request = new Request(created('new1'), { signal: caller.signal })
    const pending = host.handle(request)
    const outcome = vi.fn<() => void>()
    const watched = pending.then(outcome, outcome)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(outcome).not.toHaveBeenCalled()
    caller.abort()
    await watched
    expect(request.signal.aborted).toBe(true)
    await expect(pending).rejects.toThrow(/abort/)
    expect(await total(host)).toBe('60')
  })
})

describe('what the caller sees', () => {
  test('an error with its code, status and time to wait', async () => {
    const { host } = await hostWith({
      action: '*',
      kind: 'error',
      code: 'Throttling.User',
      status: 429,
      retryAfterMs: 1500,
    })
    const response = await host.handle(listed())
    expect([response.status, response.headers.get('x-acs-retry-after')]).toEqual([429, '1500'])
    expect(await response.json()).toMatchObject({
      Code: 'Throttling.User',
      RequestId: response.headers.get('x-acs-request-id'),
    })
  })

  test.each(['cut-before', 'cut-after'] as const)('%s: a broken connection', async (kind) => {
    const { host } = await hostWith({ action: '*', kind })
    expect((await host.handle(listed())).type).toBe('error')
  })

  test('a proxy’s page', async () => {
    const { host } = await hostWith({ action: '*', kind: 'html', status: 200 })
    const response = await host.handle(listed())
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await response.text()).toMatch(/^<!doctype html>/)
  })

  test('JSON that stops in the middle, that has another shape, that is not there', async () => {
    const text = async (kind: 'truncated-json' | 'wrong-schema' | 'empty') => {
      const { host } = await hostWith({ action: '*', kind })
      const response = await host.handle(listed())
      expect(response.status).toBe(200)
      return response.text()
    }
    const truncated = await text('truncated-json')
    expect(truncated).toMatch(/^\{"TotalCount":60/)
    expect(() => JSON.parse(truncated) as unknown).toThrow(SyntaxError)
    expect(JSON.parse(await text('wrong-schema'))).toMatchObject({ Result: {} })
    expect(await text('empty')).toBe('')
  })

  test('a slow answer is the answer', async () => {
    const { host } = await hostWith({ action: '*', kind: 'delay', ms: 40 })
    const start = performance.now()
    expect(await total(host)).toBe('60')
    expect(performance.now() - start).toBeGreaterThan(30)
  })

  test('a delay comes together with another fault', async () => {
    const { host } = await hostWith({ action: '*', kind: 'delay', ms: 40 }, { action: '*', kind: 'html', status: 502 })
    const start = performance.now()
    expect((await host.handle(listed())).status).toBe(502)
    expect(performance.now() - start).toBeGreaterThan(30)
  })
})

describe('answers of another call', () => {
  const named = async (host: Host, GroupId: string) => {
    const response = await host.handle(created(GroupId))
    const { RequestId: _, ...answer } = v.parse(v.looseObject({ RequestId: v.string() }), await response.json())
    return answer
  }

  test('a repeated write is carried out twice, and the second answer is seen', async () => {
    const { host } = await hostWith({ action: 'CreateLiveMessageGroup', kind: 'repeated', times: 1 })
    expect(await named(host, 'new1')).toEqual({ GroupId: 'new1', AlreadyExists: true })
    expect(await named(host, 'new2')).toEqual({ GroupId: 'new2' })
    expect(await total(host)).toBe('62')
  })

  test('a repeated message is there twice', async () => {
    const { host, control } = await hostWith({ action: 'SendLiveMessageGroup', kind: 'repeated' })
    const group = { AppId: APPS.typical, GroupId: GROUPS.quiet }
    await control('join', { appId: APPS.typical, groupId: GROUPS.quiet, count: 1 })
    await host.handle(post('/api/live/SendLiveMessageGroup', { ...group, SenderId: 's', MsgTid: 'twice' }))
    await control('advance-clock', { seconds: 1 })
    const history = await host.handle(
      post('/api/live/ListLiveMessageGroupMessages', { ...group, PageSize: 10, SortType: 1 }),
    )
    expect(await history.json()).toMatchObject({ MessageList: [{ MsgTid: 'twice' }, { MsgTid: 'twice' }] })
  })

  test('a duplicate answer is that of the action’s call before; its own where there was none', async () => {
    const { host } = await hostWith({ action: 'CreateLiveMessageGroup', kind: 'duplicate-answer' })
    expect(await named(host, 'new1')).toEqual({ GroupId: 'new1' })
    expect(await named(host, 'new2')).toEqual({ GroupId: 'new1' })
    expect(await named(host, 'new3')).toEqual({ GroupId: 'new2' })
    expect(await total(host)).toBe('63')
  })

  test('a duplicate answer may be a refusal, and passes over a call that was never carried out', async () => {
    const { host } = await hostWith(
      { action: 'CreateLiveMessageGroup', kind: 'cut-before', nth: 2, times: 1 },
      { action: 'CreateLiveMessageGroup', kind: 'duplicate-answer', nth: 3 },
    )
    expect((await host.handle(created('a b'))).status).toBe(400)
    expect((await host.handle(created('lost'))).type).toBe('error')
    const response = await host.handle(created('new1'))
    expect([response.status, await response.json()]).toMatchObject([400, { Code: 'InputInvalid' }])
    expect(await total(host)).toBe('61')
  })

  test('a stale read keeps its first answer, each question its own, until the fault is gone', async () => {
    const { host, control } = await hostWith({ action: 'ListLiveMessageGroupByPage', kind: 'stale' })
    expect(await total(host)).toBe('60')
    await host.handle(created('new1'))
    expect(await total(host)).toBe('60')
    const other = await host.handle(post('/api/live/ListLiveMessageGroupByPage', { ...list, GroupStatus: 1 }))
    expect(await other.json()).toMatchObject({ TotalCount: 50 })
    const described = await host.handle(
      post('/api/live/DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: 'new1' }),
    )
    expect(described.status).toBe(200)
    await control('faults', { set: [] })
    expect(await total(host)).toBe('61')
    await control('faults', { set: [{ action: '*', kind: 'stale' }] })
    expect(await total(host)).toBe('61')
  })

  test('a read that becomes stale later has what it saw since the fault was set', async () => {
    const { host } = await hostWith({ action: 'ListLiveMessageGroupByPage', kind: 'stale', nth: 3, times: 1 })
    expect(await total(host)).toBe('60')
    await host.handle(created('new1'))
    expect(await total(host)).toBe('61')
    expect(await total(host)).toBe('60')
    expect(await total(host)).toBe('61')
  })

  test('a stale read does not remember a call that was lost', async () => {
    const { host } = await hostWith(
      { action: 'ListLiveMessageGroupByPage', kind: 'cut-before', times: 1 },
      { action: 'ListLiveMessageGroupByPage', kind: 'stale' },
    )
    expect((await host.handle(listed())).type).toBe('error')
    expect(await total(host)).toBe('60')
  })
})

describe('which calls are hit', () => {
  const failing = { kind: 'error', code: 'ServerError', status: 500 } as const
  async function statuses(set: ControlParams<'faults'>['set'], requests: Request[]): Promise<number[]> {
    const host = testHost()
    await controlOf(host)('faults', { set })
    const seen: number[] = []
    for (const request of requests) seen.push((await host.handle(request)).status)
    return seen
  }
  const four = () => [listed(), listed(), listed(), listed()]

  test('from the n-th on, so many in a row', async () => {
    const of = (when: object) => statuses([{ action: 'ListLiveMessageGroupByPage', ...failing, ...when }], four())
    expect(await of({})).toEqual([500, 500, 500, 500])
    expect(await of({ times: 1 })).toEqual([500, 200, 200, 200])
    expect(await of({ nth: 2 })).toEqual([200, 500, 500, 500])
    expect(await of({ nth: 2, times: 2 })).toEqual([200, 500, 500, 200])
  })

  test('of its action only; the fault set first wins', async () => {
    const described = post('/api/live/DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: GROUPS.busy })
    const set: Fault[] = [
      { action: 'DescribeLiveMessageGroup', ...failing, status: 503 },
      { action: '*', ...failing, nth: 2 },
    ]
    expect(await statuses(set, [listed(), described, listed()])).toEqual([200, 503, 500])
  })

  test('a share of them, near to its number, the same for the same seed', () => {
    const hitsOf = (share: number, seed: number, more: object = {}) => {
      const faults = [{ fault: { action: '*', ...failing, share, seed, ...more } as const, seen: 0, hits: 0 }]
      return Array.from({ length: 2000 }, () => takeFaults(faults, 'ListLiveMessageApps', 0).length === 1)
    }
    const count = (hits: boolean[]) => hits.filter(Boolean).length
    for (const share of [0.02, 0.1, 0.5, 0.9]) {
      for (let seed = 0; seed < 20; seed += 1) {
        // Four standard deviations of so many independent draws.
        const spread = 4 * Math.sqrt(2000 * share * (1 - share))
        expect(Math.abs(count(hitsOf(share, seed)) - 2000 * share)).toBeLessThan(spread)
      }
      expect(hitsOf(share, 7)).toEqual(hitsOf(share, 7))
      expect(hitsOf(share, 7)).not.toEqual(hitsOf(share, 8))
    }
    expect(count(hitsOf(1, 1))).toBe(2000)
    const late = hitsOf(0.5, 3, { nth: 1001, times: 5 })
    expect([count(late), count(late.slice(0, 1000))]).toEqual([5, 0])
  })

  test('two faults of one seed and other shares do not hit at random: the larger share hits all that the smaller one does', () => {
    const faults = [0.2, 0.6].map((share) => ({
      fault: { action: '*', kind: 'delay', ms: 0, share, seed: 5 } as const,
      seen: 0,
      hits: 0,
    }))
    for (let round = 0; round < 500; round += 1) {
      const before = faults.map(({ hits }) => hits)
      takeFaults(faults, 'ListLiveMessageApps', 0)
      const [small = 0, large = 0] = faults.map(({ hits }, index) => hits - (before[index] ?? 0))
      expect(large).toBeGreaterThanOrEqual(small)
    }
  })

  test('a session tells how often each was met, and an empty list clears them', async () => {
    const { host, control } = await hostWith({ action: '*', ...failing, times: 1 })
    await host.handle(listed())
    await host.handle(listed())
    expect(await control('state', {})).toMatchObject({
      faults: [{ action: '*', kind: 'error', seen: 2, hits: 1, over: true }],
    })
    await control('faults', { set: [] })
    expect(await control('state', {})).toMatchObject({ faults: [] })
  })

  test('a fault that makes no sense is refused', async () => {
    const host = testHost()
    const wrong: [fault: object, named: string][] = [
      [{ action: 'Nothing', kind: 'hang' }, 'set.0.action: '],
      [{ action: '*', kind: 'odd' }, 'set.0.kind: '],
      [{ action: '*', kind: 'hang', nth: 0 }, 'set.0.nth: '],
      [{ action: '*', kind: 'hang', extra: 1 }, 'set.0.extra: '],
      [{ action: '*', kind: 'hang', share: 0 }, 'set.0.share: '],
      [{ action: '*', kind: 'hang', share: 1.1 }, 'set.0.share: '],
    ]
    for (const [fault, named] of wrong) {
      const response = await host.handle(post('/_control/faults', { set: [fault] }))
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { Code: 'InputInvalid', Message: expect.stringContaining(named) as unknown },
      ])
    }
  })
})
