import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Fault } from './faults.ts'
import { START_MS } from './testing/test-backend.ts'
import { controlOf, post, testHost } from './testing/test-host.ts'

const failing = { action: 'ListLiveMessageApps', kind: 'error', code: 'ServerError', status: 500 } as const

/** A session with faults, the status of one more call, and what `state` and the page know of the faults. */
async function sessionWith(...set: Fault[]) {
  const clock = { now: START_MS }
  const host = testHost({ wallClock: () => clock.now })
  const control = controlOf(host)
  await control('faults', { set })
  const line = v.object({ seen: v.number(), hits: v.number(), over: v.boolean() })
  return {
    control,
    pass: (seconds: number) => void (clock.now += seconds * 1000),
    call: async () => (await host.handle(post('/api/live/ListLiveMessageApps', { SortType: 1 }))).status,
    lines: async () => v.parse(v.object({ faults: v.array(line) }), await control('state', {})).faults,
    armed: () => host.view()?.armedFaults,
  }
}

test('a fault ends after its seconds of the service’s time, and stays to tell what it hit', async () => {
  const { call, lines, armed, pass } = await sessionWith({ ...failing, seconds: 10 })
  pass(9)
  expect(await call()).toBe(500)
  expect([await lines(), armed()]).toEqual([[{ seen: 1, hits: 1, over: false }], 1])
  pass(1)
  expect([await lines(), armed()]).toEqual([[{ seen: 1, hits: 1, over: true }], 0])
  expect(await call()).toBe(200)
  expect(await lines()).toEqual([{ seen: 1, hits: 1, over: true }])
})

test('a fault ends after its times, and its seconds where they are over first', async () => {
  const used = await sessionWith({ ...failing, times: 2, seconds: 60 })
  expect([await used.call(), (await used.lines())[0]?.over, await used.call()]).toEqual([500, false, 500])
  expect([await used.lines(), used.armed()]).toEqual([[{ seen: 2, hits: 2, over: true }], 0])
  expect(await used.call()).toBe(200)
  const late = await sessionWith({ ...failing, times: 2, seconds: 60 })
  expect(await late.call()).toBe(500)
  late.pass(60)
  expect([await late.call(), await late.lines()]).toEqual([200, [{ seen: 1, hits: 1, over: true }]])
})

test('one that waits for its n-th call is armed until it has hit', async () => {
  const { call, lines } = await sessionWith({ ...failing, nth: 2, times: 1 })
  const over: unknown[] = []
  for (let calls = 0; calls < 3; calls += 1) over.push(await call(), (await lines())[0]?.over)
  expect(over).toEqual([200, false, 500, true, 200, true])
})

test('one that hits a share is over when it has hit so many', async () => {
  const { call, lines } = await sessionWith({ ...failing, share: 0.5, times: 1 })
  let calls = 1
  while ((await call()) === 200) {
    expect((await lines())[0]?.over).toBe(false)
    calls += 1
  }
  expect(await lines()).toEqual([{ seen: calls, hits: 1, over: true }])
  expect(await Promise.all([call(), call(), call(), call()])).toEqual([200, 200, 200, 200])
})

test('without seconds or times it never ends, and a standing clock ends none', async () => {
  const endless = await sessionWith(failing)
  endless.pass(400 * 86_400)
  expect([await endless.call(), (await endless.lines())[0]?.over]).toEqual([500, false])
  const standing = await sessionWith({ ...failing, seconds: 10 })
  await standing.control('freeze-clock', {})
  standing.pass(3600)
  expect([await standing.call(), standing.armed()]).toEqual([500, 1])
  await standing.control('advance-clock', { seconds: 10 })
  expect([await standing.call(), standing.armed()]).toEqual([200, 0])
})

test('set anew it counts anew, from that moment', async () => {
  const { control, call, lines, pass } = await sessionWith({ ...failing, seconds: 10 })
  pass(20)
  expect((await lines())[0]?.over).toBe(true)
  await control('faults', { set: [{ ...failing, seconds: 10 }] })
  pass(5)
  expect([await call(), await lines()]).toEqual([500, [{ seen: 1, hits: 1, over: false }]])
})
