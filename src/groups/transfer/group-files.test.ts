import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Group, NewGroup } from '#api/groups.ts'
import { createBreather } from '#lib/slices.ts'
import { LOCALES } from '#lib/strings.ts'
import { isoTime } from '#lib/time.ts'
import { EXPORT_COLUMNS, exportRow } from './export-rows.ts'
import { type FileKind, GroupFile, templateFile } from './group-files.ts'
import { loadGroups } from './load-groups.ts'

const GROUP: Group = {
  id: 'a',
  name: 'Night, "1"',
  owner: '=x',
  administrators: ['anna', 'liwei'],
  information: '{\r\n}',
  createdAt: Date.UTC(2026, 10, 23) / 1000,
  deleted: false,
  live: { onlineUsers: 12, sessions: 1, supergroup: false, messageCounts: [] },
}

async function written(kind: FileKind, groups: readonly Group[], locale: 'en' | 'zh' = 'en') {
  const file = new GroupFile(kind, EXPORT_COLUMNS, locale)
  for (const group of groups) file.add(exportRow(group, kind, locale))
  return file.file()
}
const textOf = async (file: Blob) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())

const rowsIn = (json: string) => v.parse(v.array(v.record(v.string(), v.unknown())), JSON.parse(json))

async function readBack(file: Blob): Promise<NewGroup[]> {
  const { loaded } = await loadGroups({ kind: 'file', file }, { leftOut: new Set(), breathe: createBreather() })
  if (loaded.kind !== 'rows') throw new Error(JSON.stringify(loaded))
  return loaded.rows.map(({ group }) => group)
}

describe('a file', () => {
  it('of CSV begins with a byte order mark and the headings, and guards what a spreadsheet would run', async () => {
    const text = await textOf(await written('csv', [GROUP]))
    expect(text).toMatch(
      /^\uFEFFGroup ID,Group Name,Status,Owner,Administrators,Created,Online users,Supergroup,Deleted,/,
    )
    expect(text).toMatch(/\r\na,"Night, ""1""",Normal,'=x,"anna, liwei",2026-11-2\dT[\d:+-]+,12,No,,,,,"\{\r\n\}"\r\n$/)
  })

  it('of JSON holds one object a line, with what there is', async () => {
    const text = await textOf(await written('json', [GROUP, { ...GROUP, id: 'b' }], 'zh'))
    expect(text.split('\n')).toHaveLength(5)
    expect(rowsIn(text)[0]).toEqual({
      id: 'a',
      name: 'Night, "1"',
      status: 'normal',
      owner: '=x',
      administrators: ['anna', 'liwei'],
      created: isoTime(GROUP.createdAt),
      onlineUsers: 12,
      supergroup: false,
      information: '{\r\n}',
    })
  })

  it('tells of deleted groups when, by whom, and until when, which no reader creates', async () => {
    const { live: _, ...rest } = GROUP
    const gone = { ...rest, deleted: true, deletion: { at: Date.UTC(2026, 10, 20) / 1000, by: 'ops' } }
    const [row] = rowsIn(await textOf(await written('json', [gone])))
    expect(row).toMatchObject({
      status: 'deleted',
      deletedBy: 'ops',
      restorableUntil: isoTime(gone.deletion.at + 30 * 86_400),
    })
    expect(row).not.toHaveProperty('onlineUsers')
    for (const kind of ['csv', 'json'] as const) {
      const file = await written(kind, [gone], 'zh')
      const { loaded } = await loadGroups({ kind: 'file', file }, { leftOut: new Set(), breathe: createBreather() })
      expect(loaded.kind === 'rows' && loaded.rows[0]?.deleted).toBe(true)
    }
  })

  it('of any length is one', async () => {
    const groups = Array.from({ length: 40 }, (_, index) => ({
      ...GROUP,
      id: `g${index}`,
      information: 'x'.repeat(32_768),
    }))
    expect((await readBack(await written('csv', groups))).map(({ id }) => id)).toEqual(groups.map(({ id }) => id))
    expect(await readBack(await written('json', []))).toEqual([])
  })
})

it.each(LOCALES.flatMap((locale) => [['csv', locale] as const, ['json', locale] as const]))(
  'a template of %s in %s can be loaded, and creates nothing by itself',
  async (kind, locale) => {
    expect((await readBack(templateFile(kind, locale))).filter(({ id }) => id !== '')).toEqual([])
  },
)

it('what is exported is imported the same, byte for byte', async () => {
  const unit = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    "'",
    '"',
    ',',
    ';',
    'a',
    ' ',
    '中',
    '🎤',
    '\uFEFF',
    '\0',
    '1',
  )
  const text = fc.string({ unit, maxLength: 12 })
  const id = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '7', 'e'), minLength: 1, maxLength: 8 })
  const group = fc.record({
    id,
    name: text,
    owner: id,
    administrators: fc.array(id, { maxLength: 3 }),
    information: text,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(group, { minLength: 1, maxLength: 4 }),
      fc.constantFrom<FileKind>('csv', 'json'),
      fc.constantFrom(...LOCALES),
      async (groups, kind, locale) => {
        const file = await written(
          kind,
          groups.map((fields) => ({ ...GROUP, ...fields })),
          locale,
        )
        expect(await readBack(file)).toEqual(groups)
      },
    ),
    { numRuns: 150 },
  )
})
