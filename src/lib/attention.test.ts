import { expect, test } from 'vitest'
import { watchAttention } from './attention.ts'

test.each(['pointerdown', 'keydown', 'wheel'])('nobody is there a minute after the last %s', (sign) => {
  let now = 1000
  const target = new EventTarget()
  const isAway = watchAttention(target, () => now)
  now += 59_999
  expect(isAway()).toBe(false)
  now += 1
  expect(isAway()).toBe(true)
  target.dispatchEvent(new Event(sign))
  expect(isAway()).toBe(false)
  now += 60_000
  expect(isAway()).toBe(true)
})
