import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const docs = read('docs/testing.md')

/** Selectors of the end-to-end tests, as one text. */
const used = readdirSync(path.join(ROOT, 'e2e'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`e2e/${name}`))
  .join('\n')

test('docs/testing.md promises selectors that the page objects use, each in the file it names', () => {
  const rows = [...docs.matchAll(/^\| [^|]+ \| (.*get.+) \| (.+) \|$/gm)]
  expect(rows.length).toBeGreaterThan(10)
  for (const [, how = '', where = ''] of rows) {
    const [, file] = /`(.+)`/.exec(where) ?? []
    const source = file === undefined ? used : read(`e2e/${file}`)
    for (const [, method = '', first = '', name] of how.matchAll(/(getBy\w+)\('([^']+)'(?:, \{ name: '([^':]+))?/g)) {
      expect([method, first, source.includes(`${method}('${first}'`)]).toEqual([method, first, true])
      expect([name, source.includes(name ?? '')]).toEqual([name, true])
    }
  }
})

test('it stays short, and the guides lead to it', () => {
  expect(docs.split('\n').length).toBeLessThanOrEqual(91)
  for (const file of ['README.md', 'docs/qa.md']) expect(read(file)).toContain('testing.md)')
})
