import { expect, it } from 'vitest'
import { offeredTypes, withTypeName } from './type-names.ts'

it('names a type, names it anew, and forgets a blank name', () => {
  const names = withTypeName({ 1: 'chat' }, 10_001n, 'gift')
  expect(names).toEqual({ 1: 'chat', 10_001: 'gift' })
  expect(withTypeName(names, 1n, 'talk')).toEqual({ 1: 'talk', 10_001: 'gift' })
  expect(withTypeName(names, 1n, '  ')).toEqual({ 10_001: 'gift' })
})

it('keeps the largest type exact', () => {
  expect(withTypeName({}, 9_223_372_036_854_775_807n, 'notice')).toEqual({ '9223372036854775807': 'notice' })
})

it('offers what the group carries, then what has a name only, by number and not by digits', () => {
  const names = { 10_001: 'price', 1: 'chat', 20: ' gift ' }
  expect(offeredTypes(['9223372036854775807', '10001', '2'], names)).toEqual([
    { type: '2', carried: true },
    { type: '10001', name: 'price', carried: true },
    { type: '9223372036854775807', carried: true },
    { type: '1', name: 'chat', carried: false },
    { type: '20', name: 'gift', carried: false },
  ])
  expect(offeredTypes([], {})).toEqual([])
})
