import { defineStrings } from '#lib/strings.ts'
import { glossary } from '../fields/glossary-strings.ts'

export const restoreStrings = defineStrings({
  en: {
    title: glossary.en.restoreGroup,
    comesBack: 'Comes back',
    backFields: 'Name, owner, administrators and additional information.',
    backMessages: 'Stored messages, as far as the application keeps them.',
    staysAway: 'Does not come back',
    awayMembers: 'Viewers: they have to join again.',
    takesSlot: 'Takes a quota slot.',
    deleted: glossary.en.deletedAt,
    deletedBy: (operator: string) => `by ${operator}`,
    restorableUntil: glossary.en.restorableUntil,
    overTitle: 'The 30 days are over',
    overBody:
      'The service removes the group for good at this time, and its ID is free again. Create a new group instead.',
    notDeletedTitle: 'This group is not deleted',
    notDeletedBody: 'There is nothing to restore.',
    quotaReason: glossary.en.noPlaceFree,
    restoredToast: 'Group restored',
    notRestored: 'We checked: the group is still deleted.',
  },
  zh: {
    title: glossary.zh.restoreGroup,
    comesBack: '会恢复',
    backFields: '群组名称、群主、管理员和扩展信息，与删除前一致。',
    backMessages: '已存储的消息（在应用的消息存储时长内）。',
    staysAway: '不会恢复',
    awayMembers: '观众：需自行重新加入。',
    takesSlot: '会占用一个群组配额。',
    deleted: glossary.zh.deletedAt,
    deletedBy: (operator: string) => `操作者 ${operator}`,
    restorableUntil: glossary.zh.restorableUntil,
    overTitle: '30 天恢复期已过',
    overBody: '服务会在此时彻底清除该群组并释放其 ID，请改为创建新群组。',
    notDeletedTitle: '该群组未被删除',
    notDeletedBody: '无需恢复。',
    quotaReason: glossary.zh.noPlaceFree,
    restoredToast: '群组已恢复',
    notRestored: '已核实：群组仍处于已删除状态。',
  },
})
