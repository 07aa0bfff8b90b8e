import { expect, it } from 'vitest'
import { withTypeName } from './type-names.ts'

it('names a type, names it anew, and forgets a blank name', () => {
  const names = withTypeName({ 1: 'chat' }, 10_001n, 'gift')
  expect(names).toEqual({ 1: 'chat', 10_001: 'gift' })
  expect(withTypeName(names, 1n, 'talk')).toEqual({ 1: 'talk', 10_001: 'gift' })
  expect(withTypeName(names, 1n, '  ')).toEqual({ 10_001: 'gift' })
})

it('keeps the largest type exact', () => {
  expect(withTypeName({}, 9_223_372_036_854_775_807n, 'notice')).toEqual({ '9223372036854775807': 'notice' })
})
