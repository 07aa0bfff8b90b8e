import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressesFor } from './console-address.ts'

const split = (address: string) => {
  const { pathname, search, hash } = new URL(address, 'http://host.test')
  return { pathname, search, hash }
}
const page = (opened: string, base = '/', unknownHost = false) =>
  addressesFor({ base, opened: split(opened), unknownHost })

describe('an address', () => {
  test.each([
    ['/', '/live/cn-shanghai/a/groups?page=2', '/live/cn-shanghai/a/groups?page=2'],
    ['/pr-1/', '/live/cn-shanghai/a/groups?page=2#x', '/pr-1/live/cn-shanghai/a/groups?page=2#x'],
    ['/pr-1/', '/', '/pr-1/'],
  ])('below %s is a path where the host answers for it', (base, console, browser) => {
    expect(page(`${base}live`, base, true).href(console)).toBe(browser)
    expect(page(base, base).href(console)).toBe(browser)
    expect(page(base, base).read(split(browser))).toEqual(split(console))
  })

  test.each([
    ['/pr-1/', true],
    ['/pr-1/index.html', true],
    ['/pr-1/?at=/live', false],
    ['/pr-1/?at=/live', true],
  ])('of a page opened by %s says ?at= (of a host that nobody told: %j)', (opened, unknownHost) => {
    const { href, read } = page(opened, '/pr-1/', unknownHost)
    const console = '/live/cn-shanghai/a/groups?q=a%26b&page=2#scenario=empty'
    expect(href(console)).toBe('/pr-1/?at=/live/cn-shanghai/a/groups?q=a%2526b%26page=2#scenario=empty')
    expect(read(split(href(console)))).toEqual(split(console))
  })

  test('survives being carried, whatever it holds', () => {
    const { href, read } = page('/x/?at=/', '/x/')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (path, query) => {
        const console = split(`/live/${encodeURIComponent(path)}?q=${encodeURIComponent(query)}&at=+%&r=${query}`)
        expect(read(split(href(console.pathname + console.search + console.hash)))).toEqual(console)
      }),
    )
  })

  test.each(['//evil.test/live', 'https://evil.test', 'live', ''])('?at=%s is none, and the first page comes', (at) => {
    expect(page(`/?at=${encodeURIComponent(at)}`).read(split(`/?at=${encodeURIComponent(at)}`)).pathname).toBe('/')
  })

  test('index.html is the first page', () => {
    expect(page('/x/index.html', '/x/').read(split('/x/index.html')).pathname).toBe('/')
  })
})
