import { defineStrings } from '#lib/strings.ts'
import { glossary } from '../fields/glossary-strings.ts'
import { statusStrings } from '../shared/status-strings.ts'

/** Words of selecting groups, and of what can be done with all that are selected. */
export const selectionStrings = defineStrings({
  en: {
    selectPage: 'Select this page',
    selectAll: (count: string) => `Select all ${count}`,
    notAllKnown: 'Available when all groups of the list are read.',
    selected: (count: string) => `${count} selected`,
    mixed: (normal: string, deleted: string) =>
      `${normal} ${statusStrings.en.normal.toLowerCase()}, ${deleted} ${statusStrings.en.deleted.toLowerCase()}`,
    elsewhere: (count: string) => `${count} not in this list`,
    gone: (count: string) => (count === '1' ? '1 no longer exists' : `${count} no longer exist`),
    forgetGone: 'Drop them',
    bar: 'Selected groups',
    sendMessage: glossary.en.sendMessage,
    changeAdministrators: glossary.en.changeAdministrators,
    copyIds: 'Copy IDs',
    restore: 'Restore',
    delete: 'Delete',
    clearSelection: 'Clear selection',
    noneNormal: 'All of them are deleted.',
    noneDeleted: 'None of them is deleted.',
  },
  zh: {
    selectPage: '选择本页',
    selectAll: (count: string) => `选择全部 ${count} 个`,
    notAllKnown: '读取完列表中的所有群组后可用。',
    selected: (count: string) => `已选 ${count} 个`,
    mixed: (normal: string, deleted: string) => `${normal} 个正常，${deleted} 个已删除`,
    elsewhere: (count: string) => `${count} 个不在此列表中`,
    gone: (count: string) => `${count} 个已不存在`,
    forgetGone: '移出选择',
    bar: '所选群组',
    sendMessage: glossary.zh.sendMessage,
    changeAdministrators: glossary.zh.changeAdministrators,
    copyIds: '复制 ID',
    restore: '恢复',
    delete: '删除',
    clearSelection: '清除选择',
    noneNormal: '所选群组均已删除。',
    noneDeleted: '所选群组均未删除。',
  },
})
