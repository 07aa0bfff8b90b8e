import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guarded, unguarded } from './formula-safe.ts'

it.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ["'x", "''x"],
  ["'=x", "''=x"],
  ['x=1', 'x=1'],
  ['\nx', '\nx'],
  ['', ''],
])('guards %j as %j, and takes it back', (value, cell) => {
  expect(guarded(value)).toBe(cell)
  expect(unguarded(cell)).toBe(value)
})

it('takes no apostrophe that somebody typed before anything else', () => {
  expect(unguarded("'tis")).toBe("'tis")
  expect(unguarded("'")).toBe("'")
})

it('gives back every value, and never a cell that runs', () => {
  const value = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", 'a', '"', ',') })
  fc.assert(
    fc.property(value, (text) => {
      expect(unguarded(guarded(text))).toBe(text)
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})
