import { stampOf } from './messages.ts'
import type { App, Group, Message } from './state.ts'

/** What the list and the details both tell of a group, in the vendor's spelling. */
export function groupRow(group: Group) {
  return {
    GroupId: group.id,
    GroupName: group.name,
    GroupInfo: group.info,
    CreatorId: group.owner,
    AdminList: [...group.administrators],
    Createtime: group.createdAt,
    Delete: group.deletion !== undefined,
  }
}

/** Online users, sessions and message counts are told only while a group is live. */
export function liveFacts(group: Group) {
  return {
    TotalTimes: group.sessions,
    OnlineUserCounts: group.members.size,
    MsgAmount: Object.fromEntries([...group.amounts].map(([type, amount]) => [`${type}`, amount])),
    SuperLargeGroup: group.supergroup,
  }
}

/** `Deletor` only when an OperatorId was recorded. */
export function deletionFacts({ at, by }: NonNullable<Group['deletion']>) {
  return { Deletatime: at, ...(by === '' ? {} : { Deletor: by }) }
}

export function messageRow(message: Message) {
  return {
    MsgTid: message.id,
    MsgType: message.type,
    Body: message.body,
    Timestamp: stampOf(message),
    SeqNumber: BigInt(message.seq),
    TotalMessages: message.total,
    Sender: { UserId: message.sender, UserInfo: message.senderInfo },
  }
}

/** What the list and the details both tell of an application, but for `Disable`, which the list spells as text. */
export function appRow(app: App) {
  return {
    AppId: app.id,
    AppName: app.name,
    AppKey: app.key,
    AppSign: app.sign,
    CreateTime: app.createdAt,
    ModifyTime: app.modifiedAt,
    MsgLifeCycle: app.tier,
    DataCenter: app.center,
  }
}
