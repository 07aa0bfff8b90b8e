import { ServiceError } from '#api/contract/errors.ts'
import { findApp } from '../access.ts'
import { checkPublicUrl } from '../public-url.ts'
import type { App } from '../state.ts'
import type { Handler } from './handler.ts'

/** `AuditType` 0, 1, 2. */
export const auditTypeOf = (type: number): App['auditType'] => (type === 2 ? 2 : type === 1 ? 1 : 0)

/** What is left out stays as it is. Kept and validated only: nothing is moderated here. */
export const modifyLiveMessageAppAudit: Handler<'ModifyLiveMessageAppAudit'> = (context, params) => {
  const app = findApp(context, params)
  const type = auditTypeOf(params.AuditType ?? app.auditType)
  const url = params.AuditUrl ?? app.auditUrl
  if (type === 2 && url === '') {
    throw new ServiceError('InputInvalid', 'AuditUrl is required when AuditType is 2 (custom moderation). Send it.')
  }
  if (url !== '') checkPublicUrl('AuditUrl', url)
  context.changed()
  app.auditType = type
  app.auditUrl = type === 2 ? url : ''
  app.modifiedAt = context.now
  return {
    AppId: app.id,
    AppSign: app.sign,
    AuditType: type,
    ...(type === 2 ? { AuditUrl: url, AuditNeedAuthentication: true } : {}),
    RequestId: context.requestId,
  }
}
