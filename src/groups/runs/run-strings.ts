import { defineStrings } from '#lib/strings.ts'

export const runStrings = defineStrings({
  en: {
    pace: 'Pace',
    half: (perSecond: string) => `Half of the calls (${perSecond} a second)`,
    all: (perSecond: string) => `All calls (${perSecond} a second)`,
    paceHint: 'What is left is for colleagues.',
  },
  zh: {
    pace: '速度',
    half: (perSecond: string) => `一半的调用（每秒 ${perSecond} 次）`,
    all: (perSecond: string) => `全部调用（每秒 ${perSecond} 次）`,
    paceHint: '其余的留给同事使用。',
  },
})
