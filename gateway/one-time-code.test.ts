import { expect, test } from 'vitest'
import { createOneTimeCode } from './auth/one-time-code.ts'
import { cookieOf, openGateway } from './test-gateway.ts'

test('the code works once, and wrong ones are counted', () => {
  const announced: string[] = []
  let now = 0
  const code = createOneTimeCode({ announce: (text) => announced.push(text), now: () => now })
  const use = (text: string) => {
    try {
      code.use(text)
      return 'in'
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error
    }
  }
  const first = announced[0] ?? ''
  expect(first).toMatch(/^[a-z2-9]{12}$/)
  expect(use(` ${first}\n`)).toBe('in')
  expect(use(first)).toBe('Gateway.WrongCode')
  expect(announced).toHaveLength(2)
  expect(announced[1]).not.toBe(first)
  for (const wrong of ['', first.slice(1), `${first}x`, first.toUpperCase()])
    expect(use(wrong)).toBe('Gateway.WrongCode')
  expect(use('wrong')).toBe('Gateway.TooManyAttempts')
  // The right one never waits.
  expect(use(code.current)).toBe('in')
  expect(use('wrong')).toBe('Gateway.TooManyAttempts')
  now += 60_001
  expect(use('wrong')).toBe('Gateway.WrongCode')
})

test('the code counts once for its submit: a request that the browser repeats signs in all the same, and nothing else does', async () => {
  const site = await openGateway()
  const code = site.gateway.signInCode ?? ''
  const enter = (key?: string) =>
    site.send('/auth/code', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'idempotency-key': key },
      body: { code },
    })
  const replies = [
    await enter('submit-1'),
    await enter('submit-1'),
    await enter('submit-2'),
    await enter(),
    await enter(''),
  ]
  expect(replies.map(({ status }) => status)).toEqual([204, 204, 401, 401, 401])
  const [first, second] = replies
  if (first === undefined || second === undefined) throw new Error('no replies')
  expect(cookieOf(first)).not.toBe(cookieOf(second))
  expect((await site.send('/auth/session', { headers: { cookie: cookieOf(second) } })).text).toContain(
    '"signedIn":true',
  )
  expect(site.gateway.signInCode).not.toBe(code)
})
