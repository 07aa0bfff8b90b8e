import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import { anyGroup, type HandlersOf, liveGroup, madeUp, pageOf, workingApp } from './handler.ts'
import { daysKept, tellGroup, tellUser } from './passing.ts'
import { type ModelApp, type ModelGroup, type ModelMessage, refuseIf } from './reference.ts'

const MADE_UP_ID = /^[0-9A-F]{32}$/

function isMuted(group: ModelGroup, userId: string): boolean {
  if (group.owner === userId || group.administrators.includes(userId)) return false
  return group.everybodyMuted ? !group.exempt.includes(userId) : group.muted.includes(userId)
}

/** What time has left of a group's history. */
const kept = (app: ModelApp, group: ModelGroup, now: number): ModelMessage[] =>
  group.messages.filter(({ at }) => now < at + daysKept(app))

export const messageHandlers: HandlersOf<
  | 'SendLiveMessageGroup'
  | 'SendLiveMessageUser'
  | 'ListLiveMessageGroupMessages'
  | 'DeleteLiveMessageGroupMessage'
  | 'DeleteLiveMessageUserMessage'
> = {
  SendLiveMessageGroup(model, params, seen) {
    const { group } = liveGroup(model, params)
    const {
      SenderId,
      SenderMetaInfo = '',
      Body = '',
      MsgType = 0n,
      MsgTid = '',
      StaticsIncrease = 1n,
      Weight = 1n,
    } = params
    refuseIf(group.members.size === 0, 'InputInvalid')
    refuseIf(isMuted(group, SenderId), 'NoAuth')
    const types = new Set([...group.amounts.keys(), ...group.sent.map(({ type }) => type)])
    refuseIf(!types.has(MsgType) && types.size >= LIMITS.messageTypesPerGroup, 'InputInvalid')
    const id = MsgTid === '' ? madeUp(seen, 'MsgTid', MADE_UP_ID) : MsgTid
    group.sentAt = model.now
    group.sent.push({
      id,
      type: MsgType,
      body: Body,
      sender: SenderId,
      senderInfo: SenderMetaInfo,
      weight: Weight,
      increase: StaticsIncrease,
      store: params.NoStorage !== true,
      cache: params.NoCache !== true,
    })
    return { MsgTid: id }
  },

  SendLiveMessageUser(model, params, seen) {
    const app = workingApp(model, params)
    const user = app.users.get(params.ReceiverId)
    if (user?.online !== true) refuseIf(true, 'InputInvalid')
    const { SenderId, SenderInfo = '', Body = '', MsgType = 0n, MsgTid = '' } = params
    const id = MsgTid === '' ? madeUp(seen, 'MsgTid', MADE_UP_ID) : MsgTid
    if (user !== undefined) {
      tellUser(model, user, {
        kind: 'userMessage',
        id,
        type: MsgType,
        body: Body,
        sender: SenderId,
        senderInfo: SenderInfo,
      })
      user.ownMessages.push(id)
    }
    return { MsgTid: id }
  },

  ListLiveMessageGroupMessages(model, { PageSize, SortType, NextPageToken, MsgType, BeginTime, EndTime, ...named }) {
    refuseIf(BeginTime !== undefined && EndTime !== undefined && BeginTime > EndTime, 'InputInvalid')
    const { app, group } = anyGroup(model, named)
    const isHidden = group.deleted !== undefined && model.now >= group.deleted.at + RETENTION.deletedGroupMessages
    const matching = (isHidden ? [] : kept(app, group, model.now)).filter(
      ({ type, at, stamp }) =>
        model.now > at + model.settling &&
        (MsgType === undefined || type === MsgType) &&
        (BeginTime === undefined || stamp >= BeginTime) &&
        (EndTime === undefined || stamp <= EndTime),
    )
    const { rows, more, next } = pageOf(matching, NextPageToken, PageSize, ({ seq }) => seq, SortType === 1)
    const MessageList = rows.map(({ id, type, body, stamp, seq, total, sender, senderInfo }) => ({
      MsgTid: id,
      MsgType: type,
      Body: body,
      Timestamp: stamp,
      SeqNumber: BigInt(seq),
      TotalMessages: total,
      Sender: { UserId: sender, UserInfo: senderInfo },
    }))
    return { GroupId: group.id, Hasmore: more, NextPageToken: next, MessageList }
  },

  DeleteLiveMessageGroupMessage(model, { MessageId, DeleterId = '', DeleterInfo = '', ...named }) {
    const { app, group } = liveGroup(model, named)
    const recent = group.heard.filter(({ event }) => event > group.events - 200)
    const known = [...kept(app, group, model.now), ...group.sent, ...group.replayable, ...recent].some(
      ({ id }) => id === MessageId,
    )
    if (known) {
      const others = <T extends { id: string }>(list: readonly T[]) => list.filter(({ id }) => id !== MessageId)
      group.messages = others(group.messages)
      group.sent = others(group.sent)
      group.replayable = others(group.replayable)
      tellGroup(model, app, group, { kind: 'messageRecalled', id: MessageId, by: DeleterId, byInfo: DeleterInfo })
    }
    return { GroupId: group.id, MessageId }
  },

  DeleteLiveMessageUserMessage(model, { ReceiverId, MessageId, DeleterId, DeleterInfo = '', ...named }) {
    const app = workingApp(model, named)
    const user = app.users.get(ReceiverId)
    if (user?.ownMessages.includes(MessageId) === true) {
      user.ownMessages = user.ownMessages.filter((id) => id !== MessageId)
      tellUser(model, user, { kind: 'userMessageRecalled', id: MessageId, by: DeleterId, byInfo: DeleterInfo })
    }
    return {}
  },
}
