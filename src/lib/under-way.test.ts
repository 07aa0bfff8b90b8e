import { beforeEach, expect, test } from 'vitest'
import { allUnderWay, underWay, whileUnderWay } from './under-way.ts'

/** What other test files, which share the module, have left open. */
let others = 0
beforeEach(() => {
  others = allUnderWay().length
})
const mine = () => allUnderWay().slice(others)

test('what has begun is under way until it is over, in order, each of two alike for itself', () => {
  const first = underWay('a submit')
  const second = underWay('a read')
  const third = underWay('a submit')
  expect(mine()).toEqual(['a submit', 'a read', 'a submit'])
  first()
  // Said twice, it ends nothing of others.
  first()
  expect(mine()).toEqual(['a read', 'a submit'])
  second()
  third()
  expect(mine()).toEqual([])
})

test('a promise is under way for as long as it is open', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const work = whileUnderWay('a call', promise)
  expect(mine()).toEqual(['a call'])
  resolve(7)
  expect(await work).toBe(7)
  expect(mine()).toEqual([])
})

test('a promise that fails is over, too, and its failure is its caller’s', async () => {
  const { promise, reject } = Promise.withResolvers<never>()
  const work = whileUnderWay('a call', promise)
  expect(mine()).toEqual(['a call'])
  reject(new Error('lost'))
  await expect(work).rejects.toThrow('lost')
  expect(mine()).toEqual([])
})
