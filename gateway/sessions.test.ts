import { expect, test } from 'vitest'
import { UNATTENDED_HEADER } from '#lib/attention.ts'
import { createSeal } from './auth/seal.ts'
import { createSessions } from './auth/sessions.ts'
import { cookieOf, matching, openGateway } from './test-gateway.ts'

const OPERATOR = { id: 'sub-1', name: 'Li Wei', role: 'operator' } as const
const MINUTE = 60_000
const HOUR = 60 * MINUTE

function clockedSessions(max?: number) {
  let now = 1_800_000_000_000
  const sessions = createSessions({
    idleMs: 30 * MINUTE,
    absoluteMs: 8 * HOUR,
    now: () => now,
    ...(max === undefined ? {} : { max }),
  })
  return { sessions, advance: (ms: number) => (now += ms) }
}

test('a session ends after a while without a call', () => {
  const { sessions, advance } = clockedSessions()
  const id = sessions.open(OPERATOR)
  advance(29 * MINUTE)
  expect(sessions.find(id, true)).toBe(OPERATOR)
  advance(29 * MINUTE)
  // A look is no call.
  expect(sessions.find(id, false)).toBe(OPERATOR)
  advance(MINUTE)
  expect(sessions.find(id, true)).toBeUndefined()
  expect(sessions.size).toBe(0)
})

test('a session ends after a working day, however busy', () => {
  const { sessions, advance } = clockedSessions()
  const id = sessions.open(OPERATOR)
  for (let minutes = 20; minutes < 8 * 60; minutes += 20) {
    advance(20 * MINUTE)
    expect(sessions.find(id, true)).toBe(OPERATOR)
  }
  advance(20 * MINUTE)
  expect(sessions.find(id, true)).toBeUndefined()
})

test('IDs are long, random, and never the same', () => {
  const { sessions } = clockedSessions()
  const ids = Array.from({ length: 200 }, () => sessions.open(OPERATOR))
  expect(new Set(ids).size).toBe(200)
  for (const id of ids) expect(Buffer.from(id, 'base64url').byteLength).toBe(32)
  expect(JSON.stringify(sessions)).not.toContain(ids[0])
})

const operator = (id: string) => ({ ...OPERATOR, id })

test('one operator’s sessions make room for one another, and for nobody else’s', () => {
  const { sessions, advance } = clockedSessions()
  const [first, other] = [sessions.open(OPERATOR), sessions.open(operator('sub-2'))]
  const second = sessions.open(OPERATOR)
  advance(MINUTE)
  // In use: the one that is not goes before it.
  sessions.find(first, true)
  for (let count = 0; count < 18; count += 1) sessions.open(OPERATOR)
  expect([first, second].map((id) => sessions.find(id, false)?.id)).toEqual(['sub-1', 'sub-1'])
  sessions.open(OPERATOR)
  expect([first, second].map((id) => sessions.find(id, false)?.id)).toEqual(['sub-1', undefined])
  for (let count = 0; count < 10_050; count += 1) sessions.open(OPERATOR)
  expect(sessions.size).toBe(21)
  expect(sessions.find(other, false)).toEqual(operator('sub-2'))
})

test('however many people sign in, memory has an end, and whoever has most sessions makes room', () => {
  const { sessions } = clockedSessions(100)
  const crowd = Array.from({ length: 3 }, () => sessions.open(operator('crowd')))
  const people = Array.from({ length: 99 }, (_none, index) => sessions.open(operator(`person-${index}`)))
  const idsOf = (ids: (string | undefined)[]) => ids.map((id) => sessions.find(id, false)?.id)
  expect(idsOf(crowd)).toEqual([undefined, undefined, 'crowd'])
  expect(idsOf(people)).toEqual(people.map((_id, index) => `person-${index}`))
  // One each, then: who came first makes room. And looking at how many there are ends none.
  sessions.open(operator('one more'))
  expect([sessions.size, sessions.size, ...idsOf([crowd[2], people[0]])]).toEqual([100, 100, undefined, 'person-0'])
})

test('all sessions of an operator end at once', () => {
  const { sessions } = clockedSessions()
  const own = [sessions.open(OPERATOR), sessions.open(OPERATOR)]
  const other = sessions.open(operator('sub-2'))
  expect([sessions.closeAllOf('sub-1'), sessions.closeAllOf('sub-1')]).toEqual([2, 0])
  for (const id of own) expect(sessions.find(id, true)).toBeUndefined()
  expect(sessions.find(other, true)).toEqual(operator('sub-2'))
})

test('a sealed text opens here and nowhere else, and not when touched', () => {
  const seal = createSeal()
  const sealed = seal.close('{"state":"x"}')
  expect(seal.open(sealed)).toBe('{"state":"x"}')
  expect(sealed).not.toContain(Buffer.from('state').toString('base64url').slice(0, 4))
  expect(createSeal().open(sealed)).toBeUndefined()
  for (let index = 0; index < sealed.length - 1; index += 1) {
    const other = sealed[index] === 'A' ? 'B' : 'A'
    expect(seal.open(sealed.slice(0, index) + other + sealed.slice(index + 1))).toBeUndefined()
  }
  for (const nonsense of ['', 'x', '%', 'A'.repeat(100)]) expect(seal.open(nonsense)).toBeUndefined()
})

