import { findUsableApp } from '../access.ts'
import { groupRow } from '../answers.ts'
import { LISTS } from '../tables.ts'
import type { Handler } from './handler.ts'

/** Groups by creation time, those of the same second by creation order. A page beyond the end is empty. */
export const listLiveMessageGroupByPage: Handler<'ListLiveMessageGroupByPage'> = (context, params) => {
  const { SortType, GroupStatus = 0, PageNumber = 1, PageSize = 20 } = params
  const groups = context.tables.of(findUsableApp(context, params))[LISTS[GroupStatus] ?? 'all']
  const page = groups.page((PageNumber - 1) * PageSize, PageSize, SortType === 1 ? 'ascending' : 'descending')
  return {
    TotalCount: groups.length,
    PageNumber,
    PageSize,
    GroupList: page.map(groupRow),
    RequestId: context.requestId,
  }
}
