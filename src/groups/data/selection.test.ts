import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetSelections, selectionOf } from './selection.ts'

const kept = new Map<string, string>()
let full = false

beforeEach(() => {
  const sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key: string) => kept.delete(key),
  }
  vi.stubGlobal('window', { sessionStorage })
})
afterEach(() => {
  forgetSelections()
  kept.clear()
  full = false
  vi.unstubAllGlobals()
})

const scope = (appId: string) => ({ center: 'cn-shanghai' as const, appId })

const stored = (appId: string) => kept.get(`audience-console:selection:cn-shanghai/${appId}`)

test('each application has a selection of its own, which the tab keeps', () => {
  selectionOf(scope('a')).put(['x', 'y'], true)
  selectionOf(scope('b')).put(['z'], true)
  selectionOf(scope('a')).put(['x'], false)
  expect([stored('a'), stored('b')]).toEqual(['["y"]', '["z"]'])
  expect(selectionOf(scope('a'))).toBe(selectionOf(scope('a')))
})

test('what the tab has kept is selected again, as far as it can be read', () => {
  kept.set('audience-console:selection:cn-shanghai/left', '["x","y"]')
  kept.set('audience-console:selection:cn-shanghai/broken', '{"x":1}')
  expect([...selectionOf(scope('left')).get()]).toEqual(['x', 'y'])
  expect([...selectionOf(scope('broken')).get()]).toEqual([])
})

test('what is forgotten is gone, from the page and from the tab', () => {
  selectionOf(scope('a')).put(['x'], true)
  forgetSelections()
  expect(selectionOf(scope('a')).get().size).toBe(0)
  expect(stored('a')).toBeUndefined()
})

test('what there is no room for lasts as long as the page, and nothing older comes back in its place', () => {
  const selection = selectionOf(scope('a'))
  selection.put(['x'], true)
  full = true
  selection.put(['y'], true)
  expect([...selection.get()]).toEqual(['x', 'y'])
  expect(stored('a')).toBeUndefined()
})
