import { ServiceError } from '#api/contract/errors.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { findLiveGroup, findUsableApp } from '../access.ts'
import { chosenMessageId } from '../ids.ts'
import { DEFAULT_TYPE, typesOf } from '../messages.ts'
import { checkMaySpeak } from '../mutes.ts'
import type { Group } from '../state.ts'
import type { Handler } from './handler.ts'

/**
 * Accepts the message; whether it is delivered is settled at the end of this second. A message ID that was used before is accepted
 * again: a second message under the same ID.
 */
export const sendLiveMessageGroup: Handler<'SendLiveMessageGroup'> = (context, params) => {
  const { MsgType: type = DEFAULT_TYPE, StaticsIncrease: increase = 1n, Weight: weight = 1n } = params
  const app = findUsableApp(context, params)
  const group = findLiveGroup(app, params.GroupId)
  if (group.members.size === 0) {
    throw new ServiceError(
      'InputInvalid',
      `Nobody is online in group ${group.id}. A message needs at least one user there.`,
    )
  }
  checkMaySpeak(group, params.SenderId)
  checkType(group, type)

  context.changed()
  const id = chosenMessageId(context.state, params.MsgTid)
  group.sent ??= { second: context.now, messages: [] }
  group.sent.messages.push({
    id,
    type,
    body: params.Body ?? '',
    sender: params.SenderId,
    senderInfo: params.SenderMetaInfo ?? '',
    weight,
    increase,
    store: params.NoStorage !== true,
    cache: params.NoCache !== true,
  })
  context.tables.expectWork(app, group)
  return { MsgTid: id, RequestId: context.requestId }
}

/** A group carries at most 30 types over its whole life. */
function checkType(group: Group, type: bigint): void {
  if (group.amounts.has(type)) return
  const types = typesOf(group)
  if (types.has(type) || types.size < LIMITS.messageTypesPerGroup) return
  throw new ServiceError(
    'InputInvalid',
    `MsgType ${type} would be the ${types.size + 1}th message type of group ${group.id}; ` +
      `a group may carry ${LIMITS.messageTypesPerGroup}. Use one it carries already.`,
  )
}
