import { ServiceError } from '#api/contract/errors.ts'
import type { LiveCenter } from '#api/contract/fields.ts'
import type { Context } from './context.ts'
import type { App, Group } from './state.ts'

interface AppParams {
  AppId: string
  DataCenter?: LiveCenter | undefined
}

/** What an omitted `DataCenter` means: the documents name it for creating applications only; assumed for the rest. */
export const DEFAULT_CENTER: LiveCenter = 'cn-shanghai'

/** The application a call names, disabled or not. */
export function findApp({ state }: Context, { AppId, DataCenter = DEFAULT_CENTER }: AppParams): App {
  const app = state.apps.get(AppId)
  if (app === undefined || app.center !== DataCenter) {
    throw new ServiceError(
      'ResourceNotExist',
      `There is no application ${AppId} in ${DataCenter}. Check the application ID and the Live Center (DataCenter).`,
    )
  }
  if (app.account !== state.account) {
    throw new ServiceError('NoAuth', `Application ${AppId} belongs to another account. Ask its owner for access.`)
  }
  return app
}

/** The application a call about groups or messages names: a disabled one refuses those. */
export function findUsableApp(context: Context, params: AppParams): App {
  const app = findApp(context, params)
  if (app.disabled) {
    throw new ServiceError('NoAuth', `Application ${app.id} is disabled. Enable it before working with its groups.`)
  }
  return app
}

/** A group that exists, deleted or not. */
export function findGroup(app: App, groupId: string): Group {
  const group = app.groups.get(groupId)
  if (group === undefined) {
    throw new ServiceError('ResourceNotExist', `There is no group ${groupId} in application ${app.id}.`)
  }
  return group
}

export function findLiveGroup(app: App, groupId: string): Group {
  const group = findGroup(app, groupId)
  if (group.deletion !== undefined) {
    throw new ServiceError('ResourceNotExist', `Group ${groupId} is deleted. Restore it before using it.`)
  }
  return group
}
