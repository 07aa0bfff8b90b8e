import { expect, test } from 'vitest'
import { paths } from '#lib/paths.ts'
import { finishTogether } from './auth/oidc-routes.ts'
import type { Operator } from './auth/sessions.ts'
import { matching, openGateway, type Reply } from './test-gateway.ts'
import { openBrowser, openProvider } from './test-provider.ts'

const MINUTE = 60_000
const LI = { signedIn: true, name: 'Li Wei', role: 'viewer', method: 'oidc' }
const A = '/live/cn-shanghai/app/groups?status=deleted&page=2#x'
const B = '/live/ap-southeast-1/other/groups?q=%E7%BE%A4'
const C = '/auth/signed-in'

async function open() {
  let now = Date.now()
  const provider = await openProvider()
  const site = await openGateway({ config: { oidc: provider.oidc }, deps: { now: () => now } })
  return { provider, site, browser: openBrowser(site), advance: (ms: number) => (now += ms) }
}

const landed = ({ status, headers }: Reply) => [status, headers['location']]
/** The page of a failure, which offers to try again and go where one wanted. */
const expectWayTo = (reply: Reply, returnTo: string) =>
  expect(reply.text).toContain(`<a href="${paths.signIn(returnTo)}">`)
const loginCookies = (cookies: Map<string, string>) => [...cookies].filter(([name]) => name.startsWith('__Host-login'))

test.each([
  ['the first first', [0, 1, 2]],
  ['the last first', [2, 1, 0]],
  ['in between', [1, 2, 0]],
])('three tabs sign in, %s: each gets where it wanted', async (_order, order) => {
  const { browser } = await open()
  const wanted = [A, B, C]
  const begun = [await browser.begin(A), await browser.begin(B), await browser.begin(C)]
  for (const tab of order) {
    expect(landed(await browser.finish(begun[tab] ?? ''))).toEqual([303, wanted[tab]])
    expect(await browser.who()).toEqual(LI)
  }
})

test('a tab that is abandoned, or refused, takes nothing from another', async () => {
  const { browser, provider } = await open()
  const [first, second] = [await browser.begin(A), await browser.begin(B)]
  await browser.begin(C)
  provider.person = { ...provider.person, roles: [] }
  const refused = await browser.finish(second)
  expect([refused.status, refused.text]).toEqual([403, matching(/have no role/)])
  expectWayTo(refused, B)
  provider.person = { ...provider.person, roles: ['staff'] }
  expect(landed(await browser.finish(first))).toEqual([303, A])
  // After the refusal, too: back at the provider, and signed in there as somebody else.
  expect(landed(await browser.finish(second))).toEqual([303, B])
})

test('an answer that comes again leads to where it led', async () => {
  const { browser, site } = await open()
  const begun = await browser.begin(A)
  expect(landed(await browser.finish(begun))).toEqual([303, A])
  for (const repeat of [begun, begun]) expect(landed(await browser.finish(repeat))).toEqual([303, A])
  expect(await browser.who()).toEqual(LI)
  // Of an attempt that nobody knows of, in a browser that is signed in.
  expect(landed(await browser.visit('/auth/callback?code=x&state=forgotten'))).toEqual([303, '/'])
  const stranger = await openBrowser(site).visit('/auth/callback?code=x&state=forgotten')
  expect([stranger.status, stranger.text]).toEqual([400, matching(/took too long/)])
  expectWayTo(stranger, '/')
})

test('an answer that comes again while it is looked at is asked for once, and later anew', async () => {
  const asked: { resolve(operator: Operator): void; reject(error: Error): void }[] = []
  const finish = finishTogether({ finish: () => new Promise((resolve, reject) => asked.push({ resolve, reject })) })
  const answer = new URL('https://console.example.com/auth/callback?code=c&state=s')
  const transaction = { state: 's', nonce: 'n', verifier: 'v' }
  const li = { id: 'sub-1', name: 'Li Wei', role: 'viewer' } as const

  const together = [finish(answer, transaction), finish(new URL(answer), { ...transaction })]
  // Another code, another attempt: another question.
  const others = [
    finish(new URL('?code=d&state=s', answer), transaction),
    finish(answer, { ...transaction, nonce: 'o' }),
  ]
  expect(asked).toHaveLength(3)
  asked[0]?.resolve(li)
  expect(await Promise.all(together)).toEqual([li, li])
  for (const [index, other] of others.entries()) {
    asked[index + 1]?.reject(new Error('no'))
    await expect(other).rejects.toThrow('no')
  }
  void finish(answer, transaction)
  void finish(answer, { ...transaction, nonce: 'o' })
  expect(asked).toHaveLength(5)
})

