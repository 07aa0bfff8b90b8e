import { describe, expect, test } from 'vitest'
import { KEYS } from '#api/contract/idempotency.ts'
import { Refusal } from './http/refusal.ts'
import type { Answer } from './live/answer.ts'
import { createOnce, type KeyedWrite } from './live/once.ts'
import { openGateway, type Reply, type TestGateway } from './test-gateway.ts'

const GROUP = { AppId: 'app', GroupId: 'group' }
const MESSAGE = { ...GROUP, SenderId: 'anna', Body: 'hello' }
const key = (text = 'key-1') => ({ 'idempotency-key': text })

/** Answers with a RequestId of its own each time, so that a repetition shows. */
function counting(
  answer: (count: number) => Response | Promise<Response> = (count) =>
    Response.json({ MsgTid: 'm', RequestId: `S-${count}` }),
) {
  let count = 0
  return () => {
    count += 1
    return answer(count)
  }
}

const seen = ({ status, text }: Reply) => ({ status, text })
const lastLine = (site: TestGateway): unknown => JSON.parse(site.lines.at(-1) ?? '')

describe('a write under a key', () => {
  test('leaves once, and its repetitions get its answer, also in another session of the operator', async () => {
    const site = await openGateway({ service: counting() })
    await site.signIn()
    const first = await site.call('SendLiveMessageGroup', MESSAGE, key())
    expect(first.status).toBe(200)
    expect(seen(await site.call('SendLiveMessageGroup', MESSAGE, key()))).toEqual(seen(first))
    expect(lastLine(site)).toMatchObject({
      event: 'call',
      action: 'SendLiveMessageGroup',
      outcome: 'answered',
      requestId: 'S-1',
      repeated: true,
    })
    await site.signIn()
    // However the parameters are written.
    expect(
      seen(
        await site.call('SendLiveMessageGroup', JSON.stringify({ Body: 'hello', SenderId: 'anna', ...GROUP }), key()),
      ),
    ).toEqual(seen(first))
    expect(site.upstream).toHaveLength(1)
    expect((await site.call('SendLiveMessageGroup', MESSAGE, key('key-2'))).text).toContain('S-2')
    expect(lastLine(site)).not.toHaveProperty('repeated')
  })

  test('leaves once while the first is under way', async () => {
    const answers: (() => void)[] = []
    const site = await openGateway({
      service: () =>
        new Promise<Response>((resolve) =>
          answers.push(() => resolve(Response.json({ GroupId: 'group', RequestId: `S-${answers.length}` }))),
        ),
    })
    await site.signIn()
    const calls = [1, 2, 3].map(() => site.call('DeleteLiveMessageGroup', GROUP, key()))
    await expect.poll(() => answers.length).toBe(1)
    // Over a socket of its own, so that all three have been read by now.
    await site.send('/healthz')
    for (const answer of answers) answer()
    const replies = await Promise.all(calls)
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`))).toEqual(
      new Set(['200 {"GroupId":"group","RequestId":"S-1"}']),
    )
    expect(site.upstream).toHaveLength(1)
  })

  test('keeps a refusal, and an outcome that nobody knows', async () => {
    const refusals = [
      Response.json({ Code: 'ResourceNotExist', Message: 'No.', RequestId: 'S-1' }, { status: 404 }),
      Response.json({ Code: 'ServerError', Message: 'No.', RequestId: 'S-2' }, { status: 500 }),
      new Response('<html>', { status: 502 }),
      Response.json({ Unexpected: true }),
    ]
    const site = await openGateway({ service: counting((count) => refusals[count - 1] ?? Response.error()) })
    await site.signIn()
    for (let number = 1; number <= 4; number += 1) {
      const first = await site.call('SendLiveMessageGroup', MESSAGE, key(`key-${number}`))
      expect(first.status).toBeGreaterThanOrEqual(400)
      expect(seen(await site.call('SendLiveMessageGroup', MESSAGE, key(`key-${number}`)))).toEqual(seen(first))
    }
    expect(site.upstream).toHaveLength(4)
  })

  test.each<[string, number]>([
    ['Throttling.User', 400],
    ['Throttling', 429],
    ['Forbidden.RAM', 403],
    ['NoAuth', 403],
    ['InvalidAccessKeyId.Inactive', 401],
  ])('is free again when the service refused it before it ran: %s', async (Code, status) => {
    const site = await openGateway({
      service: counting((count) =>
        count === 1
          ? Response.json({ Code, Message: 'No.', RequestId: 'S-1' }, { status })
          : Response.json({ MsgTid: 'm', RequestId: 'S-2' }),
      ),
    })
    await site.signIn()
    expect((await site.call('SendLiveMessageGroup', MESSAGE, key())).code).toBe(Code)
    expect((await site.call('SendLiveMessageGroup', MESSAGE, key())).text).toContain('S-2')
    expect(seen(await site.call('SendLiveMessageGroup', MESSAGE, key()))).toMatchObject({ status: 200 })
    expect(site.upstream).toHaveLength(2)
  })

  test('is free again when the gateway had no turn or no credentials for it', async () => {
    let credentials = false
    const site = await openGateway({
      config: { callsPerSecond: { SendLiveMessageGroup: 1 }, queueMs: 0 },
      deps: {
        credentials: () =>
          credentials ? Promise.resolve({ accessKeyId: 'a', accessKeySecret: 'b' }) : Promise.reject(new Error('none')),
      },
    })
    await site.signIn()
    expect((await site.call('DeleteLiveMessageGroup', GROUP, key())).code).toBe('Gateway.NoCredentials')
    credentials = true
    expect((await site.call('DeleteLiveMessageGroup', GROUP, key())).status).toBe(502)
    await site.call('SendLiveMessageGroup', MESSAGE, key('key-2'))
    const throttled = () => site.call('SendLiveMessageGroup', MESSAGE, key('key-3'))
    expect((await throttled()).code).toBe('Throttling.User')
    await expect.poll(async () => (await throttled()).code, { timeout: 10_000 }).not.toBe('Throttling.User')
    expect(site.upstream).toHaveLength(3)
  })

  test('with another body, another action or another If-Match is refused, and nothing leaves', async () => {
    const site = await openGateway({ service: counting(() => Response.json({ GroupId: 'group', RequestId: 'S' })) })
    await site.signIn()
    await site.call('ModifyLiveMessageGroup', { ...GROUP, ModifyInfo: true, GroupInfo: 'a' }, key())
    const others = [
      await site.call('ModifyLiveMessageGroup', { ...GROUP, ModifyInfo: true, GroupInfo: 'b' }, key()),
      await site.call('DeleteLiveMessageGroup', GROUP, key()),
      await site.call(
        'ModifyLiveMessageGroup',
        { ...GROUP, ModifyInfo: true, GroupInfo: 'a' },
        { ...key(), 'if-match': '"x"' },
      ),
    ]
    for (const { status, code } of others) expect([status, code]).toEqual([422, 'Gateway.KeyReused'])
    expect(site.upstream).toHaveLength(1)
  })

  test('is only given to who is signed in and may', async () => {
    const site = await openGateway({ service: counting() })
    await site.signIn()
    await site.call('SendLiveMessageGroup', MESSAGE, key())
    const stranger = await site.call('SendLiveMessageGroup', MESSAGE, { ...key(), cookie: '__Host-session=other' })
    expect([stranger.status, stranger.code]).toEqual([401, 'Gateway.SignInRequired'])
    const foreign = await site.call('SendLiveMessageGroup', MESSAGE, { ...key(), 'sec-fetch-site': 'cross-site' })
    expect([foreign.status, foreign.code]).toEqual([403, 'Gateway.CrossSite'])
    expect(site.upstream).toHaveLength(1)
  })

  test.each(['', ' ', 'a b', 'é', 'x'.repeat(129), 'one, two', 'a\tb'])('needs a key that is one: %j', async (text) => {
    const site = await openGateway()
    await site.signIn()
    const reply = await site.call('SendLiveMessageGroup', MESSAGE, key(Buffer.from(text).toString('latin1')))
    expect([reply.status, reply.code]).toEqual([400, 'Gateway.BadRequest'])
    expect(reply.text).toContain('Idempotency-Key')
    expect(site.upstream).toEqual([])
  })

  test('a read is asked each time', async () => {
    const site = await openGateway({
      service: counting((count) =>
        Response.json({ AppList: [], HasMore: false, NextPageToken: 0, RequestId: `S-${count}` }),
      ),
    })
    await site.signIn()
    const replies = [
      await site.call('ListLiveMessageApps', { SortType: 1 }, key()),
      await site.call('ListLiveMessageApps', { SortType: 1 }, key()),
    ]
    expect(replies.map(({ status, text }) => [status, /S-\d/.exec(text)?.[0]])).toEqual([
      [200, 'S-1'],
      [200, 'S-2'],
    ])
  })
})

describe('the memory of keys', () => {
  const write = (operator: string, name: string): KeyedWrite => ({ operator, key: name, hash: 'h' })
  const answer: Answer = { status: 200, body: '{}', headers: {}, requestId: 'S', code: undefined, json: {} }

  function remembering() {
    const clock = { now: 0 }
    let executed = 0
    const once = createOnce(() => clock.now)
    return {
      clock,
      executed: () => executed,
      run: (operator: string, name: string, gives = answer) =>
        once.run(write(operator, name), async () => {
          executed += 1
          return gives
        }),
    }
  }

  test('keeps operators apart', async () => {
    const { run, executed } = remembering()
    expect(run('anna', 'k').repeated).toBe(false)
    expect(run('bob', 'k').repeated).toBe(false)
    expect(run('anna', 'k').repeated).toBe(true)
    expect(executed()).toBe(2)
  })

  test('forgets what is ten minutes old, and no earlier', () => {
    const { clock, run } = remembering()
    run('anna', 'k')
    clock.now = KEYS.lifeMs - 1
    expect(run('anna', 'k').repeated).toBe(true)
    clock.now = KEYS.lifeMs
    expect(run('anna', 'k').repeated).toBe(false)
  })

  test('has a bound for each operator, at which nobody else is held up', () => {
    const { clock, run, executed } = remembering()
    for (let number = 0; number < KEYS.most; number += 1) run('anna', `k${number}`)
    expect(() => run('anna', 'one more')).toThrow(expect.objectContaining({ code: 'Throttling.User' }))
    expect(executed()).toBe(KEYS.most)
    expect(run('anna', 'k0').repeated).toBe(true)
    expect(run('bob', 'k').repeated).toBe(false)
    clock.now = KEYS.lifeMs
    expect(run('anna', 'one more').repeated).toBe(false)
  })

  test('tells later answers at a later time', async () => {
    const { clock, run } = remembering()
    const dated = { ...answer, headers: { date: 'Sat, 28 Nov 2026 09:00:00 GMT' } }
    await run('anna', 'k', dated).answer
    clock.now = 61_000
    expect((await run('anna', 'k', dated).answer).headers).toEqual({ date: 'Sat, 28 Nov 2026 09:01:01 GMT' })
  })

  test('does not keep what is far too large, and does not execute it again', async () => {
    const { run, executed } = remembering()
    const large = { ...answer, body: 'x'.repeat(20_000) }
    expect((await run('anna', 'k', large).answer).body).toHaveLength(20_000)
    const again = run('anna', 'k', large).answer
    await expect(again).rejects.toBeInstanceOf(Refusal)
    await expect(again).rejects.toMatchObject({ code: 'Gateway.Unreadable' })
    expect(executed()).toBe(1)
  })

  test('a refusal that left the key free does so, however large it is', async () => {
    const { run, executed } = remembering()
    const refused = { ...answer, status: 400, code: 'Throttling.User', body: 'x'.repeat(20_000) }
    await run('anna', 'k', refused).answer
    await new Promise(setImmediate)
    const again = run('anna', 'k', refused)
    await again.answer
    expect(again.repeated).toBe(false)
    expect(executed()).toBe(2)
  })
})
