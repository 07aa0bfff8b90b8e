import { expect, it } from 'vitest'
import { isGone } from './recalling.ts'

it('tells that a message is gone only of a second that was read whole', () => {
  const sentAt = new Map([
    ['a', 1],
    ['b', 1],
    ['c', 2],
    ['d', 3],
  ])
  const gone = isGone(
    sentAt,
    new Map([
      [1, { ids: new Set(['a']), whole: true }],
      [2, { ids: new Set(['x']), whole: false }],
    ]),
  )
  expect(['a', 'b', 'c', 'd', 'unheard'].map(gone)).toEqual([false, true, undefined, undefined, undefined])
})
