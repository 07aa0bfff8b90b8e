import { defineStrings } from '#lib/strings.ts'

/** What a group can be, and the filter that shows either. */
export const statusStrings = defineStrings({
  en: { all: 'All', normal: 'Normal', deleted: 'Deleted' },
  zh: { all: '全部', normal: '正常', deleted: '已删除' },
})
