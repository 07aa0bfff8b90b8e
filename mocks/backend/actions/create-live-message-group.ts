import { findUsableApp } from '../access.ts'
import { checkQuota } from '../quota.ts'
import { untouched } from '../state.ts'
import type { Handler } from './handler.ts'

/**
 * A taken ID is answered with flags and changes nothing, also when the quota is full: the caller learns first that the group
 * is there already.
 */
export const createLiveMessageGroup: Handler<'CreateLiveMessageGroup'> = (context, params) => {
  const { GroupId, GroupName = '', GroupInfo = '', CreatorId = '', Administrators = [] } = params
  const { requestId: RequestId } = context
  const app = findUsableApp(context, params)
  const holder = app.groups.get(GroupId)
  if (holder !== undefined) {
    const AlreadyDelete = holder.deletion !== undefined
    return { GroupId, AlreadyExists: true, ...(AlreadyDelete ? { AlreadyDelete } : {}), RequestId }
  }
  checkQuota(context, app)

  context.changed()
  app.lastGroupOrder += 1
  context.tables.add(app, {
    id: GroupId,
    order: app.lastGroupOrder,
    name: GroupName,
    info: GroupInfo,
    owner: CreatorId,
    administrators: [...Administrators],
    createdAt: context.now,
    ...untouched(),
  })
  return { GroupId, RequestId }
}
