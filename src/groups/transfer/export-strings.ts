import { defineStrings } from '#lib/strings.ts'
import { fileStrings } from '../shared/file-strings.ts'

export const exportStrings = defineStrings({
  en: {
    ...fileStrings.en,
    title: 'Export Groups',
    which: 'Groups',
    selected: (count: string) => `Selected ${count}`,
    shown: (count: string) => `Filtered ${count}`,
    all: (count: string) => `All ${count}`,
    json: 'JSON',
    counting: (share: string) => `Reading the list${share}`,
    listFailed: 'Not all groups could be read.',
    takes: (span: string) => `All details are read one group after the other, beside other work: ${span}.`,
    about: (span: string) => `about ${span}`,
    start: (count: string) => `Export ${count}`,
    none: 'No group matches.',
    progress: (read: string, total: string) => `${read} of ${total} groups read`,
    progressName: 'Groups read',
    pause: 'Pause',
    paused: 'Paused',
    pausedByItself: 'Reading stopped. What was read is kept.',
    done: (count: string) => (count === '1' ? '1 group is in the file.' : `${count} groups are in the file.`),
    gone: (count: string) =>
      count === '1'
        ? '1 group does not exist any more, and is left out:'
        : `${count} groups do not exist any more, and are left out:`,
    failed: (count: string) => (count === '1' ? '1 group could not be read:' : `${count} groups could not be read:`),
    andMore: (count: string) => `and ${count} more`,
    readAgain: 'Read these again',
    saveWithout: 'Save without them',
    cutByExcel: (count: string) =>
      count === '1'
        ? '1 cell is longer than 32,767 characters: Excel cuts it when it saves the file.'
        : `${count} cells are longer than 32,767 characters: Excel cuts them when it saves the file.`,
  },
  zh: {
    ...fileStrings.zh,
    title: '导出群组',
    which: '群组范围',
    selected: (count: string) => `已选 ${count}`,
    shown: (count: string) => `筛选结果 ${count}`,
    all: (count: string) => `全部 ${count}`,
    json: 'JSON',
    counting: (share: string) => `正在读取列表${share}`,
    listFailed: '部分群组未能读取。',
    takes: (span: string) => `将逐个读取群组的全部详情，不影响其他操作：${span}。`,
    about: (span: string) => `约 ${span}`,
    start: (count: string) => `导出 ${count} 个`,
    none: '没有匹配的群组。',
    progress: (read: string, total: string) => `已读取 ${read} / ${total} 个群组`,
    progressName: '已读取的群组',
    pause: '暂停',
    paused: '已暂停',
    pausedByItself: '读取已停止，已读取的内容会保留。',
    done: (count: string) => `文件中有 ${count} 个群组。`,
    gone: (count: string) => `${count} 个群组已不存在，未包含在内：`,
    failed: (count: string) => `${count} 个群组未能读取：`,
    andMore: (count: string) => `另有 ${count} 个`,
    readAgain: '重新读取',
    saveWithout: '不含这些群组并保存',
    cutByExcel: (count: string) => `${count} 个单元格超过 32,767 个字符，Excel 保存文件时会截断。`,
  },
})
