import { afterEach, describe, expect, test, vi } from 'vitest'
import { neverSent } from '#api/contract/errors.ts'
import { Failure } from '#api/failure.ts'
import { createSessions } from './auth/sessions.ts'
import { OWN_CODES } from './http/refusal.ts'
import { createGroupOrder } from './live/group-order.ts'
import { matching, openGateway, type Reply } from './test-gateway.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** Looked at often, and given up late: no machine is too slow. */
const SOON = { interval: 5, timeout: 20_000 }

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Changes that end when told, in the order in which they began. */
function watched(waitMs = 9000) {
  const order = createGroupOrder({ waitMs })
  const begun: string[] = []
  const ends: ((ok: boolean) => void)[] = []
  const change = (operator: string, name = operator, { group = 'group', signal = new AbortController().signal } = {}) =>
    order.run({ action: 'ModifyLiveMessageGroup', group, operator, signal }, () => {
      begun.push(name)
      return new Promise<string>((resolve, reject) => {
        ends.push((ok) => (ok ? resolve(name) : reject(new Error('lost'))))
      })
    })
  /** Lets the oldest change end, and the next one begin. */
  const endOne = async (ok = true) => {
    ends.shift()?.(ok)
    await settle()
  }
  return { change, begun, endOne }
}

describe('changes of one group', () => {
  test('operators take turns, each one’s own keep their order, whoever began first', async () => {
    const { change, begun, endOne } = watched()
    const all = [1, 2, 3, 4].map((count) => change('a', `a${count}`))
    all.push(change('b', 'b1'), change('c', 'c1'), change('b', 'b2'), change('a', 'a5'))
    await settle()
    for (let count = 0; count < 8; count += 1) await endOne(true)
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4', 'a5'])
    await Promise.all(all)
  })

  test('who floods a group waits for himself: the next change of somebody else is the next one', async () => {
    const { change, begun, endOne } = watched()
    const flood = Promise.allSettled(Array.from({ length: 500 }, (_, index) => change('flood', `flood ${index}`)))
    const other = change('other')
    await settle()
    await endOne()
    expect(begun).toEqual(['flood 0', 'other'])
    for (let count = 0; count < 10; count += 1) await endOne()
    expect(await other).toBe('other')
    const refused = (await flood).filter((end) => end.status === 'rejected')
    expect(refused).toHaveLength(490)
    expect(refused[0]?.reason).toMatchObject({ code: 'Throttling.User', facts: { retryAfterMs: 1000 } })
    // What is done no longer counts.
    const later = change('flood', 'later')
    await settle()
    await endOne()
    expect(await later).toBe('later')
  })

  test('a change whose turn does not come in time was never sent, and the line goes on without it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { change, begun, endOne } = watched(9000)
    const first = change('a')
    const late = change('b').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(8000)
    const last = change('c')
    await vi.advanceTimersByTimeAsync(1000)
    expect(await late).toMatchObject({ code: 'Gateway.NotSent', status: 503 })
    await Promise.all([expect(first).rejects.toThrow('lost'), endOne(false)])
    await endOne()
    expect(await last).toBe('c')
    expect(begun).toEqual(['a', 'c'])
  })

  test('nor was one whose call is over while it waits', async () => {
    const { change, begun, endOne } = watched()
    const first = change('a')
    const gone = new AbortController()
    const left = change('b', 'b', { signal: gone.signal })
    const last = change('c')
    gone.abort(new DOMException('', 'TimeoutError'))
    await expect(left).rejects.toMatchObject({ code: 'Gateway.NotSent' })
    await settle()
    await endOne()
    await endOne()
    expect([await first, await last, begun]).toEqual(['a', 'c', ['a', 'c']])
  })

  test('other groups do not wait', async () => {
    const { change, begun } = watched()
    void change('a', 'one')
    void change('a', 'other', { group: 'other' })
    await settle()
    expect(begun).toEqual(['one', 'other'])
  })
})

test('over the wire: what waits behind a change that does not end is told that it was not sent', async () => {
  const answers: ((response: Response) => void)[] = []
  const site = await openGateway({
    config: { changeWaitMs: 50 },
    service: () => new Promise((resolve) => answers.push(resolve)),
  })
  await site.signIn()
  const group = { AppId: 'app', GroupId: 'group' }
  const slow = site.call('DeleteLiveMessageGroup', group)
  await expect.poll(() => answers.length, SOON).toBe(1)
  const behind = await Promise.all([
    site.call('DeleteLiveMessageGroup', group),
    site.call('RecoverLiveMessageDeletedGroup', group),
    site.call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: 'x' }, { 'if-match': '"x"' }),
  ])
  for (const reply of behind) {
    expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotSent'])
    expect(reply.json).toMatchObject({
      Message: matching(/was not sent: another change of this group is still under way\. Nothing has changed\.$/),
    })
  }
  expect(site.upstream).toHaveLength(1)
  answers[0]?.(Response.json({ GroupId: 'group', RequestId: 'S-1' }))
  expect((await slow).status).toBe(200)
})

