import type { RequestOf } from './contract/actions.ts'
import { type Scope, scopeParams } from './scope.ts'

export type GroupStatus = 'all' | 'normal' | 'deleted'
export type GroupOrder = 'newest' | 'oldest'

/** A page of an application's groups, 1 to 50 rows, by creation time. */
export interface GroupPageRequest {
  /** Counted from 1; one beyond the end is empty. */
  number: number
  size: number
  status: GroupStatus
  order: GroupOrder
}

const STATUS = { all: 0, normal: 1, deleted: 2 } as const

/** The parameters of ListLiveMessageGroupByPage. On its own, because the page asks before the client has been loaded. */
export const groupPageParams = (
  scope: Scope,
  { number, size, status, order }: GroupPageRequest,
): RequestOf<'ListLiveMessageGroupByPage'> => ({
  ...scopeParams(scope),
  SortType: order === 'oldest' ? 1 : 2,
  GroupStatus: STATUS[status],
  PageNumber: number,
  PageSize: size,
})
