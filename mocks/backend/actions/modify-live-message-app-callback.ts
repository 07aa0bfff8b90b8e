import { findApp } from '../access.ts'
import { checkPublicUrl } from '../public-url.ts'
import type { Handler } from './handler.ts'

/** No address, or an empty one, turns callbacks off. Kept and validated only: nothing is called. */
export const modifyLiveMessageAppCallback: Handler<'ModifyLiveMessageAppCallback'> = (context, params) => {
  const { EventCallbackUrl: url = '' } = params
  const app = findApp(context, params)
  if (url !== '') checkPublicUrl('EventCallbackUrl', url)
  context.changed()
  app.callbackUrl = url
  app.modifiedAt = context.now
  return {
    AppId: app.id,
    AppSign: app.sign,
    ...(url === '' ? {} : { EventCallbackUrl: url }),
    EventCallbackNeedAuthentication: true,
    RequestId: context.requestId,
  }
}
