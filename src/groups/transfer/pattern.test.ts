import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePattern, textAt } from './pattern.ts'

const MOST = 10_000
function all(text: string): string[] {
  const pattern = parsePattern(text, MOST)
  return Array.from({ length: pattern.count }, (_, index) => textAt(pattern, index))
}

it.each([
  ['show{1..3}', ['show1', 'show2', 'show3']],
  ['show{001..003}', ['show001', 'show002', 'show003']],
  ['{8..11}', ['8', '9', '10', '11']],
  ['{08..11}', ['08', '09', '10', '11']],
  ['{1..010..9}', ['001', '010']],
  ['{3..1}', ['3', '2', '1']],
  ['{10..0..5}x', ['10x', '5x', '0x']],
  ['{0..9..4}', ['0', '4', '8']],
  ['{5..5}', ['5']],
  ['{1..2}x{1..3}', ['1x1', '1x2', '1x3', '2x1', '2x2', '2x3']],
  ['plain', ['plain']],
  ['', ['']],
  ['{"room":{1..2}}', ['{"room":1}', '{"room":2}']],
  ['{"a":{"b":1}}', ['{"a":{"b":1}}']],
  ['a{{1..3}}b', ['a{1..3}b']],
  ['{{x..y}}{1..2}', ['{x..y}1', '{x..y}2']],
  ['{1,2}{x}', ['{1,2}{x}']],
  ['{"path":"../x"}', ['{"path":"../x"}']],
])('%s makes %j', (text, made) => {
  expect(all(text)).toEqual(made)
})

it.each(['{a..c}', '{1..}', '{1...3}', '{-1..3}', '{1..3..0}', '{1..1234567890123456}', 'show{ 1..3 }'])(
  '%s is told to be no range',
  (text) => {
    expect(parsePattern(text, MOST).problems).toEqual([{ kind: 'notARange', found: text.replace('show', '') }])
    expect(all(text)).toEqual([])
  },
)

it('makes no more than it may, and does not try', () => {
  expect(parsePattern('{1..10000}', MOST)).toMatchObject({ count: MOST, problems: [] })
  expect(parsePattern('{1..10001}', MOST)).toMatchObject({ count: 0, problems: [{ kind: 'tooMany', limit: MOST }] })
  expect(parsePattern('{1..999999999999999}{1..999999999999999}', MOST).problems).toEqual([
    { kind: 'tooMany', limit: MOST },
  ])
})

it('numbers as its bounds say, each once', () => {
  const bound = fc.nat(3000)
  fc.assert(
    fc.property(
      bound,
      bound,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 6 }),
      (from, to, by, width) => {
        const [a, b] = [String(from).padStart(width, '0'), String(to).padStart(width, '0')]
        const made = all(`x{${a}..${b}..${by}}`)
        expect(made[0]).toBe(`x${a.padStart(isPadded(a, b) ? Math.max(a.length, b.length) : 1, '0')}`)
        expect(new Set(made).size).toBe(made.length)
        expect(made).toHaveLength(Math.floor(Math.abs(from - to) / by) + 1)
        const values = made.map((text) => Number(text.slice(1)))
        expect(values.every((value, index) => value === from + (to < from ? -by : by) * index)).toBe(true)
        const widths = new Set(made.map(({ length }) => length))
        expect(widths.size === 1 || !isPadded(a, b)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

const isPadded = (...bounds: string[]) => bounds.some((bound) => bound.length > 1 && bound.startsWith('0'))
