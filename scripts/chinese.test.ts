/** One rule for spaces in Chinese texts, where no eye is quick enough. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The vendor's terms, and the name of a Live Center, are written without a space. */
const TERMS = /(群组|应用|用户|消息|操作者|发送者)ID|华东2/gu
const TERM_APART = /(群组|应用|用户|消息|操作者|发送者) ID/u
const TOUCHING = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u

/** The lines of a source file whose Chinese and Latin do not stand as the rule says. What is put in at run time counts as neither. */
function faults(source: string): string[] {
  return source.split('\n').filter((line) => {
    const text = line.replaceAll(/\$\{[^}]*\}/g, ' ')
    return TERM_APART.test(text) || TOUCHING.test(text.replaceAll(TERMS, ' '))
  })
}

test('a space stands between Chinese and Latin, and none within a term', () => {
  const files = [...globSync('src/**/*-strings.ts'), ...globSync('mocks/studio/*-strings.ts')]
  expect(files.length).toBeGreaterThan(15)
  expect(files.flatMap((file) => faults(readFileSync(file, 'utf8')).map((line) => `${file}: ${line.trim()}`))).toEqual(
    [],
  )
})

test.each(['推荐ID', '输入群组 ID 以删除', '服务取1', 'HTTP错误'])('the rule refuses %s', (text) => {
  expect(faults(text)).toEqual([text])
})

test.each(['群组ID', '此 ID 可用', '最多 300 个应用', '华东2（上海）'])('and allows %s', (text) => {
  expect(faults(text)).toEqual([])
})
