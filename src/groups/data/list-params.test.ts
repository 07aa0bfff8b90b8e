import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeListParams,
  DIRECTIONS,
  type ListParams,
  PAGE_SIZES,
  readListParams,
  SORT_KEYS,
  STATUSES,
  writeListParams,
} from './list-params.ts'

const DEFAULTS: ListParams = { status: 'all', q: '', sort: 'created', order: 'desc', page: 1, size: 20 }

const anyParams = fc.record<ListParams>({
  status: fc.constantFrom(...STATUSES),
  q: fc.string({ unit: 'grapheme' }),
  sort: fc.constantFrom(...SORT_KEYS),
  order: fc.constantFrom(...DIRECTIONS),
  page: fc.integer({ min: 1, max: 10_000 }),
  size: fc.constantFrom(...PAGE_SIZES),
})

const read = (text: string) => readListParams(new URLSearchParams(text))

test('what is written into an address is read from it again', () => {
  fc.assert(
    fc.property(anyParams, (params) => {
      expect(read(writeListParams(new URLSearchParams(), params).toString())).toEqual(params)
    }),
  )
})

test('defaults leave no trace in the address', () => {
  expect(writeListParams(new URLSearchParams('status=deleted&page=3'), DEFAULTS).toString()).toBe('')
  expect(writeListParams(new URLSearchParams(), { ...DEFAULTS, sort: 'name', order: 'asc' }).toString()).toBe(
    'sort=name',
  )
})

test('what is not the list’s stays in the address', () => {
  const written = writeListParams(new URLSearchParams('tab=messages&page=2'), DEFAULTS)
  expect(written.toString()).toBe('tab=messages')
})

test('nonsense in the address falls back to the default, each for itself', () => {
  const nonsense = read('status=gone&sort=secret&order=up&page=0&size=7&q=show')
  expect(nonsense).toEqual({ ...DEFAULTS, q: 'show' })
  for (const page of ['-1', '1.5', '1e3', '10001', '', '٣', ' 2']) expect(read(`page=${page}`).page).toBe(1)
})

test('any address can be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const params = read(text)
      expect(params.page).toBeGreaterThanOrEqual(1)
      expect(PAGE_SIZES).toContain(params.size)
    }),
  )
})

test('every change but that of the page starts on page 1', () => {
  const third = { ...DEFAULTS, page: 3 }
  expect(changeListParams(third, { status: 'deleted' }).page).toBe(1)
  expect(changeListParams(third, { q: 'a' }).page).toBe(1)
  expect(changeListParams(third, { size: 50 }).page).toBe(1)
  expect(changeListParams(third, { page: 4 })).toEqual({ ...DEFAULTS, page: 4 })
})
