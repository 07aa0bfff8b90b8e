import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ListParams } from '../data/list-params.ts'
import { readListParams } from '../data/list-params.ts'
import { nameProblem, type SavedView, savedViewsOf, withView } from './saved-views.ts'
import { BUILT_IN_VIEWS, searchOfBuiltIn, searchOfList, shows, showsBuiltIn } from './view-search.ts'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  const localStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  }
  vi.stubGlobal('window', { localStorage, addEventListener: () => undefined })
})
afterEach(() => vi.unstubAllGlobals())

const params = (search: string): ListParams => readListParams(new URLSearchParams(search))
const PREFERRED = ['online', 'owner'] as const

test('each operator has views of their own, and a rehearsal has some too', () => {
  const view: SavedView = { name: 'Tonight', search: 'q=gala' }
  savedViewsOf('anna').set([view])
  expect(savedViewsOf('anna').get()).toEqual([view])
  expect(savedViewsOf('bo').get()).toEqual([])
  expect(savedViewsOf(undefined).get()).toEqual([])
  expect([...stored.keys()]).toEqual(['audience-console:views:anna'])
})

test('what cannot be read does not take the other views along, and there are never more than 50', () => {
  const key = 'audience-console:views:'
  const good = { name: 'x'.repeat(60), search: '' }
  stored.set(`${key}mixed`, JSON.stringify([good, { name: '', search: '' }, 7, { name: 'y'.repeat(61), search: '' }]))
  expect(savedViewsOf('mixed').get()).toEqual([good])
  const many = Array.from({ length: 60 }, (_, index) => ({ name: `v${index}`, search: '' }))
  stored.set(`${key}many`, JSON.stringify(many))
  expect(savedViewsOf('many').get()).toHaveLength(50)
  stored.set(`${key}broken`, '{')
  expect(savedViewsOf('broken').get()).toEqual([])
})

test('a name has 1 to 60 characters, and nobody else has it', () => {
  const views = [
    { name: 'Tonight', search: '' },
    { name: 'Café', search: '' },
  ]
  expect(nameProblem('  ', views)).toBe('empty')
  expect(nameProblem('直'.repeat(61), views)).toBe('long')
  expect(nameProblem('🎉'.repeat(60), views)).toBeUndefined()
  expect(nameProblem(' tonight ', views)).toBe('taken')
  expect(nameProblem('Cafe\u0301', views)).toBe('taken')
  expect(nameProblem('TONIGHT', views, 'Tonight')).toBeUndefined()
  expect(withView(views, 'Café', { search: 'q=a' })[1]).toEqual({ name: 'Café', search: 'q=a' })
})

test('a saved view names its columns, in their order, and has no page', () => {
  expect(searchOfList(params('q=a&page=3'), PREFERRED)).toBe('q=a&columns=online%2Cowner')
  expect(searchOfList(params('columns=created,status'), PREFERRED)).toBe('columns=status%2Ccreated')
  // Deleted groups have columns of their own.
  expect(searchOfList(params('status=deleted&columns=owner'), PREFERRED)).toBe('status=deleted')
})

test('a view is shown on whatever page, and no longer once a column is another', () => {
  const search = searchOfList(params('owner=anna&size=50'), PREFERRED)
  expect(shows(search, params('owner=anna&size=50&page=2'), PREFERRED)).toBe(true)
  expect(shows(search, params(`${search}&page=2`), ['status'])).toBe(true)
  expect(shows(search, params('owner=anna&size=50'), ['status'])).toBe(false)
  expect(shows(search, params('owner=anna'), PREFERRED)).toBe(false)
})

test('of the views everybody has one is shown at most, whatever the columns and rows a page', () => {
  const shown = (search: string) =>
    BUILT_IN_VIEWS.filter((view) => showsBuiltIn(view.search, params(search))).map(({ key }) => key)
  expect(shown('size=50&columns=owner&page=2')).toEqual(['all'])
  expect(shown('status=normal')).toEqual(['normal'])
  expect(shown('status=normal&sort=online')).toEqual(['busiest'])
  expect(shown('status=deleted')).toEqual(['deleted'])
  expect(shown('status=deleted&q=a')).toEqual([])
  expect(shown('super=1')).toEqual([])
  expect(searchOfBuiltIn('status=deleted', params('size=50&columns=owner&owner=anna'))).toBe('status=deleted&size=50')
})
