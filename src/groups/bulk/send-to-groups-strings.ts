import { defineStrings } from '#lib/strings.ts'

export const sendToGroupsStrings = defineStrings({
  en: {
    title: 'Send Message to Groups',
    headline: (count: string) => (count === '1' ? 'Goes to 1 group' : `Goes to ${count} groups`),
    ok: (count: string) => `Send to ${count}`,
    online: (people: string, groups: string) => `${people} online in ${groups} now.`,
    inGroups: (count: string) => (count === '1' ? '1 group' : `${count} groups`),
    accepted: 'Each group gets a message of its own, with its own ID. Accepted does not mean delivered.',
    unknown: (groups: string) => `Who is online in ${groups} is not known.`,
    everywhere: (groups: string) => `Also to ${groups} where nobody is known to be online`,
    everywhereAll: 'Also to groups where nobody is known to be online',
    everywhereHelp: 'The service refuses messages to an empty group.',
    newType: (groups: string) => `New in ${groups}: it takes one of their types there, for ever.`,
  },
  zh: {
    title: '向群组发送消息',
    headline: (count: string) => `将发送到 ${count} 个群组`,
    ok: (count: string) => `发送到 ${count} 个`,
    online: (people: string, groups: string) => `${groups}当前共有 ${people} 人在线。`,
    inGroups: (count: string) => `${count} 个群组`,
    accepted: '每个群组收到一条独立的消息，消息ID 各不相同。已接受不代表已送达。',
    unknown: (groups: string) => `${groups}的在线人数未知。`,
    everywhere: (groups: string) => `同时发送到无人在线或情况未知的 ${groups}`,
    everywhereAll: '同时发送到无人在线或情况未知的群组',
    everywhereHelp: '群组内无人时，服务会拒绝消息。',
    newType: (groups: string) => `在 ${groups}中是新类型：将永久占用其一种类型。`,
  },
})
