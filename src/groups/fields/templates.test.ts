import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeStored } from '#lib/storage.ts'
import {
  LONGEST_TEMPLATE_NAME,
  MOST_TEMPLATES,
  renamed,
  renameProblem,
  type Template,
  templatesOf,
  withTemplate,
} from './templates.ts'

const PRICE: Template = { name: 'Price', content: '{"p":{price}}', type: '1', weight: '', doNotStore: false }
const CENTER = 'cn-shanghai'

beforeEach(() => {
  const stored = new Map<string, string>()
  const localStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  }
  vi.stubGlobal('window', { localStorage, addEventListener: () => undefined })
})
afterEach(() => vi.unstubAllGlobals())

describe('what is kept', () => {
  it('is each operator’s own, in each application', () => {
    templatesOf({ center: CENTER, appId: 'one' }, 'anna').set([PRICE])
    expect(templatesOf({ center: CENTER, appId: 'one' }, 'anna').get()).toEqual([PRICE])
    expect(templatesOf({ center: CENTER, appId: 'one' }, 'bert').get()).toEqual([])
    expect(templatesOf({ center: CENTER, appId: 'two' }, 'anna').get()).toEqual([])
    expect(templatesOf({ center: CENTER, appId: 'one' }, undefined).get()).toEqual([])
  })

  it('is read as far as it is right', () => {
    const wrong = [
      { ...PRICE, name: ' ' },
      { ...PRICE, name: 'x'.repeat(LONGEST_TEMPLATE_NAME + 1) },
      { ...PRICE, content: '' },
      { ...PRICE, content: '价'.repeat(9000) },
      { ...PRICE, content: '\uD83D' },
      { ...PRICE, type: '1a' },
      { ...PRICE, weight: '9223372036854775808' },
      { ...PRICE, doNotStore: 'yes' },
      { ...PRICE, name: 'price ' },
      null,
      'text',
      7,
    ]
    const other = { ...PRICE, name: 'Other', more: 'ignored' }
    writeStored('local', `templates:${CENTER}:damaged`, [PRICE, ...wrong, other])
    expect(templatesOf({ center: CENTER, appId: 'damaged' }, undefined).get()).toEqual([
      PRICE,
      { ...PRICE, name: 'Other' },
    ])
    writeStored('local', `templates:${CENTER}:no`, { templates: [PRICE] })
    expect(templatesOf({ center: CENTER, appId: 'no' }, undefined).get()).toEqual([])
    const many = Array.from({ length: MOST_TEMPLATES + 5 }, (_, index) => ({ ...PRICE, name: `t${index}` }))
    writeStored('local', `templates:${CENTER}:many`, many)
    expect(templatesOf({ center: CENTER, appId: 'many' }, undefined).get()).toHaveLength(MOST_TEMPLATES)
  })
})

it('replaces a template of the same name where it stands', () => {
  const all = [PRICE, { ...PRICE, name: 'Other' }]
  expect(withTemplate(all, { ...PRICE, name: ' PRICE ', type: '2' })).toEqual([
    { ...PRICE, name: 'PRICE', type: '2' },
    all[1],
  ])
  expect(withTemplate(all, { ...PRICE, name: 'New' }).map(({ name }) => name)).toEqual(['Price', 'Other', 'New'])
})

it('renames, but never to a name that is taken', () => {
  const all = [PRICE, { ...PRICE, name: 'Other' }]
  expect(renameProblem('  ', all, 'Price')).toBe('required')
  expect(renameProblem('other', all, 'Price')).toBe('taken')
  expect(renameProblem('PRICE', all, 'Price')).toBeUndefined()
  expect(renamed(all, 'Price', ' Offer ').map(({ name }) => name)).toEqual(['Offer', 'Other'])
})