test('signing in gives a cookie that only this host gets, and no script', async () => {
  const site = await openGateway()
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const code = site.gateway.signInCode
  const reply = await site.send('/auth/code', { method: 'POST', headers, body: { code } })
  expect([reply.status, reply.text]).toEqual([204, ''])
  expect(reply.headers['set-cookie']).toEqual([
    matching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
  ])
  const cookie = cookieOf(reply)
  expect((await site.send('/auth/session', { headers: { cookie } })).json).toEqual({
    signedIn: true,
    name: 'local',
    role: 'manager',
    method: 'code',
  })
  expect((await site.send('/auth/session')).json).toEqual({ signedIn: false, method: 'code' })

  const again = await site.send('/auth/code', { method: 'POST', headers: { ...headers, cookie }, body: { code } })
  expect([again.status, again.code, again.headers['set-cookie']]).toEqual([401, 'Gateway.WrongCode', undefined])
})

test('a second sign-in has another ID, and the first ends', async () => {
  const site = await openGateway()
  const first = await site.signIn()
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: first }
  const reply = await site.send('/auth/code', { method: 'POST', headers, body: { code: site.gateway.signInCode } })
  expect(cookieOf(reply)).not.toBe(first)
  expect((await site.call('ListLiveMessageApps', { SortType: 1 }, { cookie: first })).code).toBe(
    'Gateway.SignInRequired',
  )
})

test('an ID of one’s own choosing is not taken over', async () => {
  const site = await openGateway()
  const chosen = `__Host-session=${'x'.repeat(43)}`
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: chosen }
  const reply = await site.send('/auth/code', { method: 'POST', headers, body: { code: site.gateway.signInCode } })
  expect(reply.status).toBe(204)
  const call = await site.call('ListLiveMessageApps', { SortType: 1 }, { cookie: chosen })
  expect([call.status, call.code]).toEqual([401, 'Gateway.SignInRequired'])
})

test('signing out ends the session for every tab', async () => {
  const site = await openGateway()
  const cookie = await site.signIn()
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
  const reply = await site.send('/auth/logout', { method: 'POST', headers, body: {} })
  expect([reply.status, reply.json]).toEqual([200, { next: '/' }])
  expect(reply.headers['clear-site-data']).toBe('"cache"')
  expect(reply.headers['set-cookie']).toEqual([matching(/^__Host-session=; Max-Age=0; Path=\/;.*Secure/)])
  expect((await site.call('ListLiveMessageApps', { SortType: 1 })).code).toBe('Gateway.SignInRequired')
  expect(site.upstream).toEqual([])
  // Nobody signed in, nothing to end: still fine.
  expect((await site.send('/auth/logout', { method: 'POST', headers, body: {} })).status).toBe(200)
})

test.each([
  ['at once', 0],
  ['after the clock is set back', -61 * MINUTE],
  ['after a night', 14 * HOUR],
])('however many wrong codes another program tries, the right one signs in: %s', async (_when, later) => {
  let now = Date.now()
  const site = await openGateway({ deps: { now: () => now } })
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const attempt = (code: unknown) => site.send('/auth/code', { method: 'POST', headers, body: { code } })
  expect((await attempt(5)).code).toBe('Gateway.BadRequest')
  for (let count = 0; count < 5; count += 1) expect((await attempt('wrong')).code).toBe('Gateway.WrongCode')
  const limited = await attempt('wrong')
  expect([limited.status, limited.code]).toEqual([429, 'Gateway.TooManyAttempts'])
  expect(Number(limited.headers['retry-after'])).toBeLessThanOrEqual(60)
  for (let count = 0; count < 50; count += 1) await attempt('wrong')
  now += later
  const reply = await attempt(site.gateway.signInCode)
  expect([reply.status, cookieOf(reply)]).toEqual([204, matching(/^__Host-session=/)])
})

test.each([
  ['a wrong code', { code: 'wrong' }, 401],
  ['no code', {}, 400],
  ['a code from another site', { code: 'wrong' }, 403],
])('%s ends no session', async (_what, body, status) => {
  const site = await openGateway()
  const cookie = await site.signIn()
  const headers = {
    'content-type': 'application/json',
    'sec-fetch-site': status === 403 ? 'cross-site' : 'same-origin',
    cookie,
  }
  expect((await site.send('/auth/code', { method: 'POST', headers, body })).status).toBe(status)
  expect((await site.send('/auth/session', { headers: { cookie } })).json).toMatchObject({ signedIn: true })
})

test.each([
  ['is set back', -61 * MINUTE],
  ['is right', 0],
])('a session lives as long as it may while the clock %s', async (_what, step) => {
  let now = Date.now()
  const site = await openGateway({ config: { sessionIdleMs: 30 * MINUTE }, deps: { now: () => now } })
  const cookie = await site.signIn()
  const isIn = async () => (await site.call('ListLiveMessageApps', { SortType: 1 })).code !== 'Gateway.SignInRequired'
  now += step
  expect(await isIn()).toBe(true)
  now += 29 * MINUTE
  expect(await isIn()).toBe(true)
  now += step
  expect((await site.send('/auth/session', { headers: { cookie } })).json).toMatchObject({ signedIn: true })
  now += 30 * MINUTE
  expect(await isIn()).toBe(false)
})

test('what the console reads while nobody is there is answered and does not keep the session alive', async () => {
  let now = Date.now()
  const site = await openGateway({ config: { sessionIdleMs: 30 * MINUTE }, deps: { now: () => now } })
  await site.signIn()
  const reads = async (headers: Record<string, string> = {}) =>
    (await site.call('ListLiveMessageApps', { SortType: 1 }, headers)).code
  now += 20 * MINUTE
  expect(await reads()).not.toBe('Gateway.SignInRequired')
  for (const minutes of [10, 19]) {
    now += minutes * MINUTE
    expect(await reads({ [UNATTENDED_HEADER]: '1' })).not.toBe('Gateway.SignInRequired')
  }
  now += MINUTE
  expect(await reads({ [UNATTENDED_HEADER]: '1' })).toBe('Gateway.SignInRequired')
})
