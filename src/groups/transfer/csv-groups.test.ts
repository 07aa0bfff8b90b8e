import { describe, expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { csvGroups } from './csv-groups.ts'

async function* whole(text: string) {
  yield text
}
const read = (text: string, ...leftOut: string[]) => csvGroups(text, whole(text), new Set(leftOut), createBreather())
const groupsOf = async (text: string, ...leftOut: string[]) => {
  const loaded = await read(text, ...leftOut)
  return loaded.kind === 'rows' ? loaded.rows.map(({ group }) => group) : loaded
}
const BLANK = { id: '', name: '', owner: '', administrators: [], information: '' }

describe('groups of a file', () => {
  it.each([
    [',', 'Group ID,Group Name,Administrators\na,"Night, 1","anna, liwei"\n'],
    [';', 'Group Name;群组ID;管理员\nNight, 1;a;anna, liwei\n'],
    ['\t', '\n\t\nid\tname\tadmins\na\tNight, 1\tanna;liwei\n'],
  ])('are parted by %j, found in the first row', async (delimiter, text) => {
    const loaded = await read(text)
    expect(loaded).toMatchObject({ kind: 'rows', form: { kind: 'csv', delimiter } })
    expect(await groupsOf(text)).toEqual([{ ...BLANK, id: 'a', name: 'Night, 1', administrators: ['anna', 'liwei'] }])
  })

  it('may have no more than IDs', async () => {
    expect(await groupsOf('Group ID\r\na\r\n\r\nb')).toEqual([
      { ...BLANK, id: 'a' },
      { ...BLANK, id: 'b' },
    ])
  })

  it('lose the apostrophe that guards a value, and no other', async () => {
    expect(await groupsOf("id,name,information\na,'=1+1,'tis\nb,''x,'\n")).toEqual([
      { ...BLANK, id: 'a', name: '=1+1', information: "'tis" },
      { ...BLANK, id: 'b', name: "'x", information: "'" },
    ])
  })

  it('know where each value stands, and which groups were deleted', async () => {
    const loaded = await read('information,id,Status,owner\r\n"{\r\n}",a,Deleted,x\r\ny,b\r\n')
    expect(loaded.kind === 'rows' && loaded.rows).toMatchObject([
      {
        place: { line: 2, column: 1 },
        deleted: true,
        places: { information: { line: 2, column: 1 }, id: { line: 3, column: 2 }, owner: { line: 3, column: 4 } },
      },
      { place: { line: 4, column: 1 }, deleted: false, places: { owner: { line: 4, column: 4 } } },
    ])
  })

  it('tell of cells beyond the headings, unless they are empty', async () => {
    const loaded = await read('id,name,\na,b,,\nc,d,e,f\n')
    expect(loaded.kind === 'rows' && loaded.rows.map(({ faults }) => faults)).toEqual([
      [],
      [
        { kind: 'noHeading', found: 'e', place: { line: 3, column: 3 } },
        { kind: 'noHeading', found: 'f', place: { line: 3, column: 4 } },
      ],
    ])
  })
})

describe('headings', () => {
  it('that nobody knows are told with what they may mean, until they are left out', async () => {
    const text = 'id,Onwer,Remark,备注\na,x,y,z\n'
    expect(await read(text)).toMatchObject({
      kind: 'headings',
      missing: undefined,
      faults: [
        { kind: 'unknown', heading: 'Onwer', nearest: 'owner', place: { line: 1, column: 2 } },
        { kind: 'unknown', heading: 'Remark', nearest: undefined, place: { line: 1, column: 3 } },
        { kind: 'unknown', heading: '备注', place: { line: 1, column: 4 } },
      ],
    })
    expect(await groupsOf(text, 'Onwer', 'Remark', '备注')).toEqual([{ ...BLANK, id: 'a' }])
  })

  it('that say the same twice are told, in whatever languages, until one is left out', async () => {
    const text = 'id,Owner,群主\na,x,y\n'
    expect(await read(text)).toMatchObject({
      faults: [{ kind: 'twice', heading: '群主', column: 'owner', place: { line: 1, column: 3 } }],
    })
    expect(await groupsOf(text, '群主')).toEqual([{ ...BLANK, id: 'a', owner: 'x' }])
  })

  it('are missed', async () => {
    expect(await read('name,owner\nx,y')).toMatchObject({ kind: 'headings', missing: 'id' })
    expect(await read('show1,Night 1\nshow2,Night 2')).toMatchObject({ kind: 'headings', missing: 'none', faults: [] })
    expect(await read(' \n\n')).toMatchObject({ kind: 'headings', missing: 'none' })
    expect(await read('')).toMatchObject({ kind: 'headings', missing: 'none' })
  })

  it('of what an export tells besides are passed over', async () => {
    expect(await groupsOf('Group ID,Online users,Deleted by,What is wrong\na,12,x,bad\n')).toEqual([
      { ...BLANK, id: 'a' },
    ])
  })
})

it('more rows than anybody can use are refused', async () => {
  await expect(read(`id\n${'a\n'.repeat(10_001)}`)).rejects.toMatchObject({
    what: 'tooManyRows',
    place: { line: 10_002 },
  })
})
