import { afterEach, expect, test, vi } from 'vitest'
import { writeDrafts } from '../ui/draft-store.ts'
import { noticeLostChunks, reloadMayHelp } from './lost-chunk.ts'

afterEach(() => vi.unstubAllGlobals())

test('the console reloads by itself for a lost chunk only, and not while that would lose what was typed', () => {
  const page = new EventTarget()
  let full = false
  const values = new Map<string, string>()
  const sessionStorage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      values.set(key, value)
    },
    removeItem: (key: string) => void values.delete(key),
  }
  vi.stubGlobal('window', Object.assign(page, { sessionStorage }))
  noticeLostChunks()
  const error = new Error('Failed to fetch dynamically imported module: /assets/a.js')
  expect(reloadMayHelp(error)).toBe(false)
  page.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }))
  expect(reloadMayHelp(error)).toBe(true)
  const entry = { id: 1, savedAt: 0, values: {} }
  writeDrafts('form', [entry])
  expect(reloadMayHelp(error)).toBe(true)
  full = true
  writeDrafts('form', [entry])
  expect(reloadMayHelp(error)).toBe(false)
  writeDrafts('form', [])
})
