import { expect, it } from 'vitest'
import { readIds } from './id-list.ts'

it('takes IDs however they are separated and quoted, each once', () => {
  const { ids, repeated, faults } = readIds('anna, "bob"\tcarl；dora\r\nanna\n\n_eve、‘frank’ bob')
  expect(ids).toEqual(['anna', 'bob', 'carl', 'dora', '_eve', 'frank'])
  expect(repeated).toEqual(['anna', 'bob'])
  expect(faults).toEqual([])
})

it('tells what can be no user ID at its place', () => {
  const { ids, faults } = readIds(`anna\nbob, c@rl\n${'x'.repeat(65)}`)
  expect(ids).toEqual(['anna', 'bob'])
  expect(faults).toMatchObject([
    { id: 'c@rl', line: 2, column: 6, problems: [{ kind: 'characters', found: '@' }] },
    { line: 3, column: 1, problems: [{ kind: 'tooLong', used: 65 }] },
  ])
})

it('leaves out the heading of a column, and nothing else that looks like one', () => {
  expect(readIds('\nUser ID\nanna\nbob')).toMatchObject({ ids: ['anna', 'bob'], heading: 'User ID' })
  expect(readIds('uid')).toMatchObject({ ids: ['uid'], heading: undefined })
  expect(readIds(' \n , ')).toEqual({ ids: [], repeated: [], faults: [], heading: undefined })
})
