import { defineStrings } from '#lib/strings.ts'
import { glossary } from '../fields/glossary-strings.ts'

/** Numbers and times as the language writes them. */
type RateWords = Record<'minutes' | 'last' | 'most' | 'mostAt' | 'readings', string>

export const numbersStrings = defineStrings({
  en: {
    counts: 'Messages by type',
    counted: (total: string) => `${total} counted (statistics)`,
    countedMeans: 'A sender may let one message count as any number: these are not numbers of stored messages.',
    messageType: glossary.en.messageType,
    messageCount: 'Counted',
    noMessages: 'No message has been sent yet.',
    countsOfDeleted: 'The service tells no counts of a deleted group.',
    overTime: 'Over time',
    window: 'Since this panel was opened, one hour at most. Where the line has a gap nothing was read.',
    deleted: 'The group is deleted: nobody is in it, and nothing more is stored.',
    people: glossary.en.onlineUsers,
    rate: 'Stored messages a second',
    rateMeans: (long: string, short: string) =>
      `Each point is the mean of ${long} seconds that are over, of ${short} where more is said. What was dropped or not stored is not in it.`,
    rateSummary: ({ minutes, last, most, mostAt, readings }: RateWords) =>
      `Stored messages a second in the last ${minutes} min, ${readings} readings: ${last} as read last, ${most} at most (${mostAt}).`,
    atLeast: (value: string) => `at least ${value}`,
    atLimit: 'at the limit of 50 a second: more may be dropped',
    marks: (some: string, all: string) =>
      `${some} of ${all} readings are marked: not read whole, or at the limit of 50 a second, where more may be dropped.`,
    once: (title: string, value: string, time: string) => `${title}, read once so far: ${value} (${time}).`,
    first: 'The first figure comes in a few seconds.',
    notRead: 'The stored rate could not be read',
    notLoaded: 'The chart could not be loaded. The table has the same figures.',
    table: 'As a table',
    time: (zone: string) => `Time (${zone})`,
  },
  zh: {
    counts: '各类型消息',
    counted: (total: string) => `计数 ${total}（统计）`,
    countedMeans: '发送者可让一条消息计为任意数量，因此这不是已存储消息的数量。',
    messageType: glossary.zh.messageType,
    messageCount: '计数',
    noMessages: '尚未发送过消息。',
    countsOfDeleted: '服务不提供已删除群组的计数。',
    overTime: '变化趋势',
    window: '自打开此面板起，最多一小时。线条中断处表示当时没有读取。',
    deleted: '群组已删除：群内没有成员，也不再存储消息。',
    people: glossary.zh.onlineUsers,
    rate: '每秒存储消息数',
    rateMeans: (long: string, short: string) =>
      `每个点是已结束的 ${long} 秒的平均值，消息较多时为 ${short} 秒。被丢弃或未存储的消息不计入。`,
    rateSummary: ({ minutes, last, most, mostAt, readings }: RateWords) =>
      `最近 ${minutes} 分钟每秒存储的消息数，共 ${readings} 次读取：最近一次 ${last}，最高 ${most}（${mostAt}）。`,
    atLeast: (value: string) => `至少 ${value}`,
    atLimit: '达到每秒 50 条的上限，更多消息可能被丢弃',
    marks: (some: string, all: string) =>
      `${all} 次读取中有 ${some} 次带标记：未完整读取，或达到每秒 50 条的上限，更多消息可能被丢弃。`,
    once: (title: string, value: string, time: string) => `${title}，目前读取一次：${value}（${time}）。`,
    first: '首个数值将在几秒后显示。',
    notRead: '存储速率未能读取',
    notLoaded: '图表未能加载，表格中的数值相同。',
    table: '以表格显示',
    time: (zone: string) => `时间（${zone}）`,
  },
})
