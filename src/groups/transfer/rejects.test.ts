import { expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { judgeRows } from './judge-rows.ts'
import { loadGroups } from './load-groups.ts'
import { rejectsFile } from './rejects.ts'

const breathe = createBreather()

async function rowsOf(source: Blob | string) {
  const { loaded } = await loadGroups(
    typeof source === 'string' ? { kind: 'text', text: source } : { kind: 'file', file: source },
    { leftOut: new Set(), breathe },
  )
  if (loaded.kind !== 'rows') throw new Error(JSON.stringify(loaded))
  return loaded
}

it.each([
  ['csv', 'id,name,owner,information\nok,x,,\nb d,N,o_1,"\'{""a"":1}"\nok,\'=y,,\ntaken,,,\nlast,,,\n'],
  ['json', '[{"id":"ok"},{"id":"b d","owner":"o_1"},{"id":"ok","name":"=y"},{"id":"taken"},{"id":"last","owner":7}]'],
] as const)(
  'what is refused of %s comes back with what is wrong with it, and can be loaded again',
  async (kind, text) => {
    for (const locale of ['en', 'zh'] as const) {
      const { rows, form } = await rowsOf(text)
      const { good, faulty } = await judgeRows(rows, (id) => (id === 'taken' ? 'live' : undefined), breathe)
      const rejects = rejectsFile(faulty, good, form.kind, locale)
      expect(rejects.kind).toBe(kind)
      const again = await rowsOf(rejects.file)
      const left = [...faulty.map(({ row }) => row), ...good]
      expect(again.rows.map(({ group }) => group)).toEqual(left.map(({ group }) => group))
      const told = await rejects.file.text()
      for (const words of locale === 'en'
        ? ['What is wrong', 'Group ID: Remove the white space inside.', 'Owner: Use letters', 'The same ID stands at']
        : ['错误说明', '群组ID：不能包含空格。', '群主：只能使用字母', '已有相同的 ID']) {
        expect(told).toContain(kind === 'json' && /^(What is wrong|错误说明)$/.test(words) ? '"problem"' : words)
      }
    }
  },
)
