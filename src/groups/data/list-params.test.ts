import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeListParams,
  COLUMN_KEYS,
  DIRECTIONS,
  type ListParams,
  NO_FACETS,
  PAGE_SIZES,
  readListParams,
  sortKeysOf,
  STATUSES,
  writeListParams,
} from './list-params.ts'

const DEFAULTS: ListParams = {
  ...NO_FACETS,
  status: 'all',
  q: '',
  sort: 'created',
  order: 'desc',
  page: 1,
  size: 20,
  columns: undefined,
}

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const someText = fc.string({ unit: 'grapheme', minLength: 1 })
const someDay = fc.constantFrom('2026-11-23', '2024-02-29')
const someDays = [
  { createdFrom: optional(someDay), createdTo: optional(someDay), createdLast: fc.constant(undefined) },
  {
    createdFrom: fc.constant(undefined),
    createdTo: fc.constant(undefined),
    createdLast: fc.integer({ min: 1, max: 3660 }),
  },
]
const anyParams = fc.tuple(fc.constantFrom(...STATUSES), fc.constantFrom(...someDays)).chain(([status, days]) =>
  fc.record<ListParams>({
    status: fc.constant(status),
    q: fc.string({ unit: 'grapheme' }),
    owner: optional(someText),
    administrator: optional(someText),
    supergroup: fc.boolean(),
    ...days,
    sort: fc.constantFrom(...sortKeysOf(status)),
    order: fc.constantFrom(...DIRECTIONS),
    page: fc.integer({ min: 1, max: 10_000 }),
    size: fc.constantFrom(...PAGE_SIZES),
    columns: optional(fc.uniqueArray(fc.constantFrom(...COLUMN_KEYS))),
  }),
)

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

test('the last days and days that were chosen take the place of each other', () => {
  expect(read('last=7&from=2026-11-01&to=2026-11-23')).toEqual({ ...DEFAULTS, createdLast: 7 })
  for (const last of ['0', '-7', '1.5', '3661', 'week']) expect(read(`last=${last}`)).toEqual(DEFAULTS)
  const week = changeListParams({ ...DEFAULTS, createdFrom: '2026-11-01' }, { createdLast: 7 })
  expect(week).toEqual({ ...DEFAULTS, createdLast: 7 })
  expect(changeListParams(week, { createdTo: '2026-11-23' })).toEqual({ ...DEFAULTS, createdTo: '2026-11-23' })
  expect(changeListParams(week, { owner: 'anna' })).toEqual({ ...week, owner: 'anna' })
})

test('deleted groups stand by the time they have left, until another order is chosen', () => {
  expect(read('status=deleted')).toMatchObject({ sort: 'left', order: 'asc' })
  expect(read('status=deleted&sort=created')).toMatchObject({ sort: 'created', order: 'desc' })
  // Orders that the status does not have.
  expect(read('sort=left')).toMatchObject({ sort: 'created', order: 'desc' })
  expect(read('status=deleted&sort=online&order=asc')).toMatchObject({ sort: 'left', order: 'asc' })
  const deleted = changeListParams({ ...DEFAULTS, sort: 'online' }, { status: 'deleted' })
  expect(deleted).toMatchObject({ sort: 'left', order: 'asc' })
  expect(changeListParams(deleted, { status: 'all' })).toMatchObject({ sort: 'created', order: 'desc' })
  const byName = changeListParams({ ...DEFAULTS, sort: 'name', order: 'desc' }, { status: 'deleted' })
  expect(byName).toMatchObject({ sort: 'name', order: 'desc' })
})
