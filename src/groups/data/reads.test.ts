import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Failure } from '#api/failure.ts'
import { FakeGroups, groupRow as row } from '#api/fake-groups.ts'
import type { GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { directoryOf, directoryQuery } from './directories.ts'
import { settled } from './fake-directory.ts'
import { groupPageQuery, groupQuery } from './queries.ts'
import { groupReadAt } from './read-moments.ts'

// Nothing is mounted here: whatever is on screen, what was read agrees.

const scope: Scope = { center: 'cn-shanghai', appId: 'app1' }
const page = groupPageQuery(scope, { number: 1, size: 20, status: 'all', order: 'newest' })
const group = groupQuery(scope, 'a')

let service: FakeGroups
let queryClient: QueryClient
const readPage = () => queryClient.fetchQuery({ ...page, staleTime: 0 })
const readGroup = () => queryClient.fetchQuery({ ...group, staleTime: 0 })
const listed = () => queryClient.getQueryData(page.queryKey)?.rows.find(({ id }) => id === 'a')
const found = () => directoryOf(queryClient, scope).find('a')

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } } })
  service = new FakeGroups()
  vi.stubGlobal('fetch', service.fetch)
  service.set(row('z'), row('a', { administrators: ['anna'] }), row('b'))
})
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
  vi.unstubAllGlobals()
})

const changes: [string, Partial<GroupRow>][] = [
  ['deleted', { deleted: true }],
  ['renamed', { name: 'Spring show' }],
  ['given another owner', { owner: 'mei' }],
  ['given other administrators', { administrators: ['anna', 'bob'] }],
  ['without its administrator', { administrators: [] }],
]

describe.each(changes)('a group that is %s meanwhile', (_, facts) => {
  const now = row('a', { administrators: ['anna'], ...facts })

  test('told by Describe: page and directory are corrected, without a call', async () => {
    await readPage()
    service.set(now)
    await readGroup()
    expect(listed()).toEqual(now)
    expect(found()).toEqual(now)
    expect(service.calls).toEqual(['ListLiveMessageGroupByPage', 'DescribeLiveMessageGroup'])
    expect(queryClient.getQueryState(group.queryKey)).toMatchObject({ isInvalidated: false })
  })

  test('told by a page: the Describe before it is to be read again', async () => {
    await readGroup()
    service.set(now)
    await readPage()
    expect([listed(), found()]).toEqual([now, now])
    expect(queryClient.getQueryState(group.queryKey)).toMatchObject({ isInvalidated: true, fetchStatus: 'idle' })
    expect(service.calls).toEqual(['DescribeLiveMessageGroup', 'ListLiveMessageGroupByPage'])
  })

  test('told by a page of the directory: so is it, and the page on screen is corrected', async () => {
    await readGroup()
    await readPage()
    service.set(now)
    const directory = directoryOf(queryClient, scope)
    directory.resume()
    await settled(directory)
    expect([listed(), found()]).toEqual([now, now])
    expect(queryClient.getQueryState(group.queryKey)).toMatchObject({ isInvalidated: true })
    expect(queryClient.getQueryState(page.queryKey)).toMatchObject({ isInvalidated: false })
  })
})

test('a Describe that is looked at and older than the list is read again at once', async () => {
  const observer = new QueryObserver(queryClient, group)
  const leave = observer.subscribe(() => undefined)
  await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true))
  service.set(row('a', { deleted: true }))
  await readPage()
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toMatchObject({ deleted: true, deletion: {} }))
  expect(service.calls.filter((action) => action === 'DescribeLiveMessageGroup')).toHaveLength(2)
  leave()
})

test('a Describe that is looked at and tells something new is not read again for it', async () => {
  const observer = new QueryObserver(queryClient, group)
  const leave = observer.subscribe(() => undefined)
  await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true))
  await readPage()
  service.set(row('a', { deleted: true }))
  await observer.refetch()
  expect(observer.getCurrentResult()).toMatchObject({ data: { deleted: true }, fetchStatus: 'idle' })
  expect(listed()).toMatchObject({ deleted: true })
  expect(service.calls).toHaveLength(3)
  leave()
})

test('what a directory reads first contradicts no Describe that tells the same', async () => {
  await readGroup()
  queryClient.removeQueries(directoryQuery(scope))
  await readPage()
  expect(queryClient.getQueryState(group.queryKey)).toMatchObject({ isInvalidated: false })
})

