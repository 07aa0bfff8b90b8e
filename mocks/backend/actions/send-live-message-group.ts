import { ServiceError } from '#api/contract/errors.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { findLiveGroup, findUsableApp } from '../access.ts'
import { newMessageId } from '../ids.ts'
import { dropExpired } from '../messages.ts'
import type { Handler } from './handler.ts'

/** The documents name no default for `MsgType`. */
const DEFAULT_TYPE = 0n

/** A message ID that was used before is accepted again: a second message under the same ID. */
export const sendLiveMessageGroup: Handler<'SendLiveMessageGroup'> = (context, params) => {
  const { MsgType: type = DEFAULT_TYPE, StaticsIncrease: increase = 1n, NoStorage = false } = params
  const app = findUsableApp(context, params)
  const group = findLiveGroup(app, params.GroupId)
  if (group.members.size === 0) {
    throw new ServiceError('InputInvalid', `Nobody is online in group ${group.id}. A message needs at least one user there.`)
  }
  if (!group.amounts.has(type) && group.amounts.size >= LIMITS.messageTypesPerGroup) {
    throw new ServiceError(
      'InputInvalid',
      `MsgType ${type} would be the ${group.amounts.size + 1}th message type of group ${group.id}; ` +
        `a group may carry ${LIMITS.messageTypesPerGroup}. Use one it carries already.`,
    )
  }

  context.changed()
  const id = params.MsgTid === undefined || params.MsgTid === '' ? newMessageId(context.state) : params.MsgTid
  const sum = (group.amounts.get(type) ?? 0n) + increase
  const total = sum > LIMITS.int64Max ? LIMITS.int64Max : sum
  group.amounts.set(type, total)
  group.lastSeq += 1
  if (!NoStorage) {
    dropExpired(app, group, context.now)
    group.messages.push({
      id,
      type,
      body: params.Body ?? '',
      at: context.now,
      seq: group.lastSeq,
      total,
      sender: params.SenderId,
      senderInfo: params.SenderMetaInfo ?? '',
    })
  }
  return { MsgTid: id, RequestId: context.requestId }
}