/** A gateway where several are signed in, and a way for each to call. */
async function withOperators(options: Parameters<typeof openGateway>[0]) {
  const sessions = createSessions({ idleMs: 60_000, absoluteMs: 60_000, now: () => 0 })
  const site = await openGateway({ ...options, deps: { ...options?.deps, sessions } })
  const as = (name: string) => {
    const cookie = `__Host-session=${sessions.open({ id: name, name, role: 'manager' })}`
    return (action: string, params: object) => site.call(action, params, { cookie })
  }
  return { site, as }
}

/** The first of these that is told to come back: everything sent with it that was not is under way or waits. */
const firstRefused = (calls: Promise<Reply>[]) =>
  Promise.race(
    calls.map(async (call) => ((await call).code === 'Throttling.User' ? call : new Promise<Reply>(() => undefined))),
  )

test('over the wire: a colleague’s change waits for one slow change and not for ten', async () => {
  const answers: (() => void)[] = []
  const service = () =>
    new Promise<Response>((resolve) =>
      answers.push(() => resolve(Response.json({ GroupId: 'group', RequestId: 'S-1' }))),
    )
  const { site, as } = await withOperators({
    config: { changeWaitMs: 60_000, timeoutMs: { read: 60_000, write: 60_000 } },
    service,
  })
  const flood = (by: string) => {
    const call = as(by)
    // One more than may be under way: its refusal tells that the others have arrived.
    return Array.from({ length: 11 }, () =>
      call('DeleteLiveMessageGroup', { AppId: 'app', GroupId: 'group', OperatorId: by }),
    )
  }
  const slow = flood('slow')
  await firstRefused(slow)
  const colleague = flood('colleague')
  await firstRefused(colleague)
  for (let count = 0; count < 20; count += 1) {
    await expect.poll(() => answers.length, SOON).toBe(count + 1)
    answers[count]?.()
  }
  const done = (await Promise.all([...slow, ...colleague])).filter(({ status }) => status === 200)
  expect(done).toHaveLength(20)
  const order = site.upstream.map(({ url }) => url.searchParams.get('OperatorId'))
  expect(order).toEqual(Array.from({ length: 10 }, () => ['slow', 'colleague']).flat())
})

test.each([1, 5])(
  'over the wire: beside %i floods of an action a colleague’s call is let go at once',
  async (floods) => {
    // Time stands still: what is not served now is never served.
    const { as } = await withOperators({ config: { queueMs: 300 }, deps: { clock: () => 0 } })
    const flooding = Array.from({ length: floods }, (_, index) => as(`flood ${index}`)).flatMap((call) =>
      Array.from({ length: 60 }, () => call('ListLiveMessageApps', { SortType: 1 })),
    )
    await firstRefused(flooding)
    const calm = as('calm')
    expect((await calm('ListLiveMessageApps', { SortType: 1 })).code).toBe('Gateway.Unreadable')
    const refused = (await Promise.all(flooding)).filter(({ code }) => code === 'Throttling.User')
    expect(refused.length).toBeGreaterThan(floods * 60 - 50)
    for (const { headers } of refused) expect(headers['x-acs-retry-after']).toMatch(/^\d+$/)
  },
)

describe('what is said of a call that was refused', () => {
  const failureOf = (code: string, status: number) =>
    new Failure({ kind: 'refused', action: 'DeleteLiveMessageGroup', write: true, message: '', code, status })

  const ofSigningIn = /^Gateway\.(SignIn(?!Required)|WrongCode|TooManyAttempts)/
  const ofCalls = Object.entries(OWN_CODES).filter(([code]) => !ofSigningIn.test(code))

  test('the console takes every refusal of the gateway before sending for one, and no other', () => {
    const inDoubt = ofCalls.filter(([code, status]) => failureOf(code, status).outcomeUnknown)
    expect(inDoubt.map(([code]) => code)).toEqual([
      'Gateway.Failed',
      'Gateway.Unreadable',
      'Gateway.Unreachable',
      'Gateway.Timeout',
    ])
  })

  test('of a call’s refusals below 500 none leaves a doubt', () => {
    const calls = ofCalls.filter(([, status]) => status < 500)
    expect(calls.filter(([code]) => !neverSent(code))).toEqual([])
  })

  test.each([
    undefined,
    'ServerError',
    'ServiceUnavailable',
    'Gateway.Timeout',
    'Gateway.Unreachable',
    'Gateway.Unreadable',
    'Gateway.Failed',
  ])('%s may have run', (code) => expect(neverSent(code)).toBe(false))
})
