import { defineStrings } from '#lib/strings.ts'

/** Words of reading what Describe alone tells, where order or filters go by it. */
export const factsStrings = defineStrings({
  en: {
    online: 'Reading online users',
    left: 'Reading times left',
    supergroup: 'Looking for supergroups',
    share: (what: string, share: string) => `${what}: ${share}`,
    soFar: (what: string, known: string, all: string) => `${what}: ${known} of ${all} groups`,
    readOf: (known: string, all: string) => `${known} of ${all} groups read`,
    aboutLeft: (time: string) => `about ${time} left`,
    newestUntilRead: 'Newest first until all are read',
    orderNotFinal: 'Order not final',
    notAllLookedAt: 'Not all groups looked at',
    orderSoFar: 'Show order so far',
    stop: 'Stop',
    goOn: 'Go on',
    allRead: 'All groups are read.',
    failed: 'Not all groups could be read',
  },
  zh: {
    online: '正在读取在线人数',
    left: '正在读取剩余时间',
    supergroup: '正在查找超级大群',
    share: (what: string, share: string) => `${what} ${share}`,
    soFar: (what: string, known: string, all: string) => `${what}：${known} / ${all} 个群组`,
    readOf: (known: string, all: string) => `已读取 ${known} / ${all} 个群组`,
    aboutLeft: (time: string) => `约剩 ${time}`,
    newestUntilRead: '读完前按最新创建排列',
    orderNotFinal: '排序尚未完成',
    notAllLookedAt: '尚未查完所有群组',
    orderSoFar: '按已读取的排序',
    stop: '停止',
    goOn: '继续',
    allRead: '所有群组已读取。',
    failed: '部分群组未能读取',
  },
})
