import { findUsableApp } from '../access.ts'
import { tell } from '../people.ts'
import type { Handler } from './handler.ts'

/** The receiver is told that the message is recalled. An ID that the receiver does not have answers the same. */
export const deleteLiveMessageUserMessage: Handler<'DeleteLiveMessageUserMessage'> = (context, params) => {
  const { MessageId: id, DeleterId: by, DeleterInfo: byInfo = '' } = params
  const app = findUsableApp(context, params)
  const user = app.users.get(params.ReceiverId)
  if (user?.items.some((item) => item.kind === 'userMessage' && item.id === id) === true) {
    context.changed()
    tell(app, params.ReceiverId, context.now, { kind: 'userMessageRecalled', id, by, byInfo })
  }
  return { RequestId: context.requestId }
}
