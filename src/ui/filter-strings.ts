import { defineStrings } from '#lib/strings.ts'

/** Words that all filters have in common. */
export const filterStrings = defineStrings({
  en: {
    filters: 'Filters',
    on: 'on',
    active: 'Active filters',
    chip: (filter: string, value: string) => `${filter}: ${value}`,
    remove: (chip: string) => `Remove filter ${chip}`,
    clear: 'Clear filters',
    since: (moment: string) => `since ${moment}`,
    until: (moment: string) => `until ${moment}`,
    between: (from: string, to: string) => `${from} to ${to}`,
  },
  zh: {
    filters: '筛选',
    on: '已启用',
    active: '已启用的筛选条件',
    chip: (filter: string, value: string) => `${filter}：${value}`,
    remove: (chip: string) => `移除筛选条件：${chip}`,
    clear: '清除筛选',
    since: (moment: string) => `${moment} 起`,
    until: (moment: string) => `${moment} 止`,
    between: (from: string, to: string) => `${from} 至 ${to}`,
  },
})
