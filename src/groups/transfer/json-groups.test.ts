import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { FormFault } from './csv-records.ts'
import { jsonGroups } from './json-groups.ts'
import { pieces } from './test-pieces.ts'

const read = (text: string, leftOut: string[] = [], size = 5) =>
  jsonGroups(pieces(text, size), new Set(leftOut), createBreather())
async function rowsOf(text: string) {
  const loaded = await read(text)
  if (loaded.kind !== 'rows') throw new Error(loaded.kind)
  return loaded.rows
}
async function faultOf(text: string, size = 5) {
  const error: unknown = await read(text, [], size).catch((thrown: unknown) => thrown)
  return error instanceof FormFault ? { what: error.what, ...error.place } : error
}

const BLANK = { id: '', name: '', owner: '', administrators: [], information: '' }

describe('groups of a list', () => {
  it('are its objects, by keys in any order and language, with what an export tells besides', async () => {
    const text = `[
  { "status": "normal", "name": "N \\"1\\" ]", "id": "a", "administrators": ["anna", "liwei"], "onlineUsers": 5 },
  {"群组ID":"b","管理员":"anna, liwei","information":"{\\n}","owner":null,"status":"deleted"}
]`
    const rows = await rowsOf(text)
    expect(rows.map(({ group, deleted }) => ({ group, deleted }))).toEqual([
      { group: { ...BLANK, id: 'a', name: 'N "1" ]', administrators: ['anna', 'liwei'] }, deleted: false },
      { group: { ...BLANK, id: 'b', information: '{\n}', administrators: ['anna', 'liwei'] }, deleted: true },
    ])
    expect(rows[0]).toMatchObject({ place: { line: 2, column: 3 }, places: { id: { line: 2, column: 52 } } })
  })

  it('may be none', async () => {
    expect(await rowsOf(' [ ] \n')).toEqual([])
  })

  it.each([
    ['[{"id":7}]', { kind: 'notText', column: 'id', place: { line: 1, column: 8 } }],
    [
      '[{"id":"a",\n"information":{"x":1}}]',
      { kind: 'notText', column: 'information', place: { line: 2, column: 15 } },
    ],
    ['[{"id":"a","administrators":[1]}]', { kind: 'notIds', column: 'administrators', place: { line: 1, column: 29 } }],
    ['[{"id":"a", "id":"b"}]', { kind: 'keyTwice', key: 'id', place: { line: 1, column: 13 } }],
    ['[{"id":"a", "群组ID":"b"}]', { kind: 'keyTwice', key: '群组ID', place: { line: 1, column: 13 } }],
    ['[{"id":"a","remark":1,"remark":1}]', undefined],
    ['[ 7]', { kind: 'notAGroup', place: { line: 1, column: 3 } }],
    ['["a" ]', { kind: 'notAGroup', place: { line: 1, column: 2 } }],
    ['[[{}]]', { kind: 'notAGroup', place: { line: 1, column: 2 } }],
    ['[null,\r\n{}]', { kind: 'notAGroup', place: { line: 1, column: 2 } }],
  ])('%s says what it is not read for', async (text, fault) => {
    const loaded = await read(text)
    expect(loaded.kind === 'rows' ? loaded.rows[0]?.faults : undefined).toEqual(fault && [fault])
  })

  it('keep what is of another kind as it is written, for whoever corrects it', async () => {
    const [row, other] = await rowsOf('[{"id":7,"information":{"x": 1},"administrators":{"a":1}}, true]')
    expect(row?.group).toEqual({ ...BLANK, id: '7', information: '{"x": 1}', administrators: ['{"a":1}'] })
    expect(other?.group).toEqual({ ...BLANK, id: 'true' })
  })

  it('with a key that nobody knows are not read until it is left out', async () => {
    const text = '[{"id":"a","nmae":"x"},\n{"id":"b","nmae":"y","toString":1}]'
    expect(await read(text)).toMatchObject({
      kind: 'headings',
      faults: [
        { kind: 'unknown', heading: 'nmae', nearest: 'name', place: { line: 1, column: 12 } },
        { kind: 'unknown', heading: 'toString', nearest: undefined, place: { line: 2, column: 22 } },
      ],
    })
    expect(await read(text, ['nmae', 'toString'])).toMatchObject({ kind: 'rows' })
  })
})

it.each([
  ['{"id":"a"}', { what: 'notAList', line: 1, column: 1 }],
  ['', { what: 'notAList', line: 1, column: 1 }],
  ['[{"id":"a"}', { what: 'jsonEnds', line: 1, column: 12 }],
  ['[\n{"id":"a"', { what: 'jsonEnds', line: 2, column: 1 }],
  ['[{"id":"a"},]', { what: 'json', line: 1, column: 13 }],
  ['[,{"id":"a"}]', { what: 'json', line: 1, column: 2 }],
  ['[{"id":"a"} {"id":"b"}]', { what: 'json', line: 1, column: 13 }],
  ['[{"id":"a"}]\n[]', { what: 'jsonGoesOn', line: 2, column: 1 }],
  ['[{"id" "a"}]', { what: 'json', line: 1, column: 8 }],
  ['[{"id":"a",}]', { what: 'json', line: 1, column: 12 }],
  ['[{"id":"a" /* x */}]', { what: 'json', line: 1, column: 12 }],
  ["[{'id':'a'}]", { what: 'json', line: 1, column: 3 }],
  ['[tru]', { what: 'json', line: 1, column: 2 }],
  [`[${'['.repeat(200)}`, { what: 'tooDeep', line: 1, column: 102 }],
])('a text that is no list of objects is told with its place: %s', async (text, fault) => {
  expect(await faultOf(text)).toEqual(fault)
})

it('an element that never ends is told', async () => {
  expect(await faultOf(`[\n{"id":"${'x'.repeat(1_100_000)}`, 65_536)).toEqual({ what: 'tooLong', line: 2, column: 1 })
})

it('reads what JSON.stringify writes, however it is cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', ']', '}', ',', '\n', '\u2028', '中', '🎤', '\ud800') })
  const group = fc.record({ id: text, name: text, owner: text, administrators: fc.array(text), information: text })
  await fc.assert(
    fc.asyncProperty(
      fc.array(group, { maxLength: 4 }),
      fc.nat(2),
      fc.integer({ min: 1, max: 30 }),
      async (groups, indent, size) => {
        const loaded = await read(JSON.stringify(groups, undefined, indent), [], size)
        expect(loaded.kind === 'rows' && loaded.rows.map((row) => row.group)).toEqual(groups)
      },
    ),
    { numRuns: 150 },
  )
})
