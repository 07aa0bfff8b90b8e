import { DEFAULT_CENTER } from '../access.ts'
import { appRow } from '../answers.ts'
import { pageFrom } from '../pages.ts'
import type { Handler } from './handler.ts'

/** The vendor does not say how many applications a page holds. */
const PAGE_SIZE = 20

/** The caller's applications in one Live Center. The page token is the creation order of the last row told. */
export const listLiveMessageApps: Handler<'ListLiveMessageApps'> = ({ state, requestId }, params) => {
  const { DataCenter = DEFAULT_CENTER } = params
  const { rows, next } = pageFrom(
    [...state.apps.values()],
    ({ order }) => order,
    { ...params, PageSize: PAGE_SIZE },
    (app) => app.account === state.account && app.center === DataCenter,
  )
  return {
    HasMore: next !== undefined,
    ...(next === undefined ? {} : { NextPageToken: next }),
    AppList: rows.map((app) => ({ ...appRow(app), Disable: app.disabled ? 'true' : 'false' })),
    RequestId: requestId,
  }
}
