import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeGroups, groupRow as row } from '#api/fake-groups.ts'
import type { GroupPage, GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { createGroupCache } from './group-cache.ts'
import { directoryOf } from './directories.ts'
import { idsOf, settled } from './fake-directory.ts'
import type { GroupPageRequest } from '#api/group-page-params.ts'
import { groupKeys } from './group-keys.ts'
import { groupPageQuery } from './queries.ts'

const FIRST: Omit<GroupPageRequest, 'status'> = { number: 1, size: 20, order: 'newest' }
let service: FakeGroups
let queryClient: QueryClient
const scope: Scope = { center: 'cn-shanghai', appId: 'app1' }

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } } })
  service = new FakeGroups()
  vi.stubGlobal('fetch', service.fetch)
})
afterEach(() => void vi.unstubAllGlobals())

function seed(status: GroupPageRequest['status'], rows: GroupRow[]) {
  const key = groupKeys.page(scope, { ...FIRST, status })
  queryClient.setQueryData<GroupPage>(key, { rows, total: rows.length })
  return {
    rows: () => queryClient.getQueryData<GroupPage>(key)?.rows,
    outdated: () => queryClient.getQueryState(key)?.isInvalidated,
    state: () => queryClient.getQueryState(key),
  }
}

test('after a change: one call, and every list shows it', async () => {
  const all = seed('all', [row('a'), row('b')])
  const normal = seed('normal', [row('b')])
  service.set(row('b', { administrators: ['anna'] }))
  await createGroupCache(queryClient, scope).changed('b')
  expect(service.calls).toEqual(['DescribeLiveMessageGroup'])
  expect(all.rows()?.[1]?.administrators).toEqual(['anna'])
  expect(normal.rows()?.[0]?.administrators).toEqual(['anna'])
  expect([all.outdated(), normal.outdated()]).toEqual([false, false])
  expect(queryClient.getQueryData(groupKeys.group(scope, 'b'))).toMatchObject({ live: { onlineUsers: 3 } })
})

test('a corrected page is no fresher than it was', async () => {
  const all = seed('all', [row('a')])
  const readAt = all.state()?.dataUpdatedAt
  await queryClient.invalidateQueries({ queryKey: groupKeys.pages(scope), refetchType: 'none' })
  service.set(row('a', { deleted: true }))
  await createGroupCache(queryClient, scope).changed('a')
  expect(all.rows()?.[0]?.deleted).toBe(true)
  expect(all.state()).toMatchObject({ dataUpdatedAt: readAt, isInvalidated: true })
})

test('after deleting: the row keeps its place among all; the filtered lists and the quota are outdated', async () => {
  const all = seed('all', [row('a'), row('b')])
  const normal = seed('normal', [row('a'), row('b')])
  const deleted = seed('deleted', [])
  queryClient.setQueryData(groupKeys.quota(scope), 2)
  service.set(row('a', { deleted: true }))
  await createGroupCache(queryClient, scope).deleted('a')
  expect(all.rows()?.map((each) => each.deleted)).toEqual([true, false])
  expect([all.outdated(), normal.outdated(), deleted.outdated()]).toEqual([false, true, true])
  expect(queryClient.getQueryState(groupKeys.quota(scope))?.isInvalidated).toBe(true)
  expect(service.calls).toHaveLength(1)
})

test('after creating: lists that may hold it are outdated, the search knows it', async () => {
  const all = seed('all', [])
  const deleted = seed('deleted', [])
  service.set(row('new', { name: 'New show' }))
  await createGroupCache(queryClient, scope).created('new')
  expect([all.outdated(), deleted.outdated()]).toEqual([true, false])
  expect(
    directoryOf(queryClient, scope)
      .getSnapshot()
      .entries.map((entry) => entry.row.name),
  ).toEqual(['New show'])
})

test('a group that cannot be read after the write outdates what shows it, and does not fail', async () => {
  const all = seed('all', [row('a')])
  await expect(createGroupCache(queryClient, scope).restored('a')).resolves.toBeUndefined()
  expect(all.outdated()).toBe(true)
})

test('after creating: in a directory that is read to the end it comes last and counts, without a call', async () => {
  service.set(row('a'), row('b'))
  const directory = directoryOf(queryClient, scope)
  directory.resume()
  await settled(directory)
  service.set(row('new'))
  service.calls.length = 0
  await createGroupCache(queryClient, scope).created('new')
  expect(directory.getSnapshot()).toMatchObject({ total: 3, complete: true, reading: false })
  expect(idsOf(directory)).toEqual(['a', 'b', 'new'])
  expect(service.calls).toEqual(['DescribeLiveMessageGroup'])
})

test('when the group cannot be read after the write, a page on its way is asked for anew', async () => {
  const query = groupPageQuery(scope, { ...FIRST, status: 'all' })
  service.set(row('a'), row('b'))
  await queryClient.fetchQuery(query)
  const observer = new QueryObserver(queryClient, { ...query, staleTime: 0 })
  const release = service.holdNext('ListLiveMessageGroupByPage')
  const leave = observer.subscribe(() => undefined)
  await vi.waitFor(() => expect(service.calls).toHaveLength(2))
  service.groups.delete('a')
  await createGroupCache(queryClient, scope).deleted('a')
  release()
  await vi.waitFor(() => expect(observer.getCurrentResult().fetchStatus).toBe('idle'))
  expect(observer.getCurrentResult().data?.rows.map(({ id }) => id)).toEqual(['b'])
  leave()
})
