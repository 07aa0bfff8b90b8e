import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeGroups } from '#api/fake-groups.ts'
import { describeApplication } from '#api/applications.ts'
import { client } from '#api/service.ts'
import { askSession } from '#api/session-calls.ts'
import { forgetSentAhead } from '#api/transport.ts'
import { QueryClient } from '@tanstack/react-query'
import { readListParams } from '../groups/data/list-params.ts'
import { groupPageQuery } from '../groups/data/queries.ts'
import { servicePageOf } from '../groups/data/service-page.ts'
import { sendCallsAhead } from './calls-ahead.ts'
import { probablySignedIn } from './signed-in.ts'

const scope = { center: 'cn-shanghai', appId: 'app 1' } as const
const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  const groups = new FakeGroups()
  fetched
    .mockReset()
    .mockImplementation((url, { body } = {}) =>
      groups.fetch(url instanceof Request ? url.url : String(url), { body: typeof body === 'string' ? body : '' }),
    )
  vi.stubGlobal('fetch', fetched)
  probablySignedIn.set(true)
})
afterEach(() => {
  forgetSentAhead()
  vi.unstubAllGlobals()
})

const open = (pathname: string, search = '') => sendCallsAhead({ pathname, search })

test.each(['', '?page=3&order=asc', '?q=anna&page=2', '?status=deleted&size=200', '?sort=name'])(
  'the list at %s asks for nothing that was not sent ahead',
  async (search) => {
    open('/live/cn-shanghai/app%201/groups', search)
    expect(fetched).toHaveBeenCalledTimes(3)
    const { signal } = new AbortController()
    await Promise.allSettled([
      askSession(),
      describeApplication(client, scope, signal),
      new QueryClient().fetchQuery({
        ...groupPageQuery(scope, servicePageOf(readListParams(new URLSearchParams(search)), false)),
        retry: false,
      }),
    ])
    expect(fetched).toHaveBeenCalledTimes(3)
  },
)

test('a dialog stands over its list', () => {
  open('/live/cn-shanghai/app1/groups/show1/details')
  expect(fetched).toHaveBeenCalledTimes(3)
})

test('elsewhere, and where nobody seems to be signed in, only that is asked', () => {
  for (const path of [
    '/',
    '/live/cn-shanghai/applications',
    '/live/mars/app1/groups',
    '/live/cn-shanghai/%E0%A4%A/groups',
  ])
    open(path)
  expect(fetched).toHaveBeenCalledTimes(4)
  probablySignedIn.set(false)
  open('/live/cn-shanghai/app1/groups')
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(Array.from({ length: 5 }, () => '/auth/session'))
})
