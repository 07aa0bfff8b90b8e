import { findApp } from '../access.ts'
import type { Handler } from './handler.ts'

/** A disabled application refuses all calls about its groups, messages and users, and keeps everything. Without the flag it stays as it is. */
export const modifyLiveMessageAppDisable: Handler<'ModifyLiveMessageAppDisable'> = (context, params) => {
  const app = findApp(context, params)
  context.changed()
  app.disabled = params.Disable ?? app.disabled
  app.modifiedAt = context.now
  return { AppId: app.id, AppSign: app.sign, Disable: app.disabled, RequestId: context.requestId }
}
