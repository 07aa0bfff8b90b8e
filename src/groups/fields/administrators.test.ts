import { describe, expect, it } from 'vitest'
import { administratorProblems, allIds, splitIds, takeTyped } from './administrators.ts'

describe('splitIds', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    ['a，b，c', ['a', 'b', 'c']],
    ['a,，b,', ['a', 'b']],
    ['a\r\nb\nc', ['a', 'b', 'c']],
    ['', []],
  ])('%j', (text, ids) => {
    expect(splitIds(text)).toEqual(ids)
  })

  it('trims nothing', () => {
    expect(splitIds('a, b ,\tc')).toEqual(['a', ' b ', '\tc'])
  })
})

describe('takeTyped', () => {
  it('takes the good ones of a pasted list and leaves the bad ones to be corrected', () => {
    expect(takeTyped({ ids: [], typing: 'uid1,uid-2，uid3, uid4' })).toEqual({
      ids: ['uid1', 'uid3'],
      typing: 'uid-2, uid4',
    })
  })

  it('takes no more than three and no ID twice', () => {
    expect(takeTyped({ ids: ['a'], typing: 'b,a,c,d' })).toEqual({ ids: ['a', 'b', 'c'], typing: 'a,d' })
  })

  it('takes back an ID the group has already, whatever its characters', () => {
    expect(takeTyped({ ids: [], typing: 'ops_lead-1' }, ['ops_lead-1'])).toEqual({ ids: ['ops_lead-1'], typing: '' })
    expect(takeTyped({ ids: [], typing: 'ops_lead-1' })).toEqual({ ids: [], typing: 'ops_lead-1' })
  })
})

describe('administratorProblems', () => {
  it('names every bad ID, typed or taken', () => {
    expect(administratorProblems({ ids: ['a', 'b'], typing: 'a,x-y, c,d,e' })).toEqual([
      { id: 'a', problem: { kind: 'duplicate', value: 'a' } },
      { id: 'x-y', problem: { kind: 'characters', found: '-', allowed: 'lettersDigits' } },
      { id: ' c', problem: { kind: 'whiteSpace', where: 'start' } },
      { id: 'e', problem: { kind: 'tooMany', limit: 3 } },
    ])
  })

  it('counts what is left in the input', () => {
    const value = { ids: ['a'], typing: 'b' }
    expect(allIds(value)).toEqual(['a', 'b'])
    expect(administratorProblems(value)).toEqual([])
  })

  it('measures an ID in bytes', () => {
    expect(administratorProblems({ ids: [], typing: 'x'.repeat(64) })).toEqual([])
    expect(administratorProblems({ ids: [], typing: 'x'.repeat(65) })).toMatchObject([
      { problem: { kind: 'tooLong', used: 65, limit: 64 } },
    ])
  })
})
