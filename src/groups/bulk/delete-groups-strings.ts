import { defineStrings } from '#lib/strings.ts'

export const deleteGroupsStrings = defineStrings({
  en: {
    title: 'Delete Groups',
    headline: (count: string) => (count === '1' ? '1 group will be deleted' : `${count} groups will be deleted`),
    ok: (count: string) => `Delete ${count}`,
    online: (people: string, groups: string) =>
      `${people} online in ${groups}: they will be disconnected. Restoring does not bring them back.`,
    inGroups: (count: string) => (count === '1' ? '1 group' : `${count} groups`),
    nobody: 'Nobody is online in them.',
    unknown: (groups: string) => `Who is online in ${groups} is not known.`,
    messagesUntil: 'Messages stay readable at least until',
    restorableUntil: 'Can be restored until',
    until: '; their IDs stay taken until then.',
    slots: (count: string) => `Frees ${count} quota slots; restoring takes them again.`,
    spare: (groups: string) => `Leave out ${groups} where people are online`,
    spareNobody: 'Leave out groups where people are online',
  },
  zh: {
    title: '批量删除群组',
    headline: (count: string) => `将删除 ${count} 个群组`,
    ok: (count: string) => `删除 ${count} 个`,
    online: (people: string, groups: string) =>
      `${groups}共有 ${people} 人在线：他们将断开连接，恢复群组后不会自动回来。`,
    inGroups: (count: string) => `${count} 个群组`,
    nobody: '均无人在线。',
    unknown: (groups: string) => `${groups}的在线人数未知。`,
    messagesUntil: '已存储的消息至少可查询至',
    restorableUntil: '可恢复至',
    until: '；在此之前，其 ID 不可用于新群组。',
    slots: (count: string) => `释放 ${count} 个群组配额；恢复时会再次占用。`,
    spare: (groups: string) => `排除有人在线的 ${groups}`,
    spareNobody: '排除有人在线的群组',
  },
})
