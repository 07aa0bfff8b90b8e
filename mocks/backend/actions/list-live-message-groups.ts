import { findUsableApp } from '../access.ts'
import { groupRow } from '../answers.ts'
import { checkToken } from '../pages.ts'
import { LISTS } from '../tables.ts'
import type { Handler } from './handler.ts'

/** The vendor does not say how many groups a page holds; the token 1001 of its sample suggests a thousand. */
const PAGE_SIZE = 1000

/** The page token is the creation order of the last row told, as text in the answer and as a number in the request. */
export const listLiveMessageGroups: Handler<'ListLiveMessageGroups'> = (context, params) => {
  const { SortType, GroupStatus = 0, NextPageToken: token = -1 } = params
  const groups = context.tables.of(findUsableApp(context, params))[LISTS[GroupStatus] ?? 'all']
  checkToken(token)
  const after = token <= 0 ? undefined : token
  const page = groups.after(after, PAGE_SIZE + 1, SortType === 1 ? 'ascending' : 'descending')
  const rows = page.slice(0, PAGE_SIZE)
  const last = rows.at(-1)
  const Hasmore = page.length > rows.length
  return {
    Hasmore,
    ...(Hasmore && last !== undefined ? { NextpageToken: `${last.order}` } : {}),
    GroupList: rows.map(groupRow),
    RequestId: context.requestId,
  }
}
