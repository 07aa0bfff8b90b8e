import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagesToShow } from './pager.tsx'

test.each([
  [1, 1, [1]],
  [3, 7, [1, 2, 3, 4, 5, 6, 7]],
  [1, 265, [1, 2, 3, 4, 5, undefined, 265]],
  [5, 265, [1, undefined, 4, 5, 6, undefined, 265]],
  [263, 265, [1, undefined, 261, 262, 263, 264, 265]],
])('page %i of %i', (page, lastPage, shown) => expect(pagesToShow(page, lastPage)).toEqual(shown))

test('shows the first, the current and the last page, in order and at most seven', () => {
  const place = fc
    .integer({ min: 1, max: 10_000 })
    .chain((last) => fc.tuple(fc.integer({ min: 1, max: last }), fc.constant(last)))
  fc.assert(
    fc.property(place, ([page, lastPage]) => {
      const shown = pagesToShow(page, lastPage)
      const numbers = shown.filter((number) => number !== undefined)
      expect(numbers).toEqual(expect.arrayContaining([1, page, lastPage]))
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
      expect(shown.length).toBeLessThanOrEqual(7)
    }),
  )
})
