import { findLiveGroup, findUsableApp } from '../access.ts'
import { readableMessages } from '../messages.ts'
import { latestEvents, publish } from '../people.ts'
import type { Handler } from './handler.ts'

/**
 * Recalls every message of that ID: out of the history, out of the cache, and out of the running second. Those inside are told. Counts
 * stay. Of a message that was not stored, those inside are told as long as it is among the group's latest events. An ID that nobody knows answers the same and changes nothing.
 */
export const deleteLiveMessageGroupMessage: Handler<'DeleteLiveMessageGroupMessage'> = (context, params) => {
  const { MessageId: id } = params
  const app = findUsableApp(context, params)
  const group = findLiveGroup(app, params.GroupId)
  const isOther = (message: { id: string }) => message.id !== id
  const delivered = latestEvents(group).filter((item) => item.kind === 'message')
  const known = [readableMessages(app, group, context.now), group.cache, group.sent?.messages ?? [], delivered].some(
    (all) => all.some((item) => !isOther(item)),
  )
  if (known) {
    context.changed()
    group.messages = group.messages.filter(isOther)
    group.cache = group.cache.filter(isOther)
    if (group.sent !== undefined) {
      group.sent.messages = group.sent.messages.filter(isOther)
      // A second without messages must not be left open: later ones would be taken for its own.
      if (group.sent.messages.length === 0) delete group.sent
    }
    publish(app, group, context.now, {
      kind: 'messageRecalled',
      id,
      by: params.DeleterId ?? '',
      byInfo: params.DeleterInfo ?? '',
    })
  }
  return { GroupId: group.id, MessageId: id, RequestId: context.requestId }
}
