import { expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { loadGroups, type TextSource } from './load-groups.ts'
import { encodedAs } from './test-encodings.ts'
import type { Encoding } from './text-encoding.ts'

const breathe = createBreather()
const load = (source: TextSource) => loadGroups(source, { leftOut: new Set(), breathe })
const file = (encoding: Encoding, text: string, marked = false): TextSource => ({
  kind: 'file',
  file: new Blob([encodedAs(encoding, text, marked)]),
})

it.each([
  ['a file of Excel in China', file('gb18030', '群组ID;群组名称\r\na;双十一\r\n'), 'csv', 'gb18030'],
  ['a text file of a spreadsheet', file('utf-16le', 'Group ID\tName\r\na\t双十一\r\n', true), 'csv', 'utf-16le'],
  ['JSON with a mark', file('utf-8', '\n[{"id":"a","name":"双十一"}]', true), 'json', 'utf-8'],
  ['what was pasted', { kind: 'text', text: '\uFEFFid\tname\na\t双十一' }, 'csv', undefined],
  ['pasted JSON', { kind: 'text', text: '[{"id":"a","name":"双十一"}]' }, 'json', undefined],
] as const)('%s is read for what it is', async (_, source, form, encoding) => {
  const { loaded, encoding: found } = await load(source)
  expect(found?.encoding).toBe(encoding)
  expect(loaded).toMatchObject({ kind: 'rows', form: { kind: form }, rows: [{ group: { id: 'a', name: '双十一' } }] })
})

it('the encoding that somebody chose is taken', async () => {
  // Both of these bytes are one letter of UTF-8, and one of GB18030.
  const bytes = new Blob([new Uint8Array([...encodedAs('utf-8', 'id,name\na,'), 0xc3, 0xa8])])
  const nameOf = async (encoding?: Encoding) => {
    const { loaded } = await load({ kind: 'file', file: bytes, encoding })
    return loaded.kind === 'rows' ? loaded.rows[0]?.group.name : undefined
  }
  expect(await nameOf()).toBe('è')
  expect(await nameOf('gb18030')).toBe('猫')
})

it('half a character in pasted text is told with its place', async () => {
  await expect(load({ kind: 'text', text: 'id\na\nb🎤\ud83c' })).rejects.toMatchObject({
    what: 'halfCharacter',
    place: { line: 3, column: 3 },
  })
})

it('long text is cut between characters, and what is read is told', async () => {
  const shares: number[] = []
  const text = `id,name\n${'a,🎤🎤🎤\n'.repeat(9_000)}`
  const { loaded } = await loadGroups(
    { kind: 'text', text },
    { leftOut: new Set(), breathe, onProgress: (share) => shares.push(share) },
  )
  expect(loaded.kind === 'rows' && new Set(loaded.rows.map(({ group }) => group.name))).toEqual(new Set(['🎤🎤🎤']))
  expect(shares.at(-1)).toBe(1)
  expect(shares.length).toBeGreaterThan(1)
})
