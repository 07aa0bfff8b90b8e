import { defineStrings } from '#lib/strings.ts'
import { glossary } from '../fields/glossary-strings.ts'

export const administratorsStrings = defineStrings({
  en: {
    title: glossary.en.changeAdministrators,
    headline: (count: string) => (count === '1' ? '1 group will be changed' : `${count} groups will be changed`),
    ok: (count: string) => `Change ${count}`,
    add: 'Add',
    remove: 'Remove',
    nobodyNamed: 'Name somebody to add or to remove.',
    rest: 'All other administrators, and what changes meanwhile, stay as they are.',
    both: (id: string) => `${id} is to be added, too.`,
    inGroups: 'Now in these groups:',
    removeFrom: (id: string, count: string) => `Remove ${id} (in ${count})`,
    group: 'group',
    groups: 'groups',
    notYet: 'Name somebody to add or to remove: the plan follows.',
  },
  zh: {
    title: glossary.zh.changeAdministrators,
    headline: (count: string) => `将变更 ${count} 个群组`,
    ok: (count: string) => `变更 ${count} 个`,
    add: '添加',
    remove: '移除',
    nobodyNamed: '请填写要添加或移除的管理员。',
    rest: '其余管理员及期间的其他变更保持不变。',
    both: (id: string) => `${id} 同时在添加列表中。`,
    inGroups: '这些群组现有：',
    removeFrom: (id: string, count: string) => `移除 ${id}（${count} 个群组）`,
    group: '个群组',
    groups: '个群组',
    notYet: '填写要添加或移除的管理员后显示计划。',
  },
})
