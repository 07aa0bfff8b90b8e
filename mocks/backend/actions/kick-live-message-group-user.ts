import { ServiceError } from '#api/contract/errors.ts'
import { findLiveGroup, findUsableApp } from '../access.ts'
import { kick } from '../presence.ts'
import type { Handler } from './handler.ts'

/** The user is told, those who remain see it leave; nothing keeps it from coming again. */
export const kickLiveMessageGroupUser: Handler<'KickLiveMessageGroupUser'> = (context, params) => {
  const app = findUsableApp(context, params)
  const group = findLiveGroup(app, params.GroupId)
  if (!kick(context, app, group, params.KickoffUser)) {
    throw new ServiceError('ResourceNotExist', `User ${params.KickoffUser} is not in group ${group.id}.`)
  }
  return { RequestId: context.requestId }
}
