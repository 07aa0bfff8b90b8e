import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPreference, forgetStored, readStored, writeStored } from './storage.ts'

/** A tab's storage, as far as the console uses it: its keys are its own properties, as a browser's are. */
class FakeStorage {
  getItem = (key: string): string | null => (Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null)
  setItem = (key: string, value: string) => void Reflect.set(this, key, value)
  removeItem = (key: string) => void Reflect.deleteProperty(this, key)
}

let areas: { localStorage: FakeStorage; sessionStorage: FakeStorage }
let page: EventTarget
beforeEach(() => {
  areas = { localStorage: new FakeStorage(), sessionStorage: new FakeStorage() }
  page = new EventTarget()
  vi.stubGlobal('window', Object.assign(page, areas))
})
afterEach(() => vi.unstubAllGlobals())

const theme = v.picklist(['light', 'dark'])
const preference = () => createPreference('theme', theme, (): 'light' | 'dark' => 'light')
/** Another tab writes, of which this one is told. */
function elsewhere(key: string, text: string) {
  areas.localStorage.setItem(key, text)
  page.dispatchEvent(Object.assign(new Event('storage'), { key }))
}

test('what is stored is read again, in its own area; what is not as described is not there', () => {
  expect(writeStored('local', 'a', { b: 1 })).toBe(true)
  expect(readStored('local', 'a', v.object({ b: v.number() }))).toEqual({ b: 1 })
  expect(readStored('session', 'a', v.unknown())).toBeUndefined()
  expect(readStored('local', 'a', v.string())).toBeUndefined()
  writeStored('local', 'a', undefined)
  expect(readStored('local', 'a', v.unknown())).toBeUndefined()
  areas.localStorage.setItem('audience-console:a', '{"b":')
  expect(readStored('local', 'a', v.unknown())).toBeUndefined()
})

test('forgetting takes everything of the console out of an area, and nothing of anybody else', () => {
  for (const area of ['local', 'session'] as const) for (const key of ['a', 'b']) writeStored(area, key, key)
  areas.sessionStorage.setItem('other:audience-console:', 'theirs')
  forgetStored('session')
  expect([readStored('session', 'a', v.string()), readStored('session', 'b', v.string())]).toEqual([
    undefined,
    undefined,
  ])
  expect(areas.sessionStorage.getItem('other:audience-console:')).toBe('theirs')
  expect(readStored('local', 'a', v.string())).toBe('a')
})

test('a preference lasts, and is the same in all tabs', () => {
  const first = preference()
  expect(first.get()).toBe('light')
  const told = vi.fn<() => void>()
  const stop = first.subscribe(told)
  first.set('dark')
  expect([first.get(), preference().get(), told.mock.calls.length]).toEqual(['dark', 'dark', 1])
  elsewhere('audience-console:other', '"light"')
  expect([first.get(), told.mock.calls.length]).toEqual(['dark', 1])
  elsewhere('audience-console:theme', '"light"')
  expect([first.get(), told.mock.calls.length]).toEqual(['light', 2])
  elsewhere('audience-console:theme', '"purple"')
  expect([first.get(), told.mock.calls.length]).toEqual(['light', 3])
  stop()
  first.set('dark')
  expect(told).toHaveBeenCalledTimes(3)
})

test('a browser that withholds storage, or has no room, has a console that works and forgets', () => {
  const withheld = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  Object.defineProperty(page, 'localStorage', { get: withheld })
  areas.sessionStorage.setItem = withheld
  expect([writeStored('local', 'a', 1), writeStored('session', 'a', 1)]).toEqual([false, false])
  expect(readStored('local', 'a', v.number())).toBeUndefined()
  expect(() => forgetStored('local')).not.toThrow()
  const forgetful = preference()
  forgetful.set('dark')
  expect([forgetful.get(), preference().get()]).toEqual(['dark', 'light'])
})
