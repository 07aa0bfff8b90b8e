import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeGroups, groupRow } from '#api/fake-groups.ts'
import type { Scope } from '#api/scope.ts'
import { directoryOf, directoryQuery, refreshDirectories } from './directories.ts'
import { settled } from './fake-directory.ts'

const scope: Scope = { center: 'cn-shanghai', appId: 'app1' }
/** Milliseconds for which the cache keeps what nobody observes. */
const KEPT_MS = 60_000

let service: FakeGroups
let queryClient: QueryClient

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: KEPT_MS } } })
  service = new FakeGroups()
  vi.stubGlobal('fetch', service.fetch)
})
afterEach(() => {
  queryClient.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** As its list on screen does; returns how to leave. */
function observe() {
  return new QueryObserver(queryClient, directoryQuery(scope)).subscribe(() => undefined)
}

test('is one for an application, and another for each other and for each cache', () => {
  const directory = directoryOf(queryClient, scope)
  expect(directoryOf(queryClient, { ...scope })).toBe(directory)
  expect(directoryOf(queryClient, { ...scope, appId: 'app2' })).not.toBe(directory)
  expect(directoryOf(queryClient, { ...scope, center: 'ap-southeast-1' })).not.toBe(directory)
  expect(directoryOf(new QueryClient(), scope)).not.toBe(directory)
})

const FORGETTING: [string, () => unknown][] = [
  ['the cache is cleared', () => queryClient.clear()],
  ['what nobody observes is removed', () => queryClient.removeQueries({ type: 'inactive' })],
  ['everything is reset', () => queryClient.resetQueries()],
]
test.each(FORGETTING)('is forgotten when %s, and reads no further', async (_, forget) => {
  for (let index = 0; index < 500; index += 1) service.set(groupRow(`g${index}`))
  const directory = directoryOf(queryClient, scope)
  const release = service.holdNext('ListLiveMessageGroupByPage')
  directory.resume()
  await vi.waitFor(() => expect(service.calls).toHaveLength(1))
  forget()
  expect(directory.getSnapshot().reading).toBe(false)
  release()
  await settled(directory)
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(service.calls).toHaveLength(1)
  expect(directory.getSnapshot().entries).toEqual([])
  expect(directoryOf(queryClient, scope)).not.toBe(directory)
})

test('while its list is on screen it survives the removal of what is not, but no reset', async () => {
  const directory = directoryOf(queryClient, scope)
  const leave = observe()
  queryClient.removeQueries({ type: 'inactive' })
  expect(directoryOf(queryClient, scope)).toBe(directory)
  await queryClient.resetQueries()
  expect(directoryOf(queryClient, scope)).not.toBe(directory)
  leave()
})

test('stays the same when everything is to be read again', async () => {
  const directory = directoryOf(queryClient, scope)
  const leave = observe()
  await queryClient.invalidateQueries()
  expect(directoryOf(queryClient, scope)).toBe(directory)
  leave()
})

test('stays for a while after its list was left, and no longer', () => {
  vi.useFakeTimers()
  const directory = directoryOf(queryClient, scope)
  observe()()
  vi.advanceTimersByTime(KEPT_MS - 1)
  expect(directoryOf(queryClient, scope)).toBe(directory)
  const leave = observe()
  vi.advanceTimersByTime(10 * KEPT_MS)
  expect(directoryOf(queryClient, scope)).toBe(directory)
  leave()
  vi.advanceTimersByTime(KEPT_MS)
  expect(directoryOf(queryClient, scope)).not.toBe(directory)
})

test('is read anew while its list is on screen; what is not on screen waits', async () => {
  service.set(groupRow('g1'))
  const directory = directoryOf(queryClient, scope)
  directory.resume()
  await settled(directory)
  service.calls.length = 0
  refreshDirectories(queryClient)
  expect(directory.getSnapshot().reading).toBe(false)
  const leave = observe()
  refreshDirectories(queryClient)
  await settled(directory)
  expect(service.calls).toHaveLength(1)
  leave()
})
