import { ServiceError } from '#api/contract/errors.ts'
import { findUsableApp } from '../access.ts'
import { chosenMessageId } from '../ids.ts'
import { DEFAULT_TYPE } from '../messages.ts'
import { tell } from '../people.ts'
import type { Handler } from './handler.ts'

/** Simulated users acknowledge at once, so `HighReliability` waits for nobody; no call ever lists what `Storage` stores. */
export const sendLiveMessageUser: Handler<'SendLiveMessageUser'> = (context, params) => {
  const app = findUsableApp(context, params)
  if (app.users.get(params.ReceiverId)?.online !== true) {
    throw new ServiceError(
      'InputInvalid',
      `User ${params.ReceiverId} is not online. A message to one user needs the receiver online.`,
    )
  }
  context.changed()
  const id = chosenMessageId(context.state, params.MsgTid)
  tell(app, params.ReceiverId, context.now, {
    kind: 'userMessage',
    id,
    type: params.MsgType ?? DEFAULT_TYPE,
    body: params.Body ?? '',
    sender: params.SenderId,
    senderInfo: params.SenderInfo ?? '',
  })
  return { MsgTid: id, RequestId: context.requestId }
}
