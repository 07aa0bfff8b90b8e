import { ServiceError } from '#api/contract/errors.ts'
import { DEFAULT_CENTER } from '../access.ts'
import { appRow } from '../answers.ts'
import type { Handler } from './handler.ts'

/** The vendor does not say how many applications a page holds. */
const PAGE_SIZE = 20

/** The caller's applications in one Live Center. The page token is the creation order of the last row told. */
export const listLiveMessageApps: Handler<'ListLiveMessageApps'> = ({ state, requestId }, params) => {
  const { SortType, NextPageToken: token = -1, DataCenter = DEFAULT_CENTER } = params
  if (token < -1) {
    throw new ServiceError('InputInvalid', 'NextPageToken must be one that this call answered, or -1 for the first page.')
  }
  const own = [...state.apps.values()]
    .filter((app) => app.account === state.account && app.center === DataCenter)
    .toSorted((a, b) => (SortType === 1 ? a.order - b.order : b.order - a.order))
  const isFirst = token <= 0
  const rest = own.filter((app) => isFirst || (SortType === 1 ? app.order > token : app.order < token))
  const page = rest.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  const more = rest.length > page.length && last !== undefined
  return {
    HasMore: more,
    ...(more ? { NextPageToken: last.order } : {}),
    AppList: page.map((app) => ({ ...appRow(app), Disable: app.disabled ? 'true' : 'false' })),
    RequestId: requestId,
  }
}
