import type { Client } from './client.ts'
import type { AnswerOf } from './contract/actions.ts'
import { groupVersion } from './contract/group-version.ts'
import { LIMITS } from './contract/limits.ts'
import { isRefusedWith } from './failure.ts'
import { groupPageParams, type GroupPageRequest } from './group-page-params.ts'
import { scopeParams, type Scope } from './scope.ts'

/** What a list tells of a group. Additional information may weigh 32 KB a row, so rows do not keep it. */
export interface GroupRow {
  id: string
  name: string
  owner: string
  administrators: string[]
  /** UNIX seconds. */
  createdAt: number
  deleted: boolean
}

/** What only a group that is not deleted tells. */
export interface LiveFacts {
  onlineUsers: number
  /** Sessions the group has had in all. */
  sessions: number
  supergroup: boolean
  /** Messages by type, lowest type first. The type stays text: it is a 64-bit number. */
  messageCounts: { type: string; count: bigint }[]
}

/** What only a deleted group tells. */
export interface DeletionFacts {
  /** UNIX seconds; absent when the service does not say. */
  at?: number
  by?: string
}

export interface Group extends GroupRow {
  information: string
  live?: LiveFacts
  deletion?: DeletionFacts
}

/** The part of a group that can be changed after its creation. */
export interface GroupValues {
  information: string
  administrators: string[]
}

export interface GroupPage {
  rows: GroupRow[]
  /** Groups with the status asked for, on all pages. */
  total: number
}

/** No page behind these can be asked for, whatever total the service names: nobody may set out to read more. */
const MOST_GROUPS = LIMITS.groupPageNumber * LIMITS.groupPageSize

/** One page, 1 to 50 rows, by creation time. Pages count from 1; one beyond the end is empty. */
export async function listGroups(
  client: Client,
  scope: Scope,
  page: GroupPageRequest,
  signal?: AbortSignal,
): Promise<GroupPage> {
  const answer = await client.call(
    'ListLiveMessageGroupByPage',
    groupPageParams(scope, page),
    signal === undefined ? {} : { signal },
  )
  return { rows: answer.GroupList.map(toRow), total: Math.min(answer.TotalCount, MOST_GROUPS) }
}

/** How many groups of an application take a place in its quota. */
export async function countLiveGroups(client: Client, scope: Scope, signal?: AbortSignal): Promise<number> {
  const page = await listGroups(client, scope, { number: 1, size: 1, status: 'normal', order: 'newest' }, signal)
  return page.total
}

/** Refused with ResourceNotExist when the ID is unknown or the group was purged. */
export async function describeGroup(client: Client, scope: Scope, id: string, signal?: AbortSignal): Promise<Group> {
  const answer = await client.call(
    'DescribeLiveMessageGroup',
    { ...scopeParams(scope), GroupId: id },
    signal === undefined ? {} : { signal },
  )
  return {
    ...toRow(answer),
    information: answer.GroupInfo,
    ...(answer.Delete ? { deletion: toDeletion(answer) } : { live: toLive(answer) }),
  }
}

export interface NewGroup {
  id: string
  name: string
  owner: string
  administrators: string[]
  information: string
}

/** A taken ID is an answer, not a failure: the service says 200 with flags. */
export type CreateOutcome = 'created' | 'takenByLiveGroup' | 'takenByDeletedGroup'

/** Empty fields are left out. Refused with ErrorTooManyGroups when the quota is full. */
export async function createGroup(
  client: Client,
  scope: Scope,
  group: NewGroup,
  submitKey: string,
): Promise<CreateOutcome> {
  const answer = await client.call(
    'CreateLiveMessageGroup',
    {
      ...scopeParams(scope),
      GroupId: group.id,
      ...(group.name === '' ? {} : { GroupName: group.name }),
      ...(group.information === '' ? {} : { GroupInfo: group.information }),
      ...(group.owner === '' ? {} : { CreatorId: group.owner }),
      ...(group.administrators.length === 0 ? {} : { Administrators: group.administrators }),
    },
    { submitKey },
  )
  if (answer.AlreadyDelete === true) return 'takenByDeletedGroup'
  return answer.AlreadyExists === true ? 'takenByLiveGroup' : 'created'
}

/**
 * Changes only what is given; `opened` is what the operator saw, and a group that differs from it now is refused with
 * `Gateway.GroupChanged` and the current values.
 */
export async function modifyGroup(
  client: Client,
  scope: Scope,
  id: string,
  opened: GroupValues,
  changes: Partial<GroupValues>,
  submitKey: string,
): Promise<void> {
  await client.call(
    'ModifyLiveMessageGroup',
    {
      ...scopeParams(scope),
      GroupId: id,
      ...(changes.information === undefined ? {} : { ModifyInfo: true, GroupInfo: changes.information }),
      ...(changes.administrators === undefined ? {} : { ModifyAdmin: true, AdminList: changes.administrators }),
    },
    { ifMatch: groupVersion(opened.information, opened.administrators), submitKey },
  )
}

/** What a group holds now, when `modifyGroup` was refused because it is not what was opened. */
export function valuesMeanwhile(error: unknown): GroupValues | undefined {
  const current = isRefusedWith(error, 'Gateway.GroupChanged') ? error.facts.current : undefined
  return current === undefined ? undefined : { information: current.GroupInfo, administrators: current.AdminList }
}

/** `operatorId` is recorded by the service as who deleted the group; empty = not recorded. */
export async function deleteGroup(
  client: Client,
  scope: Scope,
  id: string,
  operatorId: string,
  submitKey: string,
): Promise<void> {
  const params = { ...scopeParams(scope), GroupId: id, ...(operatorId === '' ? {} : { OperatorId: operatorId }) }
  await client.call('DeleteLiveMessageGroup', params, { submitKey })
}

/** Refused with ErrorTooManyGroups when the quota is full, ResourceNotExist when the 30 days are over. */
export async function restoreGroup(client: Client, scope: Scope, id: string, submitKey: string): Promise<void> {
  await client.call('RecoverLiveMessageDeletedGroup', { ...scopeParams(scope), GroupId: id }, { submitKey })
}

type WireRow = AnswerOf<'ListLiveMessageGroupByPage'>['GroupList'][number]
type WireGroup = AnswerOf<'DescribeLiveMessageGroup'>

const toRow = (row: WireRow): GroupRow => ({
  id: row.GroupId,
  name: row.GroupName,
  owner: row.CreatorId,
  administrators: row.AdminList,
  createdAt: row.Createtime,
  deleted: row.Delete,
})

const toDeletion = (group: WireGroup): DeletionFacts => ({
  ...(group.Deletatime === undefined ? {} : { at: group.Deletatime }),
  ...(group.Deletor === undefined || group.Deletor === '' ? {} : { by: group.Deletor }),
})

function toLive(group: WireGroup): LiveFacts {
  const counts = Object.entries(group.MsgAmount ?? {}).map(([type, count]) => ({ type, count }))
  counts.sort((a, b) => (byNumber(a.type) < byNumber(b.type) ? -1 : 1))
  return {
    onlineUsers: group.OnlineUserCounts ?? 0,
    sessions: group.TotalTimes ?? 0,
    supergroup: group.SuperLargeGroup ?? false,
    messageCounts: counts,
  }
}

const byNumber = (type: string): bigint => (/^-?\d+$/.test(type) ? BigInt(type) : 0n)
