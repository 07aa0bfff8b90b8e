import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countSentAhead, forgetSentAhead, send, sendAhead } from './transport.ts'

const URL = '/api/live/DescribeLiveMessageApp'
const body = '{"AppId":"a"}'
const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  fetched.mockReset().mockImplementation(async () => new Response('told'))
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  forgetSentAhead()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what was sent ahead is taken over once, by the first who asks for the same', async () => {
  const before = countSentAhead()
  sendAhead(URL, { body })
  expect(countSentAhead()).toBe(before + 1)
  await send(URL, { body: '{"AppId":"b"}' })
  await send('/auth/session', { method: 'GET' })
  expect(fetched).toHaveBeenCalledTimes(3)
  expect(await (await send(URL, { body })).text()).toBe('told')
  expect(fetched).toHaveBeenCalledTimes(3)
  await send(URL, { body })
  expect(fetched).toHaveBeenCalledTimes(4)
})

test('a write is never taken for a read that was sent ahead', async () => {
  sendAhead(URL, { body })
  await send(URL, { body, headers: { 'idempotency-key': 'k' } })
  expect(fetched).toHaveBeenCalledTimes(2)
})

test('whoever gives up waiting is told so, and the call goes on', async () => {
  const answer = Promise.withResolvers<Response>()
  fetched.mockReturnValueOnce(answer.promise)
  sendAhead(URL, { body })
  const waiting = new AbortController()
  const given = send(URL, { body, signal: waiting.signal })
  const reason = new Error('left')
  waiting.abort(reason)
  await expect(given).rejects.toBe(reason)
  expect(fetched.mock.calls[0]?.[1]?.signal).toBeUndefined()
  answer.resolve(new Response('late'))
})

test('a failure is told to whoever takes it, and to nobody else', async () => {
  const failure = new TypeError('no connection')
  fetched.mockRejectedValueOnce(failure)
  sendAhead(URL, { body })
  await expect(send(URL, { body })).rejects.toBe(failure)
})

test('an old answer is not taken, nor one that was asked for by somebody else', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] })
  sendAhead(URL, { body })
  vi.advanceTimersByTime(11_000)
  await send(URL, { body })
  sendAhead(URL, { body })
  forgetSentAhead()
  await send(URL, { body })
  expect(fetched).toHaveBeenCalledTimes(4)
})
