import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import { findMovedPages } from './moved-pages.ts'

const PAGE = 5
const rowsFrom = (first: number, count: number): GroupRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `g${first + index}`,
    name: '',
    owner: '',
    administrators: [],
    createdAt: first + index,
    deleted: false,
  }))

/** Pages of `rows` as they are at the moment of asking; `between` runs before each answer. */
function search(before: readonly GroupRow[], rows: GroupRow[], between: (call: number) => void = () => undefined) {
  const calls: number[] = []
  const page = (all: readonly GroupRow[], index: number) => all.slice(index * PAGE, (index + 1) * PAGE)
  const result = findMovedPages(
    Math.ceil(before.length / PAGE),
    (index) => page(before, index).map(({ id }) => id),
    async (number) => {
      calls.push(number)
      between(calls.length)
      return { rows: page(rows, number - 1), total: rows.length }
    },
  )
  return { result, calls }
}

test('finds the first page that a purge or a new group changed, in few looks', async () => {
  const world = fc.record({ groups: fc.nat(300), purgedAt: fc.nat(300), purged: fc.nat(20), created: fc.nat(20) })
  await fc.assert(
    fc.asyncProperty(world, async ({ groups, purgedAt, purged, created }) => {
      const before = rowsFrom(0, groups)
      const after = [...before]
      const gone = after.splice(purgedAt, purged).length
      after.push(...rowsFrom(1000, created))
      const { result, calls } = search(before, after)
      const { from, total, read } = await result
      const pages = Math.ceil(groups / PAGE)
      expect(total).toBe(after.length)
      expect(from).toBe(gone === 0 ? pages : Math.floor(purgedAt / PAGE))
      expect(calls.length).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(pages + 1)))
      for (const [index, { rows }] of read) expect(rows).toEqual(after.slice(index * PAGE, (index + 1) * PAGE))
    }),
  )
})

test('new groups alone cost one look', async () => {
  const before = rowsFrom(0, 98)
  const { result, calls } = search(before, rowsFrom(0, 120))
  expect(await result).toMatchObject({ from: 20, total: 120 })
  expect(calls).toEqual([20])
})

test('a purge during the search makes it doubt what it has seen', async () => {
  const before = rowsFrom(0, 100)
  const now = rowsFrom(0, 100)
  now.splice(78, 1)
  const { result } = search(before, now, (call) => {
    if (call === 3) now.splice(2, 1)
  })
  const { from, total, read } = await result
  expect(from).toBe(0)
  expect(total).toBe(98)
  for (const [index, { rows }] of read) expect(rows).toEqual(now.slice(index * PAGE, (index + 1) * PAGE))
})
