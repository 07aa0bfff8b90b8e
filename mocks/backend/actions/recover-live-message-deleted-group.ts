import { ServiceError } from '#api/contract/errors.ts'
import { findGroup, findUsableApp } from '../access.ts'
import { checkQuota } from '../quota.ts'
import type { Handler } from './handler.ts'

/** Name, owner, counts and messages are back; nobody is inside. A purged group is unknown. */
export const recoverLiveMessageDeletedGroup: Handler<'RecoverLiveMessageDeletedGroup'> = (context, params) => {
  const app = findUsableApp(context, params)
  const group = findGroup(app, params.GroupId)
  if (group.deletion === undefined) {
    throw new ServiceError('InputInvalid', `Group ${group.id} is not deleted. There is nothing to restore.`)
  }
  checkQuota(context, app)

  context.changed()
  context.tables.restore(app, group)
  return { GroupId: group.id, RequestId: context.requestId }
}
