import { expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { judgeRows } from './judge-rows.ts'
import type { LoadedRow } from './loaded-rows.ts'

const place = (line: number, column: number) => ({ line, column })

function row(line: number, group: Partial<LoadedRow['group']>, more: Partial<LoadedRow> = {}): LoadedRow {
  return {
    place: place(line, 1),
    places: {
      id: place(line, 1),
      name: place(line, 2),
      owner: place(line, 3),
      administrators: place(line, 4),
      information: place(line, 5),
    },
    group: { id: `g${line}`, name: '', owner: '', administrators: [], information: '', ...group },
    deleted: false,
    faults: [],
    ...more,
  }
}

const judge = (...rows: LoadedRow[]) =>
  judgeRows(
    rows,
    (id) => (id === 'alive' ? 'live' : id === 'gone' || id === 'legacy_1' ? 'deleted' : undefined),
    createBreather(),
  )

async function faultsOf(...rows: LoadedRow[]) {
  return (await judge(...rows)).faulty.flatMap(({ faults }) => faults)
}

it('rows that break no rule can be created', async () => {
  const rows = [row(2, { name: '双'.repeat(42) }), row(3, { owner: 'anna', administrators: ['a', 'b', 'c'] })]
  expect(await judge(...rows)).toEqual({ good: rows, faulty: [], deleted: [] })
})

it('groups that a file says were deleted are left out, whatever they hold', async () => {
  const gone = row(2, { id: 'not allowed' }, { deleted: true })
  expect(await judge(gone, row(3, { id: 'x' }))).toMatchObject({
    faulty: [],
    deleted: [gone],
    good: [{ group: { id: 'x' } }],
  })
})

it('every rule of every field is asked, and its place told', async () => {
  const faults = await faultsOf(
    row(2, {
      id: '',
      name: 'x'.repeat(129),
      owner: 'a_b',
      administrators: ['ok', 'ok', 'not ok'],
      information: 'x'.repeat(32_769),
    }),
  )
  expect(faults).toEqual([
    { kind: 'rule', column: 'id', problems: [{ kind: 'required' }], place: place(2, 1) },
    { kind: 'rule', column: 'name', problems: [{ kind: 'tooLong', used: 129, limit: 128 }], place: place(2, 2) },
    {
      kind: 'rule',
      column: 'owner',
      problems: [{ kind: 'characters', found: '_', allowed: 'lettersDigits' }],
      place: place(2, 3),
    },
    {
      kind: 'administrators',
      problems: [
        { id: 'ok', problems: [{ kind: 'duplicate', value: 'ok' }] },
        { id: 'not ok', problems: [{ kind: 'whiteSpace', where: 'inside' }] },
      ],
      place: place(2, 4),
    },
    {
      kind: 'rule',
      column: 'information',
      problems: [{ kind: 'tooLong', used: 32_769, limit: 32_768 }],
      place: place(2, 5),
    },
  ])
})

it('an ID that stands in an earlier row is told with that row, also when that has faults', async () => {
  const { good, faulty } = await judge(
    row(2, { id: 'a', owner: '!' }),
    row(3, { id: 'a' }),
    row(4, { id: 'A' }),
    row(5, { id: 'a' }),
  )
  expect(good.map(({ group }) => group.id)).toEqual(['A'])
  expect(faulty.slice(1).flatMap(({ faults }) => faults)).toEqual([
    { kind: 'repeated', first: place(2, 1), place: place(3, 1) },
    { kind: 'repeated', first: place(2, 1), place: place(5, 1) },
  ])
})

it('IDs that live and deleted groups hold are told, also those that may not be created', async () => {
  expect(await faultsOf(row(2, { id: 'alive' }), row(3, { id: 'gone' }), row(4, { id: 'legacy_1' }))).toEqual([
    { kind: 'taken', by: 'live', place: place(2, 1) },
    { kind: 'taken', by: 'deleted', place: place(3, 1) },
    expect.objectContaining({ kind: 'rule', column: 'id' }),
    { kind: 'taken', by: 'deleted', place: place(4, 1) },
  ])
})

it('what could not be read is not missed besides', async () => {
  const unread = { kind: 'notText', column: 'id', place: place(2, 1) } as const
  const noGroup = { kind: 'notAGroup', place: place(3, 1) } as const
  expect(await faultsOf(row(2, { id: '' }, { faults: [unread] }), row(3, { id: '' }, { faults: [noGroup] }))).toEqual([
    unread,
    noGroup,
  ])
})
