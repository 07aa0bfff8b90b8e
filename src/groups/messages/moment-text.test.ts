import { expect, it } from 'vitest'
import { momentOf, textOfMoment } from './moment-text.ts'

it('writes a second as the field does, and reads it back', () => {
  expect(textOfMoment(undefined)).toBe('')
  const text = textOfMoment(1_764_500_000)
  expect(text).toMatch(/^2025-11-30T\d{2}:\d{2}:20$/)
  expect(momentOf(text)).toBe(1_764_500_000)
})

it('takes nothing for a moment that is blank, half typed or before 1970', () => {
  for (const text of ['', '0202-11-30T12:00:00', '1912-06-23T00:00:00', 'yesterday'])
    expect(momentOf(text)).toBeUndefined()
})