test('an address that is too long loses its end, and never leads elsewhere', async () => {
  const { browser } = await open()
  const page = '/live/cn-shanghai/app/groups'
  const chinese = `${page}?q=${encodeURIComponent('群'.repeat(210))}#x`
  expect(chinese.length).toBeGreaterThan(1900)
  for (const [wanted, returnTo] of [
    [chinese, chinese],
    [`${page}?q=1#${'x'.repeat(2000)}`, `${page}?q=1`],
    [`${page}?q=${'群'.repeat(400)}#x`, page],
    [`/live/${'x'.repeat(2000)}`, '/'],
    [`//evil.example${page}?q=${'x'.repeat(2000)}`, '/'],
  ] as const) {
    expect(landed(await browser.signIn(wanted))).toEqual([303, returnTo])
    for (const [name, value] of browser.cookies) expect(name.length + value.length).toBeLessThan(4096)
  }
  const [first, second] = [await browser.begin(chinese), await browser.begin(chinese)]
  for (const begun of [first, second]) expect(landed(await browser.finish(begun))).toEqual([303, chinese])
})

test('who comes back too late is told so, and one click leads on', async () => {
  const { browser, advance } = await open()
  const late = await browser.begin(A)
  advance(10 * MINUTE)
  const reply = await browser.finish(late)
  expect([reply.status, reply.text]).toEqual([400, matching(/took too long/)])
  expectWayTo(reply, A)
  expect(landed(await browser.signIn(A))).toEqual([303, A])
})

test('a clock that is set back while somebody signs in changes nothing', async () => {
  const { browser, advance } = await open()
  const [first, second] = [await browser.begin(A), await browser.begin(B)]
  advance(-61 * MINUTE)
  expect(landed(await browser.finish(first))).toEqual([303, A])
  advance(10 * MINUTE)
  const late = await browser.finish(second)
  expect([late.status, late.text]).toEqual([400, matching(/took too long/)])
})

test('what another gateway sealed, or somebody changed, signs nobody in; its address is kept where it is one of ours', async () => {
  const { browser, site, provider } = await open()
  const begun = await browser.begin(A)
  const [[name, value] = ['', '']] = loginCookies(browser.cookies)
  const [address = '', sealed = ''] = value.split('.')
  const restarted = await openGateway({ config: { oidc: provider.oidc } })
  for (const [at, changed, returnTo] of [
    [restarted, value, A],
    [site, `${address}.${sealed.slice(0, -2)}AA`, A],
    [site, `${Buffer.from('//evil.example/live/').toString('base64url')}.x`, '/'],
    [site, `${Buffer.from('https://evil.example/live/').toString('base64url')}.x`, '/'],
  ] as const) {
    const other = openBrowser(at)
    other.cookies.set(name, changed)
    const reply = await other.finish(begun)
    expect([reply.status, reply.text]).toEqual([400, matching(/took too long, or was begun in another browser/)])
    expect(other.cookies.has('__Host-session')).toBe(false)
    expectWayTo(reply, returnTo)
  }
  // As if it had succeeded: leads to the address, and signs nobody in.
  const other = openBrowser(site)
  other.cookies.set(name, Buffer.from('//evil.example/live/').toString('base64url'))
  expect(landed(await other.finish(begun))).toEqual([303, '/'])
})

test('however many tabs begin, the cookies fit a header, and the newest attempts count', async () => {
  const { browser } = await open()
  const wanted = (tab: number) => `/live/cn-shanghai/a/groups?q=${tab}${'x'.repeat(900)}`
  const begun: string[] = []
  for (let tab = 0; tab < 12; tab += 1) {
    begun.push(await browser.begin(wanted(tab)))
    expect(loginCookies(browser.cookies).join('; ').length).toBeLessThan(6100)
  }
  for (const tab of [10, 11, 9]) expect(landed(await browser.finish(begun[tab] ?? ''))).toEqual([303, wanted(tab)])
  // With usual addresses there is room for ten.
  const usual: string[] = []
  for (let tab = 0; tab < 10; tab += 1) usual.push(await browser.begin(A))
  for (const tab of usual) expect(landed(await browser.finish(tab))).toEqual([303, A])
})

test('signing out forgets where one has been, and leaves an attempt in another tab alone', async () => {
  const { browser, site } = await open()
  await browser.signIn(A)
  const other = await browser.begin(B)
  expect(loginCookies(browser.cookies)).toHaveLength(2)
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const reply = await site.send('/auth/logout', { method: 'POST', headers, body: {} })
  const gone = [reply.headers['set-cookie'] ?? []]
    .flat()
    .filter((line) => line.includes('Max-Age=0'))
    .map((line) => line.split('=')[0])
  expect(gone).toEqual(['__Host-session', matching(/^__Host-login-/)])
  for (const name of gone) browser.cookies.delete(String(name))
  expect(landed(await browser.finish(other))).toEqual([303, B])
})
