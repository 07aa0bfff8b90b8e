import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withEndingsOf, withLineFeeds } from './line-endings.ts'

describe('withEndingsOf', () => {
  it('keeps CRLF when a line is added, changed or removed', () => {
    expect(withEndingsOf('a\r\nb\r\nc', 'a\nb\nnew\nc')).toBe('a\r\nb\r\nnew\r\nc')
    expect(withEndingsOf('a\r\nb\r\nc', 'a\nB\nc')).toBe('a\r\nB\r\nc')
    expect(withEndingsOf('a\r\nb\r\nc', 'a\nc')).toBe('a\r\nc')
    expect(withEndingsOf('a\r\n', 'a\nb')).toBe('a\r\nb')
    expect(withEndingsOf('a\r\nb', 'a\nb\n')).toBe('a\r\nb\r\n')
  })

  it('keeps a mixture where it was and follows the commonest kind between', () => {
    expect(withEndingsOf('a\nb\r\nc\r\nd\ne', 'a\nb\nX\nY\nd\ne')).toBe('a\nb\r\nX\r\nY\r\nd\ne')
  })

  it('gives lines between the commonest kind of all, CRLF where as many are of another', () => {
    expect(withEndingsOf('a\r\nb\nc\nd', 'a\nX\nY\nd')).toBe('a\r\nX\nY\nd')
    expect(withEndingsOf('a\rb\rc\nd', 'X\nY\nd')).toBe('X\rY\rd')
    expect(withEndingsOf('a\rb\r\nc', 'X\nY\nZ')).toBe('X\r\nY\r\nZ')
    // The line after the last untouched one is edited, and takes the commonest kind, not that of what it replaces.
    expect(withEndingsOf('a\nb\nc\r\nd\ne', 'a\nb\nX\nY\nZ')).toBe('a\nb\nX\nY\nZ')
  })

  it('leaves LF text and single lines alone', () => {
    expect(withEndingsOf('a\nb', 'a\nb\nc')).toBe('a\nb\nc')
    expect(withEndingsOf('', 'a\nb')).toBe('a\nb')
    expect(withEndingsOf('one', 'two')).toBe('two')
  })

  const lines = fc
    .array(fc.constantFrom('a', 'b', '', '\r\n', '\n', '\r', 'é'), { maxLength: 12 })
    .map((parts) => parts.join(''))

  it('gives back the stored text when nothing was edited', () => {
    fc.assert(fc.property(lines, (stored) => withEndingsOf(stored, withLineFeeds(stored)) === stored))
  })

  it('changes nothing but line breaks', () => {
    fc.assert(
      fc.property(lines, lines, (stored, other) => {
        const edited = withLineFeeds(other)
        return withLineFeeds(withEndingsOf(stored, edited)) === edited
      }),
    )
  })
})
