import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { interceptFetch, type PageFailure, type PageRequest } from './in-page.ts'
import { APPS } from './scenarios/names.ts'
import { controlOf, testHost } from './testing/test-host.ts'

const ORIGIN = 'http://console.test'
const network = vi.fn<typeof fetch>()
let stop: () => void
let host: ReturnType<typeof testHost>

beforeEach(() => {
  vi.stubGlobal('fetch', network)
  network.mockResolvedValue(new Response('from the network'))
  host = testHost()
  stop = interceptFetch(host, ORIGIN)
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

const list = (signal?: AbortSignal) =>
  fetch(`${ORIGIN}/api/live/ListLiveMessageGroupByPage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ AppId: APPS.typical, SortType: 1 }),
    ...(signal === undefined ? {} : { signal }),
  })

test('answers the console’s calls, and leaves the network alone', async () => {
  expect(await (await list()).json()).toMatchObject({ TotalCount: 60 })
  expect(network).not.toHaveBeenCalled()
})

test.each([`${ORIGIN}/index.html`, `${ORIGIN}/api/other`, 'http://elsewhere.test/api/live/ListLiveMessageApps'])(
  'lets %s pass',
  async (url) => {
    expect(await (await fetch(url)).text()).toBe('from the network')
  },
)

test('can be undone', async () => {
  stop()
  expect(await (await list()).text()).toBe('from the network')
})

test('tells a listener of each call that it answers, as the page sent it', async () => {
  stop()
  const heard = vi.fn<(told: PageRequest | PageFailure) => void>()
  stop = interceptFetch(host, ORIGIN, heard)
  await list()
  await fetch(`${ORIGIN}/index.html`)
  expect(heard.mock.calls).toEqual([
    [
      {
        url: `${ORIGIN}/api/live/ListLiveMessageGroupByPage`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ AppId: APPS.typical, SortType: 1 }),
      },
    ],
  ])
})

test('tells a listener of each answer that says no, and of each that does not come', async () => {
  stop()
  const heard = vi.fn<(told: PageRequest | PageFailure) => void>()
  stop = interceptFetch(host, ORIGIN, heard)
  const failures = () => heard.mock.calls.flatMap(([told]) => ('failed' in told ? [told] : []))
  const url = `${ORIGIN}/api/live/ListLiveMessageGroupByPage`
  await list()
  expect(failures()).toEqual([])
  await controlOf(host)('faults', {
    set: [
      { action: '*', kind: 'error', code: 'ServiceUnavailable', status: 503, times: 1 },
      { action: '*', kind: 'cut-after', nth: 2, times: 1 },
    ],
  })
  await list()
  expect(failures()).toEqual([{ url, failed: 503 }])
  await expect(list()).rejects.toThrow('Failed to fetch')
  expect(failures()).toEqual([
    { url, failed: 503 },
    { url, failed: 'lost' },
  ])
})

describe('fails as a real fetch fails', () => {
  test('when the connection breaks', async () => {
    await controlOf(host)('faults', { set: [{ action: '*', kind: 'cut-before' }] })
    await expect(list()).rejects.toThrow(new TypeError('Failed to fetch'))
  })

  test('when the caller gives up, before or while it waits', async () => {
    await expect(list(AbortSignal.abort(new Error('not needed')))).rejects.toThrow('not needed')
    await controlOf(host)('faults', { set: [{ action: '*', kind: 'delay', ms: 60_000 }] })
    const caller = new AbortController()
    const pending = list(caller.signal)
    caller.abort(new Error('changed my mind'))
    await expect(pending).rejects.toThrow('changed my mind')
  })
})
