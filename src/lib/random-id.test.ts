import { describe, expect, it } from 'vitest'
import { randomId } from './random-id.ts'

describe('randomId', () => {
  it('gives as many letters and digits as asked for', () => {
    for (const length of [1, 12, 24, 64]) expect(randomId(length)).toMatch(new RegExp(`^[a-z2-9]{${length}}$`))
  })

  it('does not repeat itself', () => {
    const ids = Array.from({ length: 2000 }, () => randomId(24))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
