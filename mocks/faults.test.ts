import { describe, expect, test, vi } from 'vitest'
import type { ControlParams } from './control.ts'
import type { Fault } from './faults.ts'
import { APPS, GROUPS } from './scenarios/names.ts'
import { controlOf, post, testHost } from './test-host.ts'

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
    const pending = host.handle(new Request(created('new1'), { signal: caller.signal }))
    const outcome = vi.fn<() => void>()
    const watched = pending.then(outcome, outcome)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(outcome).not.toHaveBeenCalled()
    caller.abort()
    await watched
    await expect(pending).rejects.toThrow(/abort/)
    expect(await total(host)).toBe('60')
  })
})

describe('what the caller sees', () => {
  test('an error with its code, status and time to wait', async () => {
    const { host } = await hostWith({ action: '*', kind: 'error', code: 'Throttling.User', status: 429, retryAfterMs: 1500 })
    const response = await host.handle(listed())
    expect([response.status, response.headers.get('x-acs-retry-after')]).toEqual([429, '1500'])
    expect(await response.json()).toMatchObject({ Code: 'Throttling.User', RequestId: response.headers.get('x-acs-request-id') })
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

  test('a session tells how often each was met, and an empty list clears them', async () => {
    const { host, control } = await hostWith({ action: '*', ...failing, times: 1 })
    await host.handle(listed())
    await host.handle(listed())
    expect(await control('state', {})).toMatchObject({ faults: [{ action: '*', kind: 'error', seen: 2, hits: 1 }] })
    await control('faults', { set: [] })
    expect(await control('state', {})).toMatchObject({ faults: [] })
  })

  test('a fault that makes no sense is refused', async () => {
    const host = testHost()
    for (const fault of [{ action: 'Nothing', kind: 'hang' }, { action: '*', kind: 'odd' }, { action: '*', kind: 'hang', nth: 0 }, { action: '*', kind: 'hang', extra: 1 }]) {
      expect((await host.handle(post('/_control/faults', { set: [fault] }))).status).toBe(400)
    }
  })
})
