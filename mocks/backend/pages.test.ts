import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServiceError } from '#api/contract/errors.ts'
import { pageFrom } from './pages.ts'

/** All pages from the first on; `between` happens to the items after every page. */
function follow(
  items: () => number[],
  SortType: 1 | 2,
  PageSize: number,
  between: () => void = () => undefined,
): number[][] {
  const pages: number[][] = []
  let NextPageToken: number | undefined
  do {
    const page = pageFrom(items(), (item) => item, { SortType, PageSize, NextPageToken })
    pages.push(page.rows)
    NextPageToken = page.next
    between()
  } while (NextPageToken !== undefined)
  return pages
}

const places = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 60 })
  .map((all) => all.toSorted((a, b) => a - b))

test('pages hold every item once, in order, all full but the last', () => {
  fc.assert(
    fc.property(places, fc.constantFrom(1, 2), fc.integer({ min: 1, max: 30 }), (items, SortType, size) => {
      const pages = follow(() => items, SortType === 1 ? 1 : 2, size)
      expect(pages.flat()).toEqual(SortType === 1 ? items : items.toReversed())
      expect(pages.slice(0, -1).every(({ length }) => length === size)).toBe(true)
      expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / size)))
    }),
    { seed: 41 },
  )
})

test('what comes and goes between two pages neither repeats nor skips one of those that stay', () => {
  fc.assert(
    fc.property(
      places,
      fc.array(fc.integer({ min: 1, max: 500 })),
      fc.constantFrom(1, 2),
      (items, changes, SortType) => {
        let current = items
        const moves = [...changes]
        const touched = new Set(changes)
        const pages = follow(
          () => current,
          SortType === 1 ? 1 : 2,
          7,
          () => {
            for (const place of moves.splice(0, 3)) {
              current = current.includes(place)
                ? current.filter((item) => item !== place)
                : [...current, place].toSorted((a, b) => a - b)
            }
          },
        )
        const seen = pages.flat()
        expect(new Set(seen).size).toBe(seen.length)
        const staying = items.filter((item) => !touched.has(item))
        expect(seen.filter((item) => !touched.has(item)).toSorted((a, b) => a - b)).toEqual(staying)
      },
    ),
    { seed: 42 },
  )
})

test('absent, 0 and -1 are the first page; a token that nobody was given is refused', () => {
  const first = (NextPageToken?: number) =>
    pageFrom([4, 5, 6], (item) => item, { SortType: 1, PageSize: 2, NextPageToken })
  for (const token of [undefined, 0, -1]) expect(first(token)).toEqual({ rows: [4, 5], next: 5 })
  expect(first(5)).toEqual({ rows: [6], next: undefined })
  expect(first(6)).toEqual({ rows: [], next: undefined })
  expect(() => first(-2)).toThrow(ServiceError)
})
