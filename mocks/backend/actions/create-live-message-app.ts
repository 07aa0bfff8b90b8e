import { ServiceError } from '#api/contract/errors.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { DEFAULT_CENTER } from '../access.ts'
import { newAppId, newSecret } from '../ids.ts'
import { checkPublicUrl } from '../public-url.ts'
import type { App } from '../state.ts'
import type { Handler } from './handler.ts'
import { auditTypeOf } from './modify-live-message-app-audit.ts'

/** Every parameter is optional to the service; an application without a name is called after its ID. */
export const createLiveMessageApp: Handler<'CreateLiveMessageApp'> = (context, params) => {
  const { state, now, requestId } = context
  const { AuditType = 0, AuditUrl = '', EventCallbackUrl = '', MsgLifeCycle = 0, DataCenter = DEFAULT_CENTER } = params
  if (AuditType === 2 && AuditUrl === '') {
    throw new ServiceError('InputInvalid', 'AuditUrl is required when AuditType is 2 (custom moderation). Send it.')
  }
  if (AuditUrl !== '') checkPublicUrl('AuditUrl', AuditUrl)
  if (EventCallbackUrl !== '') checkPublicUrl('EventCallbackUrl', EventCallbackUrl)
  const apps = [...state.apps.values()]
  if (apps.filter((app) => app.account === state.account).length >= LIMITS.applicationsPerAccount) {
    throw new ServiceError(
      'InputInvalid',
      `This account already has ${LIMITS.applicationsPerAccount} applications, the most an account may have.`,
    )
  }

  context.changed()
  const id = newAppId(state)
  const app: App = {
    id,
    order: (apps.at(-1)?.order ?? 0) + 1,
    name: params.AppName ?? id,
    center: DataCenter,
    account: state.account,
    key: newSecret(state),
    sign: newSecret(state),
    auditType: auditTypeOf(AuditType),
    auditUrl: AuditType === 2 ? AuditUrl : '',
    callbackUrl: EventCallbackUrl,
    disabled: false,
    createdAt: now,
    modifiedAt: now,
    tier: MsgLifeCycle,
    groups: new Map(),
    lastGroupOrder: 0,
    users: new Map(),
    lastEvent: 0,
  }
  state.apps.set(id, app)
  return { AppId: id, AppKey: app.key, AppSign: app.sign, DataCenter, RequestId: requestId }
}
