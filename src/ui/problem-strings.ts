import type { FieldProblem } from '#api/contract/field-rules.ts'
import { defineStrings, type Locale } from '#lib/strings.ts'
import { characterNames } from './character-strings.ts'

/** How a field says what is wrong with it and what to do. */
const problemStrings = defineStrings({
  en: {
    required: 'Enter a value.',
    be: (several: boolean): string => (several ? 'are' : 'is'),
    tooLong: (used: string, limit: string, over: string) => `${used} bytes: ${over} over the limit of ${limit} bytes.`,
    spaceAtStart: 'Remove the white space at the start.',
    spaceAtEnd: 'Remove the white space at the end.',
    spaceInside: 'Remove the white space inside.',
    spaces: 'Remove all white space.',
    invisible: (found: string) => `Contains an invisible character (${found}).`,
    invisibles: (found: string) => `Contains invisible characters (${found}).`,
    lettersDigits: (found: string, verb: string) =>
      `Use letters (A–Z, a–z) and digits only: ${found} ${verb} not allowed.`,
    lettersDigitsUnderscore: (found: string, verb: string) =>
      `Use letters (A–Z, a–z), digits and _ only: ${found} ${verb} not allowed.`,
    digits: (found: string, verb: string) => `Use digits only: ${found} ${verb} not allowed.`,
    malformed: 'Contains half of a character (a lone surrogate) that cannot be sent. Delete it and type it again.',
    tooLarge: (limit: string) => `The largest value is ${limit}.`,
    tooMany: (limit: string) => `At most ${limit}.`,
    duplicate: (value: string) => `${value} is listed twice.`,
    length: (min: string, max: string) => `Use ${min} to ${max} characters.`,
    scheme: 'Start with http:// or https://.',
    address: 'This is no address that can be called. Check its spelling; a user name or password cannot be part of it.',
    port: 'Leave the port out: the service calls the default one only.',
    privateAddress: 'The service cannot reach a private address. Use a public one.',
  },
  zh: {
    required: '请填写。',
    be: () => '',
    tooLong: (used: string, limit: string, over: string) => `共 ${used} 字节，超出上限（${limit} 字节）${over} 字节。`,
    spaceAtStart: '开头不能有空格。',
    spaceAtEnd: '末尾不能有空格。',
    spaceInside: '不能包含空格。',
    spaces: '不能包含空格。',
    invisible: (found: string) => `包含不可见字符（${found}）。`,
    invisibles: (found: string) => `包含不可见字符（${found}）。`,
    lettersDigits: (found: string) => `只能使用字母（A–Z、a–z）和数字：不允许 ${found}。`,
    lettersDigitsUnderscore: (found: string) => `只能使用字母（A–Z、a–z）、数字和下划线：不允许 ${found}。`,
    digits: (found: string) => `只能使用数字：不允许 ${found}。`,
    malformed: '包含无法发送的半个字符（孤立代理项），请删除后重新输入。',
    tooLarge: (limit: string) => `最大值为 ${limit}。`,
    tooMany: (limit: string) => `最多 ${limit} 个。`,
    duplicate: (value: string) => `${value} 重复。`,
    length: (min: string, max: string) => `请使用 ${min} 至 ${max} 个字符。`,
    scheme: '请以 http:// 或 https:// 开头。',
    address: '该地址无法调用，请检查拼写；地址中不能包含用户名或密码。',
    port: '请去掉端口：服务只调用默认端口。',
    privateAddress: '服务无法访问内网地址，请使用公网地址。',
  },
})

/** The sentence about characters that nobody sees. */
export function invisibleText(found: string, locale: Locale): string {
  const words = problemStrings[locale]
  return (isOne(found) ? words.invisible : words.invisibles)(characterNames(found, locale))
}

const isOne = (characters: string): boolean => [...characters].length === 1

/** All that is wrong with a value, in few sentences. */
export function problemTexts(problems: readonly FieldProblem[], locale: Locale): string[] {
  const isSpace = ({ kind }: FieldProblem) => kind === 'whiteSpace'
  if (problems.filter(isSpace).length < 2) return problems.map((problem) => problemText(problem, locale))
  const others = problems.filter((problem) => !isSpace(problem))
  return [problemStrings[locale].spaces, ...problemTexts(others, locale)]
}

/** The sentence for a problem, in the operator's language. */
function problemText(problem: FieldProblem, locale: Locale): string {
  const words = problemStrings[locale]
  const number = (value: number | bigint) => value.toLocaleString(locale)
  switch (problem.kind) {
    case 'required':
      return words.required
    case 'tooLong':
      return words.tooLong(number(problem.used), number(problem.limit), number(problem.used - problem.limit))
    case 'whiteSpace':
      return { start: words.spaceAtStart, end: words.spaceAtEnd, inside: words.spaceInside }[problem.where]
    case 'characters':
      return words[problem.allowed](characterNames(problem.found, locale), words.be(!isOne(problem.found)))
    case 'invisible':
      return invisibleText(problem.found, locale)
    case 'malformed':
      return words.malformed
    case 'tooLarge':
      return words.tooLarge(String(problem.limit))
    case 'tooMany':
      return words.tooMany(number(problem.limit))
    case 'duplicate':
      return words.duplicate(problem.value)
    case 'length':
      return words.length(number(problem.min), number(problem.max))
    case 'scheme':
    case 'address':
    case 'port':
    case 'privateAddress':
      return words[problem.kind]
  }
}
