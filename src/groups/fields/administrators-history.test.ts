import { expect, test } from 'vitest'
import { createHistory } from './administrators-history.ts'

const value = (ids: string, typing = '') => ({ ids: ids === '' ? [] : ids.split(' '), typing })

test('brings back what was taken, removed and taken back, one after the other', () => {
  const history = createHistory()
  history.record(value('', 'a'), value('a'))
  history.record(value('a', 'b'), value('a b'))
  history.record(value('a b'), value('b'))
  expect(history.undo(value('b'))).toEqual(value('a b'))
  expect(history.undo(value('a b'))).toEqual(value('a', 'b'))
  // The browser does not know how this came there: it is undone in one go.
  expect(history.undo(value('a', 'b'))).toEqual(value('', 'a'))
  expect(history.undo(value('', 'a'))).toBeUndefined()
})

test('leaves typing to the browser, and goes on where that ends', () => {
  const history = createHistory()
  history.record(value('', 'a'), value('', 'ab'))
  expect(history.undo(value('', 'ab'))).toBeUndefined()
  history.record(value('', 'a'), value('a'))
  expect(history.undo(value('a', 'new'))).toBeUndefined()
  expect(history.undo(value('a'))).toEqual(value('', 'a'))
})

test('forgets what went before when the field was filled anew', () => {
  const history = createHistory()
  history.record(value('a'), value(''))
  expect(history.undo(value('x y'))).toBeUndefined()
  expect(history.undo(value(''))).toBeUndefined()
})
