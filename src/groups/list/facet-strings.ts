import { defineStrings } from '#lib/strings.ts'
import { filterStrings } from '../../ui/filter-strings.ts'
import { glossary } from '../fields/glossary-strings.ts'

/** Words of the list's filters, and of the chips that say which are on. */
export const facetStrings = defineStrings({
  en: {
    ...filterStrings.en,
    owner: glossary.en.owner,
    administrator: 'Administrator',
    anyone: 'Anyone',
    exactly: (text: string) => `Exactly “${text}”`,
    groups: (count: string) => (count === '1' ? '1 group' : `${count} groups`),
    supergroups: 'Supergroups only',
    supergroupsHelp: 'Each group is read for this: they appear one by one.',
    supergroup: 'Supergroup',
    created: glossary.en.created,
    today: 'Today',
    lastDays: (days: string) => `Last ${days} days`,
    from: 'From',
    to: 'To',
    wrongOrder: 'The first day is after the last one.',
    shown: (count: string) => `${count} shown`,
  },
  zh: {
    ...filterStrings.zh,
    owner: glossary.zh.owner,
    administrator: '管理员',
    anyone: '不限',
    exactly: (text: string) => `完全等于“${text}”`,
    groups: (count: string) => `${count} 个群组`,
    supergroups: '仅显示超级大群',
    supergroupsHelp: '需要逐个查询群组，查到后陆续显示。',
    supergroup: '超级大群',
    created: glossary.zh.created,
    today: '今天',
    lastDays: (days: string) => `最近 ${days} 天`,
    from: '开始日期',
    to: '结束日期',
    wrongOrder: '开始日期晚于结束日期。',
    shown: (count: string) => `显示 ${count} 个`,
  },
})
