import { defineStrings } from '#lib/strings.ts'

export const callsStrings = defineStrings({
  en: {
    title: 'Last calls of this page',
    failuresOnly: 'Failures only',
    none: 'No call yet.',
    noFailures: 'No call failed and no fault hit one.',
    notCarriedOut: 'not carried out',
    requestId: 'RequestId',
    ifMatch: 'If-Match',
    request: 'Request',
    answer: 'Answer',
    message: 'Message',
    noAnswer: 'The answer is no longer kept, or there was none.',
    fault: (kind: string) => `fault: ${kind}`,
    olderHidden: (count: string) => `${count} older calls are not shown.`,
  },
  zh: {
    title: '本页最近的调用',
    failuresOnly: '仅失败',
    none: '尚无调用。',
    noFailures: '没有失败的调用，也没有故障命中。',
    notCarriedOut: '未执行',
    requestId: 'RequestId',
    ifMatch: 'If-Match',
    request: '请求',
    answer: '响应',
    message: '消息',
    noAnswer: '响应已不再保留，或没有响应。',
    fault: (kind: string) => `故障：${kind}`,
    olderHidden: (count: string) => `另有 ${count} 次较早的调用未显示。`,
  },
})
