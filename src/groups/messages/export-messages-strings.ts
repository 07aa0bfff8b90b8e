import { defineStrings } from '#lib/strings.ts'
import { fileStrings } from '../shared/file-strings.ts'

export const exportMessagesStrings = defineStrings({
  en: {
    ...fileStrings.en,
    title: 'Export Messages',
    jsonl: 'JSON lines',
    jsonlHint: 'For programs: one message a line, exact to the last digit and character.',
    noEnd: 'Without an end, all that was said until reading begins.',
    largest: (size: string) => `A file holds ${size} at most. What is beyond goes into further files.`,
    start: 'Export',
    progress: (count: string, size: string) => (count === '1' ? `1 message, ${size}` : `${count} messages, ${size}`),
    reached: (time: string) => `Read up to ${time}`,
    progressName: 'Share of the time range that was read',
    part: (number: string) => `File ${number}`,
    waiting: (why: string) => `${why} Reading goes on by itself.`,
    stopped: 'Stopped. What was read is kept.',
    stoppedByItself: 'Reading stopped. What was read is kept, and it goes on from there.',
    done: (count: string, size: string) =>
      count === '1' ? `1 message is in the file (${size}).` : `${count} messages are in the file (${size}).`,
    upTo: (time: string) => `All that is stored up to ${time} was read.`,
    fresh: 'What was said in the last seconds before that may be listed by the service only later.',
    incomplete: (time: string) => `Incomplete: it ends at ${time}, of which some messages may be missing, too.`,
    full: (size: string, time: string) => `The file has reached ${size}, and ends at ${time}. There are more messages.`,
    nextFile: 'Go on in another file',
    saveIncomplete: 'Save what was read',
    longNumbers: (count: string) =>
      count === '1'
        ? '1 cell holds a number of more than 15 digits: Excel rounds it unless its column is imported as text.'
        : `${count} cells hold numbers of more than 15 digits: Excel rounds them unless their columns are imported as text.`,
  },
  zh: {
    ...fileStrings.zh,
    title: '导出消息',
    jsonl: 'JSON Lines',
    jsonlHint: '供程序使用：每行一条消息，数字和字符均保持原样。',
    noEnd: '不设结束时间时，导出开始读取之前的全部消息。',
    largest: (size: string) => `每个文件最大 ${size}，超出部分写入后续文件。`,
    start: '导出',
    progress: (count: string, size: string) => `${count} 条消息，${size}`,
    reached: (time: string) => `已读取至 ${time}`,
    progressName: '时间范围的读取进度',
    part: (number: string) => `文件 ${number}`,
    waiting: (why: string) => `${why} 将自动继续读取。`,
    stopped: '已停止，已读取的内容会保留。',
    stoppedByItself: '读取已停止，已读取的内容会保留，可从该处继续。',
    done: (count: string, size: string) => `文件中有 ${count} 条消息（${size}）。`,
    upTo: (time: string) => `已读取截至 ${time} 存储的全部消息。`,
    fresh: '在此之前最后几秒的消息，服务可能稍后才会列出。',
    incomplete: (time: string) => `文件不完整：截止于 ${time}，该秒内也可能有消息缺失。`,
    full: (size: string, time: string) => `文件已达 ${size}，截止于 ${time}，之后还有消息。`,
    nextFile: '在新文件中继续',
    saveIncomplete: '保存已读取的内容',
    longNumbers: (count: string) =>
      `${count} 个单元格包含超过 15 位的数字：除非将相应列按文本导入，否则 Excel 会舍入这些数字。`,
  },
})