test('reads that agree cause no others', async () => {
  await readGroup()
  await readPage()
  await readGroup()
  expect(queryClient.getQueryState(group.queryKey)).toMatchObject({ isInvalidated: false })
  expect(service.calls).toHaveLength(3)
})

test('a page on its way that was asked for before a Describe does not bring back what was', async () => {
  await readPage()
  const release = service.holdNext('ListLiveMessageGroupByPage')
  const reading = readPage()
  service.set(row('a', { deleted: true }))
  await readGroup()
  release()
  await reading
  expect(listed()).toMatchObject({ deleted: true })
  expect(found()).toMatchObject({ deleted: true })
  expect(queryClient.getQueryState(group.queryKey)).toMatchObject({ isInvalidated: false })
})

test('a page of the directory on its way does not either', async () => {
  await readPage()
  const directory = directoryOf(queryClient, scope)
  const release = service.holdNext('ListLiveMessageGroupByPage')
  directory.resume()
  await vi.waitFor(() => expect(service.calls).toHaveLength(2))
  service.set(row('a', { deleted: true }))
  await readGroup()
  release()
  await settled(directory)
  expect(directory.getSnapshot().complete).toBe(true)
  expect(found()).toMatchObject({ deleted: true })
})

test('a Describe on its way that a page asked for later contradicts is read once more', async () => {
  const release = service.holdNext('DescribeLiveMessageGroup')
  const reading = readGroup()
  service.set(row('a', { deleted: true }))
  await readPage()
  release()
  expect(await reading).toMatchObject({ deleted: true })
  expect(listed()).toMatchObject({ deleted: true })
  expect(service.calls.filter((action) => action === 'DescribeLiveMessageGroup')).toHaveLength(2)
})

test('a page that failed to be read stays failed when a row of it is corrected', async () => {
  await readPage()
  const observer = new QueryObserver(queryClient, { ...page, queryFn: () => Promise.reject(new Error('network')) })
  await observer.refetch()
  const before = queryClient.getQueryState(page.queryKey)
  expect(before?.status).toBe('error')
  service.set(row('a', { deleted: true }))
  await readGroup()
  expect(listed()).toMatchObject({ deleted: true })
  expect(queryClient.getQueryState(page.queryKey)).toMatchObject({
    status: 'error',
    error: new Error('network'),
    dataUpdatedAt: before?.dataUpdatedAt,
  })
})

test('what was asked for before everything was forgotten tells nothing afterwards', async () => {
  const release = service.holdNext('ListLiveMessageGroupByPage')
  const reading = readPage()
  queryClient.clear()
  release()
  await expect(reading).rejects.toThrow('CancelledError')
  expect(directoryOf(queryClient, scope).getSnapshot().entries).toEqual([])
})

test('what was asked for later counts, also when a clock was set back meanwhile', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(60_000)
  service.set(row('a', { deleted: true }))
  await readPage()
  clock.mockReturnValue(1000)
  service.set(row('a'))
  await expect(readGroup()).resolves.toMatchObject({ deleted: false })
  expect([listed()?.deleted, found()?.deleted]).toEqual([false, false])
  expect(service.calls).toEqual(['ListLiveMessageGroupByPage', 'DescribeLiveMessageGroup'])
  clock.mockRestore()
})

test('a reading is dated by both clocks, also when it tells nothing new, and a failed one is not', async () => {
  expect(groupReadAt(queryClient, scope, 'a')).toBeUndefined()
  const wall = vi.spyOn(Date, 'now')
  const running = vi.spyOn(performance, 'now')
  for (const moment of [
    { wall: 2_000_000, running: 5000 },
    { wall: 1_000_000, running: 6000 },
  ]) {
    wall.mockReturnValue(moment.wall)
    running.mockReturnValue(moment.running)
    await readAnew(queryClient, group)
    expect(groupReadAt(queryClient, scope, 'a')).toEqual(moment)
  }
  running.mockReturnValue(7000)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  await expect(readAnew(queryClient, group)).rejects.toBeInstanceOf(Failure)
  expect(groupReadAt(queryClient, scope, 'a')).toEqual({ wall: 1_000_000, running: 6000 })
})
