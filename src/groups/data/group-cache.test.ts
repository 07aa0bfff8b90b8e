import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GroupPage, GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { createGroupCache } from './group-cache.ts'
import { directoryOf } from './directories.ts'
import { groupKeys, type PageRequest } from './queries.ts'

const row = (id: string, facts: Partial<GroupRow> = {}): GroupRow => ({
  id,
  name: '',
  owner: '',
  administrators: [],
  createdAt: 100,
  deleted: false,
  ...facts,
})

const FIRST: Omit<PageRequest, 'status'> = { number: 1, size: 20, order: 'newest' }
/** What Describe answers, by group ID; others are unknown. */
let described: Map<string, GroupRow>
let calls: string[]
let queryClient: QueryClient
let scope: Scope
let applications = 0

beforeEach(() => {
  applications += 1
  scope = { center: 'cn-shanghai', appId: `app${applications}` }
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } } })
  described = new Map()
  calls = []
  vi.stubGlobal('fetch', async (url: string, init: { body: string }) => {
    calls.push(url.slice(url.lastIndexOf('/') + 1))
    const id = /"GroupId":"(\w+)"/.exec(init.body)?.[1] ?? ''
    const found = described.get(id)
    if (found === undefined) {
      return Response.json({ Code: 'ResourceNotExist', Message: '', RequestId: 'r', HostId: '' }, { status: 404 })
    }
    const common = {
      GroupId: found.id,
      GroupName: found.name,
      GroupInfo: '',
      CreatorId: found.owner,
      AdminList: found.administrators,
      Createtime: found.createdAt,
      Delete: found.deleted,
      RequestId: 'r',
    }
    return Response.json(found.deleted ? { ...common, Deletatime: 200 } : { ...common, OnlineUserCounts: 3 })
  })
})
afterEach(() => void vi.unstubAllGlobals())

function seed(status: PageRequest['status'], rows: GroupRow[]) {
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
  described.set('b', row('b', { administrators: ['anna'] }))
  await createGroupCache(queryClient, scope).changed('b')
  expect(calls).toEqual(['DescribeLiveMessageGroup'])
  expect(all.rows()?.[1]?.administrators).toEqual(['anna'])
  expect(normal.rows()?.[0]?.administrators).toEqual(['anna'])
  expect([all.outdated(), normal.outdated()]).toEqual([false, false])
  expect(queryClient.getQueryData(groupKeys.group(scope, 'b'))).toMatchObject({ live: { onlineUsers: 3 } })
})

test('a corrected page is no fresher than it was', async () => {
  const all = seed('all', [row('a')])
  const readAt = all.state()?.dataUpdatedAt
  await queryClient.invalidateQueries({ queryKey: groupKeys.pages(scope), refetchType: 'none' })
  described.set('a', row('a', { deleted: true }))
  await createGroupCache(queryClient, scope).changed('a')
  expect(all.rows()?.[0]?.deleted).toBe(true)
  expect(all.state()).toMatchObject({ dataUpdatedAt: readAt, isInvalidated: true })
})

test('after deleting: the row keeps its place among all; the filtered lists and the quota are outdated', async () => {
  const all = seed('all', [row('a'), row('b')])
  const normal = seed('normal', [row('a'), row('b')])
  const deleted = seed('deleted', [])
  queryClient.setQueryData(groupKeys.quota(scope), 2)
  described.set('a', row('a', { deleted: true }))
  await createGroupCache(queryClient, scope).deleted('a')
  expect(all.rows()?.map((each) => each.deleted)).toEqual([true, false])
  expect([all.outdated(), normal.outdated(), deleted.outdated()]).toEqual([false, true, true])
  expect(queryClient.getQueryState(groupKeys.quota(scope))?.isInvalidated).toBe(true)
  expect(calls).toHaveLength(1)
})

test('after creating: lists that may hold it are outdated, the search knows it', async () => {
  const all = seed('all', [])
  const deleted = seed('deleted', [])
  described.set('new', row('new', { name: 'New show' }))
  await createGroupCache(queryClient, scope).created('new')
  expect([all.outdated(), deleted.outdated()]).toEqual([true, false])
  expect(
    directoryOf(scope)
      .getSnapshot()
      .entries.map((entry) => entry.row.name),
  ).toEqual(['New show'])
})

test('a group that cannot be read after the write outdates what shows it, and does not fail', async () => {
  const all = seed('all', [row('a')])
  await expect(createGroupCache(queryClient, scope).restored('a')).resolves.toBeUndefined()
  expect(all.outdated()).toBe(true)
})
