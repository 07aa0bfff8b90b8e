import { expect, test } from 'vitest'
import { createNonces } from './nonces.ts'

test('are forgotten in time, and never more than a bound of them kept', () => {
  const nonces = createNonces(1000, 4)
  expect(nonces.use('a', 0)).toBe(true)
  expect(nonces.use('a', 999)).toBe(false)
  expect(nonces.use('a', 1500)).toBe(false)
  expect(nonces.use('a', 9000)).toBe(true)
  for (const nonce of ['b', 'c', 'd', 'e', 'f']) expect(nonces.use(nonce, 9000)).toBe(true)
  expect(nonces.use('f', 9000)).toBe(false)
  expect(nonces.use('a', 9000)).toBe(true)
})
