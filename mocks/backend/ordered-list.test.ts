import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { OrderedList } from './ordered-list.ts'

interface Item {
  order: number
}

/** Adds and removes of items 0 to 2,999, enough to fill and empty several chunks. */
const operations = fc.array(fc.record({ remove: fc.boolean(), order: fc.nat(2999) }), { minLength: 0, maxLength: 400 })

test('answers every page as a sorted array would', () => {
  const items: Item[] = Array.from({ length: 3000 }, (_, order) => ({ order }))
  fc.assert(
    fc.property(
      fc.nat(3000),
      operations,
      fc.nat(3000),
      fc.integer({ min: 1, max: 60 }),
      (filled, steps, skip, count) => {
        const list = new OrderedList((item: Item) => item.order, items.slice(0, filled))
        const model = new Set(items.slice(0, filled))
        for (const { remove, order } of steps) {
          const item = items[order]
          if (item === undefined) continue
          if (remove) {
            list.remove(item)
            model.delete(item)
          } else if (!model.has(item)) {
            list.add(item)
            model.add(item)
          }
        }
        const sorted = [...model].toSorted((a, b) => a.order - b.order)
        expect(list.length).toBe(sorted.length)
        expect(list.page(skip, count, 'ascending')).toEqual(sorted.slice(skip, skip + count))
        expect(list.page(skip, count, 'descending')).toEqual(sorted.toReversed().slice(skip, skip + count))
        expect(list.page(0, 3000, 'ascending')).toEqual(sorted)
        // From an item on, whether it is still there or not; `skip` is an item's order here.
        const later = sorted.filter(({ order }) => order > skip)
        const earlier = sorted.filter(({ order }) => order < skip).toReversed()
        expect(list.after(skip, count, 'ascending')).toEqual(later.slice(0, count))
        expect(list.after(skip, count, 'descending')).toEqual(earlier.slice(0, count))
        expect(list.after(undefined, count, 'ascending')).toEqual(sorted.slice(0, count))
        expect(list.after(undefined, count, 'descending')).toEqual(sorted.toReversed().slice(0, count))
      },
    ),
    { seed: 7, numRuns: 60 },
  )
})

test('ignores the removal of an item it does not hold', () => {
  const list = new OrderedList((item: Item) => item.order, [{ order: 1 }])
  list.remove({ order: 1 })
  list.remove({ order: 2 })
  expect(list.length).toBe(1)
})
