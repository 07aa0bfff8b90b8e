import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from './client.ts'
import { missingRole } from './permissions.ts'
import { createServiceClock } from './service-clock.ts'
import { createSession, type SessionState } from './session.ts'
import { endSession, SessionFailure } from './session-calls.ts'

const LI = { signedIn: true, name: 'Li Wei', role: 'operator', method: 'oidc' } as const
const NOBODY = { signedIn: false, method: 'oidc' } as const
const refusal = (status: number, Code: string) => Response.json({ Code, Message: 'no', RequestId: 'R' }, { status })

function answering(...answers: (Response | Error)[]) {
  const fetched = vi.fn<typeof fetch>(() => {
    const next = answers.shift()
    if (next === undefined) throw new Error('asked more often than expected')
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => vi.unstubAllGlobals())

async function after(...answers: (Response | Error)[]): Promise<SessionState> {
  const session = createSession({ kind: 'asking' })
  const times = answers.length
  answering(...answers)
  for (let asked = 0; asked < times; asked += 1) await session.check()
  return session.get()
}

const signedIn = (phase: string) => ({
  kind: 'signedIn',
  operator: { name: 'Li Wei', role: 'operator', method: 'oidc' },
  phase,
})

test('says who is signed in, or how one signs in', async () => {
  expect(await after(Response.json(LI))).toEqual(signedIn('running'))
  expect(await after(Response.json(NOBODY))).toEqual({ kind: 'signedOut', method: 'oidc' })
})

test.each([
  ['no answer', new TypeError('Failed to fetch'), 'unreachable'],
  ['a page instead', new Response('<!doctype html>'), 'unreadable'],
  ['another role', Response.json({ ...LI, role: 'root' }), 'unreadable'],
  ['a broken proxy', new Response('Bad gateway', { status: 502 }), 'unreachable'],
  ['a refusal', new Response('', { status: 421 }), 'unreadable'],
] as const)('%s is no session', async (_name, answer, reason) => {
  expect(await after(answer)).toEqual({ kind: 'failed', reason })
})

test('a session that ended keeps its operator, until one is signed in again', async () => {
  expect(await after(Response.json(LI), Response.json(NOBODY))).toEqual(signedIn('ended'))
  expect(await after(Response.json(LI), Response.json(NOBODY), Response.json(LI))).toEqual(signedIn('running'))
  expect(await after(Response.json(LI), new TypeError('Failed to fetch'))).toEqual(signedIn('running'))
})

test('a call refused for want of a session ends it; other refusals do not', async () => {
  const session = createSession({ kind: 'asking' })
  const client = createClient({ clock: createServiceClock(), onSignInRequired: session.expire })
  answering(Response.json(LI), refusal(403, 'Gateway.RoleRequired'), refusal(401, 'Gateway.SignInRequired'))
  await session.check()
  const call = () => client.call('ListLiveMessageApps', { SortType: 2 })
  await expect(call()).rejects.toMatchObject({ code: 'Gateway.RoleRequired' })
  expect(session.get()).toEqual(signedIn('running'))
  await expect(call()).rejects.toMatchObject({ code: 'Gateway.SignInRequired' })
  expect(session.get()).toEqual(signedIn('ended'))
})

test('who signs in later is not asked at every refusal', async () => {
  const session = createSession({ kind: 'asking' })
  answering(Response.json(LI), Response.json(NOBODY), Response.json(LI))
  await session.check()
  session.askAgain(true)
  expect(session.get()).toEqual(signedIn('running'))
  session.expire()
  session.askAgain(false)
  session.expire()
  await session.check()
  expect(session.get()).toEqual(signedIn('postponed'))
  session.askAgain(true)
  expect(session.get()).toEqual(signedIn('ended'))
  await session.check()
  expect(session.get()).toEqual(signedIn('running'))
})

test('the one-time code', async () => {
  const session = createSession({ kind: 'signedOut', method: 'code' })
  const fetched = answering(
    refusal(401, 'Gateway.WrongCode'),
    refusal(429, 'Gateway.TooManyAttempts'),
    new Response(null, { status: 204 }),
    Response.json({ ...LI, method: 'code' }),
  )
  expect(await session.enterCode('a')).toBe('wrongCode')
  expect(await session.enterCode('b')).toBe('tooManyAttempts')
  expect(session.get().kind).toBe('signedOut')
  expect(await session.enterCode('c')).toBe('signedIn')
  expect(session.get().kind).toBe('signedIn')
  expect(fetched.mock.calls[2]?.[1]).toMatchObject({
    method: 'POST',
    body: '{"code":"c"}',
    headers: { 'content-type': 'application/json' },
  })
  answering(refusal(403, 'Gateway.CrossSite'))
  await expect(session.enterCode('d')).rejects.toBeInstanceOf(SessionFailure)
})

test.each([
  ['signed out', [Response.json({ ...NOBODY, method: 'code' })], 'notKept'],
  ['signed in as before', [Response.json({ ...LI, method: 'code' })], 'signedIn'],
  ['nobody can say', [new TypeError('Failed to fetch')], 'signedIn'],
] as const)('the right code, and then the session is: %s', async (_name, answers, outcome) => {
  const session = createSession({ kind: 'signedOut', method: 'code' })
  answering(new Response(undefined, { status: 204 }), ...answers)
  expect(await session.enterCode('right')).toBe(outcome)
})

test('the right code of a browser that keeps no cookie leaves an ended session ended', async () => {
  const session = createSession({ kind: 'asking' })
  answering(Response.json(LI), Response.json(NOBODY), new Response(undefined, { status: 204 }), Response.json(NOBODY))
  await session.check()
  await session.check()
  expect(await session.enterCode('right')).toBe('notKept')
  expect(session.get()).toEqual(signedIn('ended'))
})

test('signing out leads to a path or a web address, and nowhere else', async () => {
  answering(
    Response.json({ next: '/' }),
    Response.json({ next: 'https://id.example/end' }),
    Response.json({ next: 'javascript:alert(1)' }),
  )
  expect(await endSession()).toBe('/')
  expect(await endSession()).toBe('https://id.example/end')
  await expect(endSession()).rejects.toBeInstanceOf(SessionFailure)
})

test('who signs out is asked how to sign in again; a rehearsal has nobody to sign out', async () => {
  const session = createSession({ kind: 'asking' })
  answering(Response.json(LI))
  await session.check()
  session.leave()
  expect(session.get()).toEqual({ kind: 'signedOut', method: 'oidc' })
  const rehearsal = createSession({ kind: 'rehearsal' })
  rehearsal.leave()
  rehearsal.expire()
  expect(rehearsal.get()).toEqual({ kind: 'rehearsal' })
})

test('roles: reading only, messages, groups, applications too', () => {
  expect([missingRole('viewer', 'sendMessage'), missingRole('moderator', 'sendMessage')]).toEqual([
    'moderator',
    undefined,
  ])
  for (const operation of ['createGroup', 'changeGroup', 'deleteGroup', 'restoreGroup'] as const)
    expect([missingRole('moderator', operation), missingRole('operator', operation)]).toEqual(['operator', undefined])
  expect([missingRole('operator', 'createApplication'), missingRole('manager', 'createApplication')]).toEqual([
    'manager',
    undefined,
  ])
})
