import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupValues } from '#api/groups.ts'
import { changesOf, compareThreeWay, isEmpty, mergeOnto, toEditValues, toGroupValues } from './group-edit.ts'

const opened: GroupValues = { information: 'a\r\nb', administrators: ['x', 'y'] }

const values = fc.record({
  information: fc.constantFrom('', 'a', 'a\r\nb', 'a\nb', '\r', 'c\r\n\nd'),
  administrators: fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'x_1'), { maxLength: 3 }),
})

describe('an untouched form', () => {
  it('changes nothing, whatever line breaks are stored', () => {
    fc.assert(fc.property(values, (group) => isEmpty(changesOf(toGroupValues(toEditValues(group), group), group))))
  })
})

describe('changesOf', () => {
  it('names only what differs', () => {
    expect(changesOf({ ...opened, information: 'a' }, opened)).toEqual({ information: 'a' })
    expect(changesOf({ ...opened, administrators: [] }, opened)).toEqual({ administrators: [] })
    expect(changesOf({ information: '', administrators: ['x'] }, opened)).toEqual({
      information: '',
      administrators: ['x'],
    })
  })

  it('takes the same administrators in another order for the same', () => {
    expect(changesOf({ ...opened, administrators: ['y', 'x'] }, opened)).toEqual({})
  })
})

describe('toGroupValues', () => {
  it('keeps stored CRLF around an edit', () => {
    expect(toGroupValues({ administrators: { ids: ['x'], typing: 'z' }, information: 'a\nb\nc' }, opened)).toEqual({
      administrators: ['x', 'z'],
      information: 'a\r\nb\r\nc',
    })
  })
})

describe('compareThreeWay', () => {
  it('tells who changed what', () => {
    expect(compareThreeWay({ ...opened, information: 'm' }, { ...opened, information: 't' }, opened)).toEqual([
      { field: 'information', outcome: 'conflict' },
    ])
    expect(compareThreeWay({ ...opened, information: 'm' }, { ...opened, administrators: [] }, opened)).toEqual([
      { field: 'administrators', outcome: 'theirs' },
      { field: 'information', outcome: 'mine' },
    ])
    expect(compareThreeWay({ ...opened, information: 's' }, { ...opened, information: 's' }, opened)).toEqual([
      { field: 'information', outcome: 'agreed' },
    ])
    expect(compareThreeWay(opened, opened, opened)).toEqual([])
  })

  it('finds no conflict in a merge that keeps theirs where I changed nothing', () => {
    fc.assert(
      fc.property(values, values, values, (mine, theirs, base) => {
        const merged = mergeOnto(mine, theirs, base)
        const changed = Object.keys(changesOf(merged, theirs))
        const left = compareThreeWay(mine, theirs, base).filter(
          ({ outcome }) => outcome === 'mine' || outcome === 'conflict',
        )
        return changed.length === left.length && left.every(({ field }) => changed.includes(field))
      }),
    )
  })
})
