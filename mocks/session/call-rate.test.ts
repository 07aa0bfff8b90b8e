import { describe, expect, test } from 'vitest'
import { ACTIONS, type ActionName, isActionName } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { controlOf, post, testHost } from '../testing/test-host.ts'
import { CallRate } from './call-rate.ts'

/** How many of so many calls at one moment are taken, and what the first refusal says. */
function burst(rate: CallRate, action: ActionName, atMs: number, taken = 0, tries = 60) {
  let calls = 0
  let refusal: ServiceError | undefined
  for (let count = 0; count < tries; count += 1) {
    try {
      rate.take(action, atMs, taken)
      calls += 1
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      refusal ??= error
    }
  }
  return { calls, refusal }
}

/** As the documents have it: ten a second to change mutes, fifty for everything else. */
const isMute = (action: string) => /(Ban|Unban)LiveMessageGroup$|^(Add|Remove|Modify)LiveMessageGroupBand$/.test(action)

describe('calls a second', () => {
  test.each(Object.keys(ACTIONS).filter(isActionName))('of %s', (action) => {
    expect(burst(new CallRate(), action, START_MS).calls).toBe(isMute(action) ? 10 : 50)
  })

  test('five actions have the smaller number', () => {
    expect(Object.keys(ACTIONS).filter(isMute)).toHaveLength(5)
  })

  test('are counted by action and whole second; the wait ends with the second', () => {
    const rate = new CallRate()
    expect(burst(rate, 'DescribeLiveMessageGroup', START_MS + 250)).toMatchObject({
      calls: 50,
      refusal: { code: 'Throttling.User', status: 400, retryAfterMs: 750 },
    })
    expect(burst(rate, 'DescribeLiveMessageGroup', START_MS + 999)).toMatchObject({
      calls: 0,
      refusal: { retryAfterMs: 1 },
    })
    expect(burst(rate, 'ListLiveMessageApps', START_MS + 999).calls).toBe(50)
    expect(burst(rate, 'DescribeLiveMessageGroup', START_MS + 1000)).toMatchObject({
      calls: 50,
      refusal: { retryAfterMs: 1000 },
    })
  })

  test('are fewer where other programs of the account call, too', () => {
    expect(burst(new CallRate(), 'DescribeLiveMessageGroup', START_MS, 0.9).calls).toBe(5)
    expect(burst(new CallRate(), 'BanLiveMessageGroup', START_MS, 0.9).calls).toBe(1)
  })
})

describe('a session', () => {
  const group = { AppId: APPS.typical, GroupId: GROUPS.quiet }
  const ban = () => post('/api/live/BanLiveMessageGroup', group)

  test('answers the eleventh mute of a second with the time to wait, and it has done nothing', async () => {
    const clock = { now: START_MS + 400 }
    const host = testHost({ wallClock: () => clock.now })
    for (let count = 0; count < 10; count += 1) expect((await host.handle(ban())).status).toBe(200)
    const unban = post('/api/live/UnbanLiveMessageGroup', group)
    expect((await host.handle(unban)).status).toBe(200)
    const refused = await host.handle(ban())
    expect([refused.status, refused.headers.get('x-acs-retry-after')]).toEqual([400, '600'])
    expect(await refused.json()).toMatchObject({
      Code: 'Throttling.User',
      RequestId: refused.headers.get('x-acs-request-id'),
    })
    const band = await host.handle(post('/api/live/DescribeLiveMessageGroupBand', group))
    expect(await band.json()).toMatchObject({ IsbannedAll: false })
    clock.now += 600
    expect((await host.handle(ban())).status).toBe(200)
  })

  test('counts calls that are refused or that a fault keeps away, and none of the tester’s commands', async () => {
    const host = testHost()
    const control = controlOf(host)
    await control('faults', { set: [{ action: 'BanLiveMessageGroup', kind: 'cut-before', times: 5 }] })
    for (let count = 0; count < 5; count += 1) await host.handle(ban())
    for (let count = 0; count < 5; count += 1)
      await host.handle(post('/api/live/BanLiveMessageGroup', { AppId: 'none' }))
    for (let count = 0; count < 60; count += 1) await control('state', {})
    expect((await host.handle(ban())).headers.get('x-acs-retry-after')).toBe('1000')
    await control('advance-clock', { seconds: 1 })
    expect((await host.handle(ban())).status).toBe(200)
  })

  test('a throttled call counts for no fault', async () => {
    const host = testHost()
    const control = controlOf(host)
    for (let count = 0; count < 10; count += 1) await host.handle(ban())
    await control('faults', { set: [{ action: '*', kind: 'hang' }] })
    expect((await host.handle(ban())).status).toBe(400)
    expect(await control('state', {})).toMatchObject({ faults: [{ seen: 0, hits: 0 }] })
  })
})
