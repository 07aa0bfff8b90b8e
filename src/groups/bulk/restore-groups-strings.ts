import { defineStrings } from '#lib/strings.ts'

export const restoreGroupsStrings = defineStrings({
  en: {
    title: 'Restore Groups',
    headline: (count: string) => (count === '1' ? '1 group will be restored' : `${count} groups will be restored`),
    ok: (count: string) => `Restore ${count}`,
    comesBack: 'Name, owner, administrators, additional information and stored messages come back.',
    staysAway: 'Viewers do not: they have to join again.',
    slots: (count: string, free: string) => `Takes ${count} quota slots; ${free} are free.`,
    slotsUnknown: 'How many quota slots are free is not known: the service decides.',
    short: (wanted: string, missing: string) =>
      missing === '1'
        ? `Restoring ${wanted} needs 1 more free slot`
        : `Restoring ${wanted} needs ${missing} more free slots`,
    shortSome: (count: string) =>
      `The ${count} with the least time left are restored. Delete other groups to free slots for the rest.`,
    shortNone: 'Delete other groups to free slots.',
    list: 'Show normal groups',
    quotaChecking: 'The free quota slots are being counted.',
  },
  zh: {
    title: '批量恢复群组',
    headline: (count: string) => `将恢复 ${count} 个群组`,
    ok: (count: string) => `恢复 ${count} 个`,
    comesBack: '群组名称、群主、管理员、扩展信息和已存储的消息将恢复。',
    staysAway: '观众不会恢复：需自行重新加入。',
    slots: (count: string, free: string) => `占用 ${count} 个群组配额，当前可用 ${free} 个。`,
    slotsUnknown: '可用配额未知，由服务决定。',
    short: (wanted: string, missing: string) => `恢复 ${wanted} 个群组还需要 ${missing} 个可用配额`,
    shortSome: (count: string) => `将恢复剩余时间最少的 ${count} 个。请删除其他群组，为其余群组释放配额。`,
    shortNone: '请删除其他群组以释放配额。',
    list: '查看正常群组',
    quotaChecking: '正在统计可用配额。',
  },
})
