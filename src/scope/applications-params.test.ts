import { expect, it } from 'vitest'
import { applicationsSearch, readApplicationsParams } from './applications-params.ts'

it('reads an address, and takes the default for what it does not say or says wrongly', () => {
  const read = (search: string) => readApplicationsParams(new URLSearchParams(search))
  const plain = { state: 'all', q: '', page: 1, size: 20 }
  expect(read('')).toEqual(plain)
  expect(read('state=off&page=0&size=7')).toEqual(plain)
  expect(read('state=disabled&q=live&page=3&size=50')).toEqual({ state: 'disabled', q: 'live', page: 3, size: 50 })
})

it('writes what differs, keeps what is not its own, and begins another list at its first page', () => {
  const after = (search: string, change: Parameters<typeof applicationsSearch>[1]) =>
    applicationsSearch(new URLSearchParams(search), change)
  expect(after('q=live&page=3', { q: '' })).toBe('')
  expect(after('q=live&page=3&x=1', { state: 'enabled' })).toBe('?q=live&x=1&state=enabled')
  expect(after('q=live&size=50', { page: 2 })).toBe('?q=live&size=50&page=2')
})
