import { findApp } from '../access.ts'
import { appRow } from '../answers.ts'
import type { Handler } from './handler.ts'

/** Also of a disabled application. */
export const describeLiveMessageApp: Handler<'DescribeLiveMessageApp'> = (context, params) => {
  const app = findApp(context, params)
  return {
    ...appRow(app),
    AuditType: app.auditType,
    ...(app.auditType === 2 ? { AuditUrl: app.auditUrl } : {}),
    EventCallbackUrl: app.callbackUrl,
    Disable: app.disabled,
    RequestId: context.requestId,
  }
}
