import * as v from 'valibot'
import { expect, test } from 'vitest'
import { controlOf, post, testHost } from './testing/test-host.ts'

test('settled asks the page, for as long as it was told to wait', async () => {
  const asked: number[] = []
  const settle = async (timeoutMs: number): Promise<string[]> => {
    asked.push(timeoutMs)
    return []
  }
  const control = controlOf(testHost({ settle }))
  const { within, waitedMs } = v.parse(
    v.object({ within: v.number(), waitedMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
    await control('settled', {}),
  )
  expect([within, waitedMs < 10_000]).toEqual([10, true])
  expect(await control('settled', { within: 3 })).toMatchObject({ within: 3 })
  expect(asked).toEqual([10_000, 3000])
  await expect(control('settled', { within: 0 })).rejects.toThrow('within')
  await expect(control('settled', { within: 61 })).rejects.toThrow('within')
  expect(asked).toHaveLength(2)
})

test('settled answers only once the page has', async () => {
  const { promise, resolve } = Promise.withResolvers<string[]>()
  let answered = false
  const waiting = controlOf(testHost({ settle: () => promise }))('settled', {}).then(() => (answered = true))
  await new Promise((wait) => setTimeout(wait, 20))
  expect(answered).toBe(false)
  resolve([])
  await waiting
})

test('what is pending is named, and the status is no success', async () => {
  const host = testHost({ settle: async () => ['a submit', 'reading ["groups"]'] })
  const response = await host.handle(post('/_control/settled', { within: 2 }))
  expect([response.status, await response.json()]).toMatchObject([
    409,
    { Code: 'NotSettled', Message: 'Not settled within 2 s. Still pending: a submit; reading ["groups"].' },
  ])
})

test('where no page stands in front of the session, it says where to ask', async () => {
  const response = await testHost().handle(post('/_control/settled', {}))
  const told = expect.stringContaining('fetch("/_control/settled"') as unknown
  expect([response.status, await response.json()]).toMatchObject([404, { Message: told }])
})
