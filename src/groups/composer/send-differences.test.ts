import { expect, it } from 'vitest'
import { differencesOf } from './send-differences.ts'
import { BLANK_MESSAGE } from './send-values.ts'

it('tells which fields differ, and of a text what went and what came', () => {
  const first = { ...BLANK_MESSAGE, senderId: 'anna', content: 'The show begins at 20:00 😀, see you there in hall 1' }
  expect(differencesOf(first, first)).toEqual([])
  const second = { ...first, senderId: 'bob', content: first.content.replace('20:00 😀', '21:00 😁'), doNotStore: true }
  expect(differencesOf(first, second)).toEqual([
    {
      field: 'content',
      start: 'The show begins at 2',
      before: '0:00 😀',
      after: '1:00 😁',
      end: ', see you there in h…',
    },
    { field: 'senderId', start: '', before: 'anna', after: 'bob', end: '' },
    { field: 'doNotStore', start: '', before: '', after: '✓', end: '' },
  ])
})

it('does not count what both have twice', () => {
  const first = { ...BLANK_MESSAGE, content: 'aaa' }
  expect(differencesOf(first, { ...first, content: 'aaaa' })).toMatchObject([{ before: '', after: 'a' }])
})
