import { expect, it } from 'vitest'
import { isAsWanted } from './wanted.ts'

const quiet = (...exempt: string[]) => ({ everybody: true, exempt, users: [] })

it('is quiet for the same people in whatever order, and not for others', () => {
  expect(isAsWanted(quiet('a', 'b'), { everybody: true, exempt: ['b', 'a'] })).toBe(true)
  expect(isAsWanted(quiet(), { everybody: true, exempt: [] })).toBe(true)
  // Where the service adds to who was exempt before.
  expect(isAsWanted(quiet('a', 'b', 'c'), { everybody: true, exempt: ['b', 'a'] })).toBe(false)
  expect(isAsWanted(quiet('a'), { everybody: true, exempt: ['b'] })).toBe(false)
})

it('is open once not everybody is muted', () => {
  expect(isAsWanted({ everybody: false, exempt: ['a'], users: ['b'] }, { everybody: false, exempt: [] })).toBe(true)
  expect(isAsWanted(quiet(), { everybody: false, exempt: [] })).toBe(false)
})
