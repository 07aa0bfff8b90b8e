import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { claimDrafts, forgetDrafts } from './drafts.ts'
import { type DraftEntry, draftsStored, readDrafts, writeDrafts } from './draft-store.ts'

const KEY = 'audience-console:draft:form'

/** The tab's storage: what it holds, and how much it takes. */
let stored: Map<string, string>
let room: number
let blocked: boolean

const sessionStorage = () => {
  if (blocked) throw new DOMException('Access is denied for this document.', 'SecurityError')
  return {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      stored.set(key, value)
    },
    removeItem: (key: string) => void stored.delete(key),
    // The console's keys are found as a browser lists them.
    ...Object.fromEntries(stored),
  }
}

beforeEach(() => {
  stored = new Map()
  room = 10_000
  blocked = false
  vi.stubGlobal('window', Object.defineProperty({}, 'sessionStorage', { get: sessionStorage }))
})
afterEach(() => {
  forgetDrafts()
  vi.unstubAllGlobals()
})

const typed = (text: string, id = 1): DraftEntry => ({ id, savedAt: 0, values: { text } })
/** What a reload finds. */
const onDisk = (): unknown => JSON.parse(stored.get(KEY) ?? '[]')

test('a draft that the browser stores outlives a reload', () => {
  writeDrafts('form', [typed('a')])
  expect([draftsStored.get(), onDisk()]).toEqual([true, [typed('a')]])
})

const REFUSALS: [string, () => unknown][] = [
  ['site data is blocked', () => (blocked = true)],
  ['the storage is full', () => (room = 0)],
]
test.each(REFUSALS)('when %s, a draft lasts as long as the page, and nobody is promised more', (_why, refuse) => {
  refuse()
  const told = vi.fn<() => void>()
  const stop = draftsStored.subscribe(told)
  expect(draftsStored.get()).toBe(true)
  writeDrafts('form', [typed('a')])
  expect([draftsStored.get(), told.mock.calls.length]).toEqual([false, 1])
  expect(readDrafts('form')).toEqual([typed('a')])
  expect(readDrafts('another form')).toEqual([])
  writeDrafts('form', [])
  expect([draftsStored.get(), readDrafts('form')]).toEqual([true, []])
  stop()
})

test('a storage that fills up in the middle of typing leaves the older text behind, and the newer one counts here', () => {
  writeDrafts('form', [typed('a')])
  room = JSON.stringify([typed('a')]).length
  writeDrafts('form', [typed('ab')])
  expect([draftsStored.get(), readDrafts('form'), onDisk()]).toEqual([false, [typed('ab')], [typed('a')]])
  room = 10_000
  writeDrafts('form', [typed('abc')])
  expect([draftsStored.get(), onDisk()]).toEqual([true, [typed('abc')]])
})

test('a form that was sent leaves nothing behind in a full storage either', () => {
  writeDrafts('form', [typed('a')])
  room = 0
  writeDrafts('form', [typed('ab')])
  writeDrafts('form', [])
  expect([draftsStored.get(), readDrafts('form'), onDisk()]).toEqual([true, [], []])
})

test('one form’s room is not another’s: all must be stored', () => {
  room = JSON.stringify([typed('short')]).length
  writeDrafts('long', [typed('much longer')])
  writeDrafts('form', [typed('short')])
  expect(draftsStored.get()).toBe(false)
  writeDrafts('long', [])
  expect(draftsStored.get()).toBe(true)
})

test.each(REFUSALS)(
  'when %s, drafts stay whose they are: kept for who signs in again, forgotten for another',
  (_why, refuse) => {
    refuse()
    expect(claimDrafts('anna')).toBe(true)
    writeDrafts('form', [typed('a')])
    expect([claimDrafts('anna'), readDrafts('form')]).toEqual([false, [typed('a')]])
    expect([claimDrafts('bob'), readDrafts('form'), draftsStored.get()]).toEqual([true, [], true])
  },
)
