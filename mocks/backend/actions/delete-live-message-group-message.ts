import { findLiveGroup, findUsableApp } from '../access.ts'
import { publish } from '../people.ts'
import type { Handler } from './handler.ts'

/**
 * Recalls every message of that ID: out of the history, out of the cache, and out of the running second. Those inside are told. Counts
 * stay. An ID that nobody knows answers the same and changes nothing.
 */
export const deleteLiveMessageGroupMessage: Handler<'DeleteLiveMessageGroupMessage'> = (context, params) => {
  const { MessageId: id } = params
  const app = findUsableApp(context, params)
  const group = findLiveGroup(app, params.GroupId)
  const isOther = (message: { id: string }) => message.id !== id
  const known = [group.messages, group.cache, group.sent?.messages ?? [], group.feed].some((all) =>
    all.some((item) => (!('kind' in item) || item.kind === 'message') && !isOther(item)),
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
