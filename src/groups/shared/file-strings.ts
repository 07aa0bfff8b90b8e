import { defineStrings } from '#lib/strings.ts'

/** Words about a file that is read together and given to the browser. */
export const fileStrings = defineStrings({
  en: {
    format: 'Format',
    csv: 'CSV',
    csvHint:
      'Opens in Excel and other spreadsheets. A value that such a program would run gets an apostrophe in front.',
    jsonHint: 'For programs. Exact to the last character.',
    stop: 'Stop',
    resume: 'Go on',
    save: 'Save file',
    saveAgain: 'Save again',
    saved: (name: string) => `The browser was given ${name} to save.`,
  },
  zh: {
    format: '格式',
    csv: 'CSV',
    csvHint: '可用 Excel 等电子表格打开。会被其当作公式执行的值前面加一个撇号。',
    jsonHint: '供程序使用，逐字符一致。',
    stop: '停止',
    resume: '继续',
    save: '保存文件',
    saveAgain: '再次保存',
    saved: (name: string) => `已交由浏览器保存：${name}。`,
  },
})
